package import Reports

/// What a municipality has made that may meet duties of the law, whether or not it was noted of them.
package struct DutyEvidence: Hashable, Sendable {
    /// The day of the latest strategic picture (§ 4).
    package let picture: CivilDate?
    /// The day on which the latest plan was decided that was not withdrawn (§ 5).
    package let plan: CivilDate?

    package init(picture: CivilDate?, plan: CivilDate?) {
        self.picture = picture
        self.plan = plan
    }
}

extension DutyStanding {
    /// What may meet a duty that is not told done, made since it last was; nil for nothing.
    package func unnoted(_ evidence: DutyEvidence) -> Bilingual? {
        guard state != .done else { return nil }
        switch duty {
        case .picture:
            guard let day = since(evidence.picture) else { return nil }
            return Bilingual(
                swedish:
                    "Det finns en strategisk lägesbild av \(day) som kan uppfylla kravet. Anteckna den om den gör det.",
                english:
                    "There is a strategic picture of \(day) that may meet the duty. Note it if it does.")
        case .plan:
            guard let day = since(evidence.plan) else { return nil }
            return Bilingual(
                swedish:
                    "Det finns en plan beslutad \(day) som kan uppfylla kravet. Anteckna den om den gör det.",
                english: "There is a plan decided \(day) that may meet the duty. Note it if it does.")
        case .agreements, .council, .coordination, .report, .cameras: return nil
        }
    }

    private func since(_ day: CivilDate?) -> CivilDate? {
        guard let day, day >= DutyDone.lawBegins else { return nil }
        guard let last else { return day }
        return day > last ? day : nil
    }
}
