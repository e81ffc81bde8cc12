import Reports

/// What staff decide, as the history of a case says it.
struct DecisionWords {
    let sentence: Bilingual
    /// The entry of history that the decision undoes.
    var undoes: Int?

    func entry(
        _ kind: CaseEvent.Kind, report: Int64? = nil, former: FormerValue,
        by change: CaseChange<some CaseLedger>
    ) -> HistoryEntry {
        HistoryEntry(
            kind: kind, report: report, other: nil, by: change.by, reason: sentence, at: change.moment,
            former: former, undoes: undoes)
    }
}

extension Bilingual {
    /// The sentence with what staff wrote after it.
    func adding(_ reason: String?) -> Bilingual {
        reason.map { Bilingual(swedish: "\(swedish) \($0)", english: "\(english) \($0)") } ?? self
    }
}

extension CaseEvent.Kind {
    /// What the history says of a correction.
    func sentence(_ value: String?, _ isOn: Bool, in profile: Profile, because reason: String) -> Bilingual {
        let name = value.flatMap { Code<Category>($0) }.flatMap { profile.category($0)?.name }
        return switch self {
        case .categoryCorrected:
            Bilingual(
                swedish: "Kategorin rättad till \(name?.swedish ?? "–"). \(reason)",
                english: "Category corrected to \(name?.english ?? "–"). \(reason)")
        case .placeCorrected:
            Bilingual(swedish: "Platsen rättad. \(reason)", english: "Place corrected. \(reason)")
        default:
            isOn
                ? Bilingual(
                    swedish: "Åtkomsten begränsad. \(reason)", english: "Access restricted. \(reason)")
                : Bilingual(
                    swedish: "Åtkomsten inte längre begränsad. \(reason)",
                    english: "Access no longer restricted. \(reason)")
        }
    }
}
