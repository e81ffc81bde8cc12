package import Geometry
package import Reports

/// What a ``Joiner`` asks of the store, inside the transaction that will carry out its plan: the reports of one
/// municipality and category group, as they are *before* the change.
package protocol JoinableReports {
    /// The reports at most `reach` from `place` and observed from `observedFrom` to `observedUntil`, all ends included,
    /// that are in a case that takes reports and that staff do not keep apart. In any order.
    func reports(
        near place: Place, within reach: Radius, observedFrom: Timestamp, observedUntil: Timestamp
    ) throws -> [Joined]

    /// Every report of the case, the unplaced and those kept apart too. In any order.
    func members(of case: Case.ID) throws -> [Joined]

    func outline(of case: Case.ID) throws -> CaseOutline
}

/// What is known of a case without reading its reports.
package struct CaseOutline: Hashable, Sendable {
    package let opened: Timestamp
    /// A box that holds every placed report of the case; nil when none is placed. One larger than needed is safe: the
    /// joiner then reads the reports themselves.
    package let bounds: Bounds?
    /// Whether any report of the case carries a ``Pin``.
    package let holdsPins: Bool

    package init(opened: Timestamp, bounds: Bounds?, holdsPins: Bool) {
        self.opened = opened
        self.bounds = bounds
        self.holdsPins = holdsPins
    }
}
