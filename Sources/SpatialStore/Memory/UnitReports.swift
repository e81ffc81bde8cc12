import Geometry
import Reports

/// The placed reports in memory whose cases one unit answers for.
struct UnitReports: CoveringIndex {
    private let tree: ReportTree
    private let cases: CaseTable
    /// By the numbers of sets of units.
    private let isOfUnit: [Bool]

    init(_ tree: ReportTree, of unit: Code<Unit>, among cases: CaseTable) {
        self.tree = tree
        self.cases = cases
        isOfUnit = cases.unitSets.values.map { $0.contains(unit) }
    }

    func walk(
        in bounds: Bounds, rank: (Place) -> Int64?, _ body: (Int64, IndexedReport) throws -> Void
    ) throws {
        try tree.walk(in: bounds, rank: rank, body)
    }

    func isAsked(_ report: IndexedReport) -> Bool {
        let home = cases.cases[Int64(cases.reports[report.number].caseNumber)]
        return home.isKept && isOfUnit[Int(home.units)]
    }

    func linkedContacts() -> LinkedContacts { tree.linkedContacts() }

    func code(of category: Int64, _ numbers: CategoryNumbers) -> Code<Reports.Category>? {
        tree.code(of: category, numbers)
    }
}
