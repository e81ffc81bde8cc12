import GRDB
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What the layer of findings shows to whoever opens the file with a map.
@Suite struct FindingMapTests {
    @Test func `a restricted finding is on no map, and stands there again when it is not`() async throws {
        let store = try TemporaryStore().store
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let (filed, joined, alone) = (
            try Finding.kept(1, of: walk), try Finding.kept(2, of: walk), try Finding.kept(3, of: walk)
        )
        let receipt = try await store.keep(
            .fixture(1, at: .olofstrom(), isRestricted: true, clientReference: filed.reference))
        for finding in [filed, joined, alone] { _ = try await store.addFinding(finding, by: "anna") }
        for finding in [filed, joined] {
            _ = try await store.changeFinding(
                finding.id, in: [], [.setCase(receipt.case)], version: 1, by: "anna", at: .testNow)
        }
        func shown() async throws -> [String] {
            try await store.ask { try String.fetchAll($0, sql: "SELECT id FROM finding_map ORDER BY id") }
        }
        /// The findings of each stop, by its number.
        func counted() async throws -> [Int] {
            try await store.ask {
                try Int.fetchAll($0, sql: "SELECT findings FROM walk_map ORDER BY stop")
            }
        }
        #expect(try await shown() == [alone.id.description])
        #expect(try await counted() == [1, 0])
        #expect(try await store.keep(.fixture(2, at: .olofstrom())).case == receipt.case)
        #expect(try await shown() == [joined, alone].map(\.id.description).sorted())
        #expect(try await counted() == [2, 0])
    }

    @Test func `a finding that was taken off its case goes with the report that it was filed as`()
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let finding = try Finding.kept(1, of: walk)
        let receipt = try await store.keep(
            .fixture(1, at: .olofstrom(), clientReference: finding.reference))
        _ = try await store.addFinding(finding, by: "anna")
        for (version, edit) in zip(1..., [FindingEdit.setCase(receipt.case), .setCase(nil)]) {
            _ = try await store.changeFinding(
                finding.id, in: [], [edit], version: version, by: "anna", at: .testNow)
        }
        func shown() async throws -> [String] {
            try await store.ask { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT id FROM finding_map UNION ALL SELECT CAST(stop AS TEXT) FROM walk_map WHERE findings > 0
                        """)
            }
        }
        #expect(try await shown() == [finding.id.description, "1"])
        let filed = try await store.reports(filedAs: finding).first.orFail()
        #expect(filed.report.id == receipt.report && filed.case == receipt.case)
        _ = try await store.correct(
            filed.report.id, [.setRestricted(true)], because: "Namn i texten.", version: filed.version,
            seeing: .everything, by: "eva", at: .testNow)
        #expect(try await shown() == [])
        #expect(try await store.finding(finding.id, in: [])?.isRestricted == true)
        #expect(try store.inspect { _ in } == [])
        // Whoever makes a map that shows it is told.
        try await store.file.pool.write { db in
            try db.execute(
                sql: """
                    DROP VIEW finding_map;
                    CREATE VIEW finding_map AS SELECT finding.number AS _rowid_, '\(finding.id)' AS id, '1060' AS municipality,
                        finding.place FROM finding;
                    """)
        }
        let broken = try store.inspect { _ in }.map(\.promise.english)
        #expect(broken.contains("no finding on the map was filed as a restricted report"), "\(broken)")
    }

    @Test func `what was found on a walk that was called off is on no map`() async throws {
        let store = try TemporaryStore().store
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        _ = try await store.addFinding(.kept(1, of: walk), by: "anna")
        _ = try await store.changeWalk(
            walk.id, in: [], [.setState(.calledOff)], version: 1, by: "anna", at: .testNow)
        let shown = try await store.ask { try Int.fetchOne($0, sql: "SELECT count(*) FROM finding_map") }
        #expect(shown == 0)
    }
}
