package import Reports

/// That a duty of the law was done on a day. It is never changed: a wrong one is withdrawn, and another made.
package struct DutyDone: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: DutyDoneID
    package let municipality: MunicipalityCode
    package let duty: Duty
    package let day: CivilDate
    /// Who did it: an office or a role, never a person.
    package let role: String
    package let note: String
    /// To a decision, minutes or a document.
    package let link: String?
    package let made: Timestamp
    /// Who told it.
    package let by: Agent
    package internal(set) var withdrawn: Withdrawal?

    /// In bytes.
    package static let longestRole = 200
    package static let longestNote = 2_000
    package static let longestLink = 500

    package init(
        id: DutyDoneID, municipality: MunicipalityCode, duty: Duty, day: CivilDate, role: String,
        note: String = "", link: String? = nil, made: Timestamp, by: Agent, withdrawn: Withdrawal? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.duty = duty
        self.day = day
        self.role = role
        self.note = note
        self.link = link
        self.made = made
        self.by = by
        self.withdrawn = withdrawn
    }

    /// That it was not so, or not then.
    package struct Withdrawal: Hashable, Sendable {
        package let at: Timestamp
        package let by: Agent
        package let reason: String

        package init(at: Timestamp, by: Agent, reason: String) {
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    package var counts: Bool { withdrawn == nil }

    /// What is written in it.
    package var texts: [String] { [role, note].filter { !$0.isEmpty } }

    /// Whether it tells the same, whoever told it when.
    package func says(_ other: DutyDone) -> Bool {
        (id, municipality, duty, day) == (other.id, other.municipality, other.duty, other.day)
            && (role, note, link ?? "") == (other.role, other.note, other.link ?? "")
    }

    /// The same, withdrawn; as it is where it has been.
    package func withdrawn(_ withdrawal: Withdrawal) -> DutyDone {
        guard counts else { return self }
        var done = self
        done.withdrawn = withdrawal
        return done
    }

    /// That the day has come, and is none that was mistyped.
    package func requireSound() throws(DutyFault) {
        if day > SwedishTime(made).date { throw .dayNotCome(day) }
        if day.year < EarliestYear.ofWork { throw .dayTooEarly(day) }
        if day < Self.lawBegins { throw .beforeLaw(day) }
    }

    /// 1 July 2023, when the law of all duties began to hold.
    package static let lawBegins = CivilDate(daysSinceEpoch: 19_539)

    /// Whether a text is the address of a page: `https://`, printable ASCII without blanks.
    package static func isLink(_ text: String) -> Bool {
        let start = "https://"
        return text.hasPrefix(start) && (start.utf8.count + 1...longestLink).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension Sequence where Element == DutyDone {
    /// How every duty of a municipality stands on a day, in the order of the law.
    package func standings(in municipality: MunicipalityCode, _ terms: DutyTerms, on day: CivilDate)
        -> [DutyStanding]
    {
        let counted = filter { $0.municipality == municipality && $0.counts }
        return Duty.allCases.map { duty in
            let days = counted.filter { $0.duty == duty }.map(\.day)
            return DutyStanding(duty, done: days, months: terms.months(of: duty), on: day)
        }
    }
}

/// Why it cannot be kept that a duty was done, or withdrawn.
package enum DutyFault: Error, Hashable, Sendable {
    case noSuchEntry
    /// It is told of a day that has not come.
    case dayNotCome(CivilDate)
    /// Before ``EarliestYear/ofWork``.
    case dayTooEarly(CivilDate)
    /// Before the law of which it is a duty.
    case beforeLaw(CivilDate)
    /// Something else has the id: another entry, or one with other content.
    case idTaken

    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchEntry:
            Bilingual(swedish: "Det finns ingen sådan uppgift.", english: "There is no such entry.")
        case .dayNotCome(let day):
            Bilingual(swedish: "Dagen \(day) har inte kommit.", english: "The day \(day) has not come.")
        case .dayTooEarly(let day): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .beforeLaw(let day):
            Bilingual(
                swedish:
                    "Lag \(Duty.law) gäller från \(DutyDone.lawBegins). Det som gjordes \(day) räknas inte som en plikt enligt den: ange en dag från dess, när det gjordes eller antogs på nytt.",
                english:
                    "Law \(Duty.law) is in force from \(DutyDone.lawBegins). What was done \(day) is no duty of it: give a day from then on, when it was done or adopted anew."
            )
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        }
    }
}
