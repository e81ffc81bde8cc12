import GRDB
import Geometry
import Reports
import Triage

/// The closed cases around a place, through the covering index.
struct StoredClosedCases {
    private let db: Database
    private let municipality: MunicipalityCode
    private let categories: Set<Int64>

    private let live: LiveReports

    init(
        _ group: Code<CategoryGroup>, of profile: Profile, numbers: CategoryNumbers, live: LiveReports,
        in db: Database
    ) throws {
        self.db = db
        self.live = live
        municipality = profile.municipality
        categories = Set(try numbers.numbers(of: group, in: profile, db))
    }

    /// Each closed case with a report within `reach`, with its report nearest to `place`.
    func near(_ place: Place, within reach: Radius) throws -> [ClosedCase] {
        var reports: [(number: Int64, place: Place)] = []
        let isNear = { (other: Place) -> Int64? in other.isWithin(reach, of: place) ? 0 : nil }
        let index: any CoveringIndex = live.draft.map { $0 as any CoveringIndex } ?? StoredIndex(db: db)
        try index.walk(in: Bounds(around: place, reaching: reach), rank: isNear) { _, report in
            guard report.status == CaseStatus.closed.storedNumber,
                report.municipality == municipality.number, categories.contains(report.category)
            else { return }
            reports.append((report.number, report.place))
        }
        return try reports.compactMap { report in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT case_file.id, case_file.changed FROM membership
                    JOIN case_file ON case_file.number = membership.case_number WHERE membership.report = ?
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [report.number]),
                let id = Case.ID(bytes: row[0]),
                let closed = Timestamp(milliseconds: row[1])
            else { return nil }
            return ClosedCase(id: id, closed: closed, nearest: report.place)
        }
    }
}
