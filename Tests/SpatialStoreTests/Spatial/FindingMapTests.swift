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
}
