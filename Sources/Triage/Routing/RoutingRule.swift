package import Reports

/// Which units answer for the cases that meet some conditions.
package struct RoutingRule: Hashable, Sendable {
    package let id: Code<RoutingRule>
    /// What one report of the case must meet, all of it; the order is the one in which they are tried. Empty: any report.
    package let conditions: [RoutingCondition]
    /// What the whole case must have reached; zero where the rule asks for nothing.
    package let threshold: CaseCounts
    /// At least one, without repeats.
    package let units: [Code<Unit>]
    package let duty: Duty

    /// Why a unit answers, and how long it may take.
    package struct Duty: Hashable, Sendable {
        /// In working days; nil for no deadline.
        package let deadline: Int?
        package let reason: Bilingual
    }
}

/// Who owns a road. The raw values are those of ``MappedArea/owner`` in the layer `road`.
package enum RoadOwner: String, CaseIterable, Sendable {
    case state, municipality, `private`
}

/// A day of the week. The raw values are the words of `routing.yaml`.
package enum Weekday: String, CaseIterable, Sendable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    init(_ date: CivilDate) {
        // CivilDate counts from Monday as 1.
        self = Self.allCases[(date.weekday - 1) % 7]
    }
}
