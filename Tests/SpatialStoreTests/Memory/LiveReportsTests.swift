import Geometry
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct LiveReportsTests {
    @Test func `nothing is shown before it is committed, nor what was undone`() throws {
        let live = LiveReports()
        live.beginReading()
        live.finishReading(ReportTree())
        live.note(.insert(try .fixture(1, at: .olofstrom())))
        let mark = live.mark
        live.note(.insert(try .fixture(2, at: .olofstrom())))
        #expect(live.tree?.count == 0)
        live.undo(to: mark)
        live.commit()
        #expect(live.tree?.count == 1)
        live.note(.insert(try .fixture(3, at: .olofstrom())))
        live.undo(to: .start)
        live.commit()
        #expect(live.tree?.count == 1)
    }

    @Test func `what is committed while the database is read is not lost, nor done twice`() throws {
        let live = LiveReports()
        let here = try Place.olofstrom()
        let there = try Place.olofstrom(north: 500)
        live.beginReading()
        let moved = try IndexedReport.fixture(1, at: here)
        for change: LiveReports.Change in [
            .insert(moved), .remove(moved.id, at: here), .insert(try .fixture(1, at: there)),
            .setStatus(.closed, of: .numbered(1), at: there),
        ] {
            live.note(change)
            live.commit()
        }
        #expect(live.tree == nil)
        // The reading began late and has seen all of it.
        var read = ReportTree()
        read.insert(try IndexedReport.fixture(1, at: there).with(status: .closed))
        live.finishReading(read)
        #expect(live.tree?.count == 1)
    }

    @Test func `a database that cannot be read leaves no tree, and nothing waits for one`() throws {
        let live = LiveReports()
        live.beginReading()
        live.finishReading(nil)
        live.note(.insert(try .fixture(1, at: .olofstrom())))
        #expect(live.draft == nil)
        live.commit()
        #expect(live.tree == nil)
        live.finishReading(ReportTree())
        #expect(live.tree == nil)
    }

    @Test func `reports that were there before are in memory, and what fails on the way is not`() async throws
    {
        let path = try await keepFifty()
        let store = try TemporaryStore(path: path, inMemory: true).store
        try await store.settled()
        #expect(store.live.tree?.count == 50)
        await #expect(throws: ReportStoreError.notServed) {
            try await store.keep(.fixture(60, at: .olofstrom(), category: "unheard-of"))
        }
        #expect(store.live.tree?.count == 50)
        try await store.keep(.fixture(61, at: .olofstrom()))
        #expect(store.live.tree?.count == 51)
    }

    /// The path of a database with fifty reports that nobody has open.
    private func keepFifty() async throws -> String {
        let temporary = try TemporaryStore()
        for number in 0..<50 {
            try await temporary.store.keep(.fixture(number, at: .olofstrom(east: Double(number))))
        }
        try await temporary.store.close()
        return temporary.path
    }
}

extension IndexedReport {
    static func fixture(_ number: Int, at place: Place) throws -> IndexedReport {
        IndexedReport(
            number: Int64(number), id: .numbered(number), place: place, municipality: 1060, category: 1,
            source: 0, status: 0, isRestricted: false, observed: Int64(number), received: Int64(number),
            reporter: nil, pseudonym: nil)
    }
}
