import Geometry
import Reports

/// What holds all that filters, distances and lists need of placed reports: of every unit's cases, or of one's.
protocol CoveringIndex {
    /// Calls `body` with every report in `bounds`, the edges included, whose place `rank` ranks, in no promised order.
    ///
    /// Asking for the rank first lets an index look up the rest of a report only when it is wanted.
    func walk(
        in bounds: Bounds, rank: (Place) -> Int64?, _ body: (_ rank: Int64, IndexedReport) throws -> Void
    ) throws

    /// Whether a report that was walked over is of the unit that is asked of, and seen by the asker. It costs look-ups, so it is asked
    /// last.
    func isAsked(_ report: IndexedReport) throws -> Bool

    /// Which reporters are one.
    func linkedContacts() throws -> LinkedContacts

    /// The code of a category that was added since `numbers` were read.
    func code(of category: Int64, _ numbers: CategoryNumbers) throws -> Code<Reports.Category>?
}
