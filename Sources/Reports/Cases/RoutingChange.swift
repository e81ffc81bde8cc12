/// What routing a case anew, by the rules as they are now, changes.
package struct RoutingChange: Hashable, Sendable {
    package let `case`: Case.ID
    /// Units that the case comes to.
    package let added: [Assignment]
    /// Units that the case leaves.
    package let removed: [Assignment]
    /// Units that stay, by another rule, for another reason or until another day; also those that took another's place.
    package let altered: [Assignment]

    package init(case: Case.ID, added: [Assignment], removed: [Assignment], altered: [Assignment]) {
        self.case = `case`
        self.added = added
        self.removed = removed
        self.altered = altered
    }
}
