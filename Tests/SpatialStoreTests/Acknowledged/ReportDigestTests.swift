import GRDB
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct ReportDigestTests {
    @Test(arguments: [
        ("report", ReportDigest.reportColumns + ["number"]),
        ("sealed_original", ReportDigest.originalColumns),
    ])
    func `no column of a report is left out of its digest`(_ table: String, _ columns: [String])
        async throws
    {
        let store = try TemporaryStore().store
        let all = try await store.ask {
            try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
        }
        #expect(Set(all) == Set(columns))
    }

    @Test(arguments: [
        "text = replace(text, 'a', 'b')", "category = 'drugs'", "observed = observed + 1", "restricted = 1",
        "accuracy = 3.0000000001", "northing = northing + 1",
        "place = MakePoint(470000, 6236000.0000001, 3006)",
        "reporter = 8", "reporter = NULL, pseudonym = 8", "pseudonym = 8", "client_reference = 'x'",
        "sender = 8", "sender = 8, pseudonym = 8",
        "answers = '[]'", "recurs = 'night'", "version = 2",
        "reference = 'OLO-AAAA-AA'",
    ])
    func `a report that says something else is named`(_ change: String) async throws {
        let store = try await filled()
        try await store.file.pool.write {
            try $0.execute(sql: "UPDATE report SET \(change) WHERE number = 5")
        }
        #expect(try named(by: store).contains { $0.hasSuffix("(number 5)") })
    }

    @Test func `a report that is said to be another key's is named`() async throws {
        let store = try await filled()
        try await store.keep(try Report.fixture(90, at: .olofstrom(north: 900)).sent(by: 3))
        #expect(try named(by: store) == [])
        try await store.file.pool.write {
            try $0.execute(sql: "UPDATE report SET sender = 8 WHERE sender = 3")
        }
        #expect(try named(by: store).count == 1)
    }

    @Test func `a changed original, one that is gone, and a report that is gone are named`() async throws {
        let store = try await filled()
        try await store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "UPDATE sealed_original SET sealed = zeroblob(40) WHERE report = 5")
            try db.execute(sql: "DELETE FROM sealed_original WHERE report = 6")
            try db.execute(sql: "DELETE FROM report WHERE number = 7")
            try db.execute(sql: "INSERT INTO report_digest VALUES (99, 1, 1)")
        }
        let named = try named(by: store)
        #expect(named.count == 4, "\(named)")
        for end in ["(number 5)", "(number 6)", "(number 7, gone)", "(number 99, gone)"] {
            #expect(named.contains { $0.hasSuffix(end) }, "\(named)")
        }
    }

    @Test func `every damaged report is named, however many`() async throws {
        let store = try await filled()
        try await store.file.pool.write { try $0.execute(sql: "UPDATE report SET observed = observed + 1") }
        let references = try await store.ask { try String.fetchAll($0, sql: "SELECT reference FROM report") }
        let named = try named(by: store)
        #expect(
            references.count == 30 && references.allSatisfy { name in named.contains { $0.hasPrefix(name) } })
    }

    @Test func `a digest tells values, types and columns apart`() async throws {
        let store = try TemporaryStore().store
        let calls = [
            "1", "2", "1.0", "'1'", "x'31'", "NULL", "''", "x''", "'a','bc'", "'ab','c'", "'abc'",
            "'abc',NULL", "-1",
            "'Å'", "'å'",
        ]
        let digests = try await store.ask { db in
            try calls.map { try Int64.fetchOne(db, sql: "SELECT lykta_digest(\($0))").orFail() }
        }
        #expect(Set(digests).count == calls.count)
        // SHA-256 of nothing begins with e3b0c44298fc1c14.
        #expect(ValueDigest.digest(of: []) == Int64(bitPattern: 0xe3b0_c442_98fc_1c14))
    }

    private func filled() async throws -> SpatiaLiteStore {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...30)
        return temporary.store
    }

    private func named(by store: SpatiaLiteStore) throws -> [String] {
        try store.inspect { _ in }.first { $0.promise.english.hasPrefix("every report is there") }?
            .examples.map(\.english) ?? []
    }
}
