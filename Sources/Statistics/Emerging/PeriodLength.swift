/// What a period is, so that sentences can name it.
package enum PeriodLength: Hashable, Sendable, CaseIterable {
    case day, week, month
}

/// The forms of a period's noun that sentences need. All three nouns have the same gender in Swedish.
struct PeriodNoun {
    let singular: String
    let definite: String
    let definitePlural: String

    static func swedish(_ length: PeriodLength) -> PeriodNoun {
        switch length {
        case .day: PeriodNoun(singular: "dag", definite: "dagen", definitePlural: "dagarna")
        case .week: PeriodNoun(singular: "vecka", definite: "veckan", definitePlural: "veckorna")
        case .month: PeriodNoun(singular: "månad", definite: "månaden", definitePlural: "månaderna")
        }
    }

    static func english(_ length: PeriodLength) -> PeriodNoun {
        switch length {
        case .day: PeriodNoun(singular: "day", definite: "day", definitePlural: "days")
        case .week: PeriodNoun(singular: "week", definite: "week", definitePlural: "weeks")
        case .month: PeriodNoun(singular: "month", definite: "month", definitePlural: "months")
        }
    }
}
