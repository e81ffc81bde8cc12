import GRDB
import Geometry
import Reports
import TestSupport
import Testing

@testable import SpatialStore

/// What fails inside a transaction is undone alone, in the file and in memory.
@Suite struct SavepointTests {
    @Test func `what failed leaves neither a row nor anything in memory, and what went well leaves both`()
        async throws
    {
        let store = try TemporaryStore(inMemory: true).store
        try await store.settled()
        let report = try Report.fixture(1, at: .olofstrom())
        let other = try Report.fixture(2, at: .olofstrom())
        let drafts = try await store.writer.commit { db in
            let savepoint = Savepoint(db: db, live: store.live, notes: store.file.notes)
            let kept = try savepoint.run { try store.index(report, as: 1, in: db) }
            _ = try? savepoint.run {
                _ = try store.index(other, as: 2, in: db)
                throw FixtureFault()
            }
            return [kept, store.live.draft?.count]
        }
        #expect(drafts == [1, 1])
        #expect(store.live.tree?.count == 1)
        let rows = try await store.ask { try Int.fetchOne($0, sql: "SELECT count(*) FROM report_index") }
        #expect(rows == 1)
    }

    @Test(arguments: [false, true])
    func `a refused report in a batch takes nothing else with it, and leaves nothing`(_ inMemory: Bool)
        async throws
    {
        let store = try TemporaryStore(inMemory: inMemory).store
        try await store.settled()
        let taken = try Report.fixture(1, at: .olofstrom())
        let same = Report(
            id: .numbered(2), reference: taken.reference, municipality: taken.municipality,
            category: taken.category, source: taken.source, text: taken.text,
            whereabouts: taken.whereabouts, observed: .testNow, received: .testNow)
        let outcomes = try await store.acceptAll([
            taken.new(), same.new(), Report.fixture(3, at: .olofstrom()).new(),
        ])
        guard case .success(.accepted(let first)) = outcomes[0],
            case .success(.accepted(let last)) = outcomes[2]
        else { throw FixtureFault() }
        #expect(outcomes[1] == .failure(.referenceTaken) && first.case == last.case)
        #expect(
            try await store.nearest(9, to: .olofstrom(), matching: .all).map(\.id) == [
                .numbered(1), .numbered(3),
            ])
        #expect(try store.inspect { _ in } == [])
    }
}

extension SpatiaLiteStore {
    /// Puts a report into the index; gives how many the draft in memory then holds.
    fileprivate func index(_ report: Report, as number: Int64, in db: Database) throws -> Int? {
        try StoredCaseLedger(self, in: db).index(report, number: number, at: .olofstrom(), status: .open)
        return live.draft?.count
    }
}
