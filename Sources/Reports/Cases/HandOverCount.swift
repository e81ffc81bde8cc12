/// How often a unit has said of cases that it had by a rule that they are not its own.
package struct HandOverCount: Hashable, Sendable {
    /// The id of the rule, or `fallback` or `staff`.
    package let rule: String
    package let unit: Code<Unit>
    package let handedOver: Int
    /// How many cases the unit has had by the rule, those handed over among them.
    package let cases: Int

    package init(rule: String, unit: Code<Unit>, handedOver: Int, cases: Int) {
        self.rule = rule
        self.unit = unit
        self.handedOver = handedOver
        self.cases = cases
    }
}
