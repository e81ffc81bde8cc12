/// What stood before something that staff decided, so that it can be undone.
package enum FormerValue: Hashable, Sendable {
    case state(CaseState)
    case assignee(Assignee?)
    /// Who answered for the case, and the units that it had been taken from.
    case units([Assignment], left: [LeftUnit])
    /// The last days of units.
    case due([Code<Unit>: CivilDate?])
    case categories([Report.ID: Code<Category>])
    case places([Report.ID: Whereabouts])
    case restrictions([Report.ID: Bool])
    /// Staff's word on the report that the entry is about was another, or none.
    case ruling
    /// What became one were two.
    case cases(FormerCases)
}

/// A unit that a case was taken from: the rules do not give it that case again.
package struct LeftUnit: Hashable, Sendable {
    package let unit: Code<Unit>
    /// The rule by which it had the case.
    package let rule: String
    /// Whether the unit itself said that the case is not its own.
    package let handedOver: Bool
    package let reason: Bilingual
    package let at: Timestamp

    package init(unit: Code<Unit>, rule: String, handedOver: Bool, reason: Bilingual, at: Timestamp) {
        self.unit = unit
        self.rule = rule
        self.handedOver = handedOver
        self.reason = reason
        self.at = at
    }
}
