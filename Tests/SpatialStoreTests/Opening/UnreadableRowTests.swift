import GRDB
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// Rows that a disk has damaged so that they cannot be read as what they should be.
@Suite struct UnreadableRowTests {
    @Test(arguments: [
        ("case_file", "municipality = 99999999"), ("case_file", "category_group = x'ff'"),
        ("case_file", "south = 6000000000"), ("case_file", "opened = 99999999999999999"),
        ("case_file", "status = 'x'"), ("case_unit", "since = 99999999999999999"),
        ("case_unit", "unit = 'NO UNIT'"),
        ("case_event", "at = 'x'"), ("case_event", "kind = 'x'"), ("report", "northing = 6000000000"),
        ("report", "observed = 99999999999999999"), ("report", "answers = '{'"),
        ("report", "reference = 'OLO'"),
        ("report", "category = 'NO CATEGORY'"), ("report", "text = ''"),
    ])
    func `a row that cannot be read ends nothing, and is told by its table and number`(
        _ table: String, _ damage: String
    ) async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let near = try await store.keep(.fixture(1, at: .olofstrom())).case
        let far = try await store.keep(.fixture(2, at: .olofstrom(north: 5_000))).case
        try await store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            let key = table.hasPrefix("case_") && table != "case_file" ? "case_number" : "number"
            try db.execute(
                sql: "UPDATE \(table) SET \(damage) WHERE \(key) = 1")
            try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")
        }
        var unreadable: [UnreadableRow] = []
        func ask(_ question: () async throws -> Void) async throws {
            do {
                try await question()
            } catch ReportStoreError.unreadable(let row) {
                unreadable.append(row)
            }
        }
        try await ask { _ = try await store.case(near, in: []) }
        try await ask { _ = try await store.cases(matching: CaseFilter(), limit: 9, after: nil) }
        try await ask { _ = try await store.history(of: near) }
        try await ask { _ = try await store.reports(of: near) }
        try await ask { _ = try await store.report(.numbered(1), in: []) }
        try await ask { _ = try await store.keep(.fixture(3, at: .olofstrom(north: 10))) }
        #expect(unreadable.contains { $0.table == table }, "\(unreadable)")
        #expect(store.unreadableRow == unreadable.first && store.failure == nil)
        // All else goes on.
        #expect(try await store.case(far, in: []).orFail().reportCount == 1)
        try await store.keep(.fixture(4, at: .olofstrom(north: 9_000)))
        #expect(await store.isWritable())
    }

    @Test func `the columns of cases and reports stand where they are read`() throws {
        func snake(_ name: String) -> String {
            name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
        }
        try TemporaryStore().store.file.pool.read { db in
            let cases = try db.makeStatement(sql: CaseRecord.select).columnNames
            #expect(cases == CaseRecord.Column.allCases.map { snake("\($0)") })
            let reports = try db.makeStatement(sql: ReportRecord.filed).columnNames
            #expect(reports == ReportRecord.Column.allCases.map { snake("\($0)") })
        }
    }

    @Test func `a sound store has no row that cannot be read`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        #expect(temporary.store.unreadableRow == nil)
    }
}
