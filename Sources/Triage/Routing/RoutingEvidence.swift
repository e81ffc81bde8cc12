import Reports

/// A report made ready for many conditions: its text is folded at most once, and only if a rule asks for words.
struct RoutingEvidence {
    let facts: RoutingFacts
    private let seen: SwedishTime
    private lazy var text = FoldedText(facts.text)

    init(_ facts: RoutingFacts) {
        self.facts = facts
        seen = SwedishTime(facts.observed)
    }

    var weekday: Weekday { Weekday(seen.date) }
    var minuteOfDay: Int { seen.minuteOfDay }

    mutating func meets(_ conditions: [RoutingCondition]) -> Bool {
        for condition in conditions where !meets(condition) { return false }
        return true
    }

    mutating func meets(_ condition: RoutingCondition) -> Bool {
        switch condition {
        case .category(let codes): codes.contains(facts.category)
        case .source(let sources): sources.contains(facts.source)
        case .weekdays(let days): days.contains(weekday)
        case .hours(let span): span.contains(minuteOfDay)
        case .area(let layer, let codes):
            facts.areas.contains { $0.layer == layer && codes.contains($0.code) }
        case .roadOwner(let owners):
            facts.areas.contains { area in
                area.layer == .road && owners.contains { $0.rawValue == area.owner }
            }
        case .landOwner(let owners):
            facts.areas.contains { area in
                area.layer == .owner && owners.contains { $0 == area.owner }
            }
        case .words(let patterns): meetsWords(patterns)
        }
    }

    private mutating func meetsWords(_ patterns: [WordPattern]) -> Bool {
        let text = text
        return patterns.contains { text.contains($0) }
    }
}
