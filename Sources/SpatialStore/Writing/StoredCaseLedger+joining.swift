import CaseKeeping
import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

extension StoredCaseLedger {
    func joinableReports(in scope: JoiningScope) throws -> StoredJoinableReports {
        StoredJoinableReports(
            db: db, municipality: scope.municipality, categories: try categories(of: scope), live: store.live)
    }

    func joined(_ id: Report.ID) throws -> Joined? {
        try Row.fetchOne(
            db.cachedStatement(sql: "\(StoredJoinableReports.members) WHERE report.id = ?"),
            arguments: [Data(id.bytes)]
        ).map(StoredJoinableReports.joined)
    }

    func put(_ joined: Joined) throws {
        let report = joined.report
        try db.cachedStatement(
            sql: """
                INSERT INTO membership (report, case_number, voice, is_core, sprawls, separated, pin, row_digest)
                VALUES (?1, ?2, (SELECT ifnull(reporter, pseudonym) FROM report WHERE number = ?1), ?3, ?4, ?5, ?6,
                    lykta_digest(?1, ?2, ?3, ?4, ?5, ?6))
                ON CONFLICT (report) DO UPDATE SET case_number = excluded.case_number, is_core = excluded.is_core,
                    sprawls = excluded.sprawls, separated = excluded.separated, pin = excluded.pin,
                    row_digest = excluded.row_digest
                """
        ).execute(arguments: [
            report.key, number(of: joined.case), joined.isCore, joined.sprawls, report.ruling == .apart,
            report.ruling.pin?.number,
        ])
        store.live.cases.note(report: report.key, in: try number(of: joined.case))
    }

    func freshPin() throws -> Pin {
        Pin(number: try Int64.fetchOne(db.cachedStatement(sql: Self.nextPin)) ?? 1)
    }

    static let nextPin = "SELECT ifnull(max(pin), 0) + 1 FROM membership WHERE pin IS NOT NULL"

    func closedCases(in scope: JoiningScope, near place: Place, within reach: Radius) throws -> [ClosedCase] {
        let categories = Set(try categories(of: scope))
        var reports: [(number: Int64, place: Place)] = []
        let isNear = { (other: Place) -> Int64? in other.isWithin(reach, of: place) ? 0 : nil }
        let index: any CoveringIndex = store.live.draft.map { $0 as any CoveringIndex } ?? StoredIndex(db: db)
        try index.walk(in: Bounds(around: place, reaching: reach), rank: isNear) { _, report in
            guard report.status == CaseStatus.closed.storedNumber,
                report.municipality == scope.municipality.number, categories.contains(report.category)
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
                let id = Case.ID(bytes: try row.value("id")),
                let closed = Timestamp(milliseconds: try row.value("changed"))
            else { return nil }
            return ClosedCase(id: id, closed: closed, nearest: report.place)
        }
    }

    /// The numbers under which the covering index knows the categories of a scope.
    private func categories(of scope: JoiningScope) throws -> [Int64] {
        try scope.categories.map { try store.numbers.number(of: $0, in: db) }
    }
}
