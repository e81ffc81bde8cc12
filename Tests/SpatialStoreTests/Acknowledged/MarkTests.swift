import Foundation
import GRDB
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What the mark beside a database knows, and what a start says when the database knows less.
@Suite struct MarkTests {
    @Test func `a crash leaves a mark that names every report, and the store starts with all of them`()
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...5)
        let crashed = try CrashedStore(of: temporary)
        let mark = try crashed.mark
        #expect(mark.reports.map(\.id) == (1...5).map { .numbered($0) })
        #expect(mark.last.number == 5 && mark.commits.count == 5)
        let mode = try FileManager.default.attributesOfItem(atPath: temporary.path + ".mark")[
            .posixPermissions]
        #expect(mode as? Int == 0o600)

        let again = try crashed.open()
        #expect(again.store.openingFindings == [])
        #expect(try await again.store.nearest(9, to: .olofstrom(), matching: .all).count == 5)
        try await again.keep(6...6)
        // What the crash left in the log was folded in at the start.
        #expect(try crashed.mark.base.number == 5 && crashed.mark.last.number == 6)
        #expect(try again.store.inspect { _ in } == [])
    }

    @Test(arguments: [0.01, 0.3, 0.6, 0.99])
    func `reports that a damaged log has lost are named at start, and the log is left as it is`(
        _ part: Double
    )
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...8)
        let crashed = try CrashedStore(of: temporary)
        try crashed.flip("-wal", at: part)
        let log = try crashed.bytes("-wal")
        let file = try crashed.bytes("")
        let loss = try #require(try crashed.loss())
        #expect(loss.missing.map(\.id).last == .numbered(8) && loss.changed == [])
        #expect(loss.acknowledgedCommit == 8)
        #expect(loss.databaseCommit.map { $0 + Int64(loss.missing.count) } ?? 8 == 8)
        for report in loss.missing {
            #expect(
                loss.lines.map(\.english).contains {
                    $0.contains(report.reference.description) && $0.contains("\(report.id)")
                })
        }
        #expect(try crashed.loss() == loss)
        #expect(try crashed.bytes("-wal") == log && crashed.bytes("") == file)
    }

    @Test func `a report that says something else than what was acknowledged is named at start`() async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let crashed = try CrashedStore(of: temporary)
        try await damage(crashed.path, "UPDATE report SET text = 'Något annat.' WHERE number = 2")
        let loss = try #require(try crashed.loss())
        #expect(loss.missing == [] && loss.changed.map(\.id) == [.numbered(2)])
    }

    @Test func `what was lawfully changed is no loss, even where a power cut left the mark behind it`()
        async throws
    {
        let temporary = try TemporaryStore()
        let placed = try await temporary.store.keep(.fixture(1))
        let before = try CrashedStore(of: temporary).bytes(".mark")
        _ = try await temporary.store.place(
            placed.report, at: .olofstrom(), accuracy: nil, version: nil, by: "eva", at: .testNow)
        let crashed = try CrashedStore(of: temporary)
        #expect(try crashed.mark.reports.count == 1 && crashed.mark.commits.count == 2)
        #expect(try crashed.loss() == nil)
        let behind = try CrashedStore(of: temporary)
        try behind.write(before, to: ".mark")
        #expect(try behind.loss() == nil)
        #expect(try behind.mark.last.number == 2)
    }

    @Test func `an older file put in place is refused until the loss is accepted`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let older = temporary.path + ".backup"
        try temporary.store.backup(to: older, overwriting: false)
        try await temporary.keep(3...4)
        let crashed = try CrashedStore(of: temporary)
        try FileManager.default.removeItem(atPath: crashed.path + "-wal")
        try crashed.write(Array(try Data(contentsOf: URL(filePath: older))), to: "")
        let loss = try #require(try crashed.loss())
        #expect(loss.databaseCommit == 2 && loss.acknowledgedCommit == 4 && !loss.isOtherHistory)
        #expect(loss.missing.map(\.id) == [.numbered(3), .numbered(4)])
    }

    @Test func `the cases that the missing commits had changed are named, though no report is missing`()
        async throws
    {
        let temporary = try TemporaryStore()
        var cases: [Case.ID] = []
        for number in 1...3 {
            cases.append(
                try await temporary.store.keep(.fixture(number, at: .olofstrom(north: Double(number * 900))))
                    .case)
        }
        let older = temporary.path + ".backup"
        try temporary.store.backup(to: older, overwriting: false)
        for id in cases[1...] {
            let version = try await temporary.store.case(id, in: []).orFail().version
            _ = try await temporary.store.edit(
                id, [.note("Sett.")], version: version, in: [], seesRestricted: true, by: "eva", at: .testNow)
        }
        let crashed = try CrashedStore(of: temporary)
        try FileManager.default.removeItem(atPath: crashed.path + "-wal")
        try crashed.write(Array(try Data(contentsOf: URL(filePath: older))), to: "")
        let loss = try #require(try crashed.loss())
        #expect(loss.missing == [] && loss.changed == [] && loss.cases == Array(cases[1...]))
        for id in cases[1...] { #expect(loss.lines.map(\.english).contains("  case \(id)"), "\(loss.lines)") }
        #expect(!loss.lines.map(\.english).contains { $0.contains("No report or case") })
    }

    @Test func `a backup that is put back after an orderly end names what came after it`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let older = temporary.path + ".backup"
        try temporary.store.backup(to: older, overwriting: false)
        try await temporary.keep(3...4)
        try await temporary.store.close()
        let again = try TemporaryStore(path: temporary.path, seed: 43)
        try await again.keep(5...5)
        try await again.store.close()
        #expect(try CrashedStore(of: temporary).mark.reports == [])
        try FileManager.default.removeItem(atPath: temporary.path)
        try FileManager.default.moveItem(atPath: older, toPath: temporary.path)
        let loss = try #require(try CrashedStore(of: temporary).loss())
        #expect(loss.missing.map(\.id) == (3...5).map { .numbered($0) })
        #expect(loss.unnamed == [])
    }

    @Test func `a mark that is moved away is put back whole before anything more is kept`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let elsewhere = temporary.path + ".elsewhere"
        try FileManager.default.moveItem(atPath: temporary.path + ".mark", toPath: elsewhere)
        try await temporary.keep(4...4)
        #expect(
            try CrashedStore(of: temporary).mark.reports.map(\.id) == (1...4).map { .numbered($0) })
    }

    @Test func `commits that nothing names any more are told by number`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let older = temporary.path + ".backup"
        try temporary.store.backup(to: older, overwriting: false)
        try await temporary.keep(3...4)
        try await temporary.store.close()
        #expect(try CrashedStore(of: temporary).mark.base.number == 4)
        for gone in ["", ".mark.past"] { try FileManager.default.removeItem(atPath: temporary.path + gone) }
        try FileManager.default.moveItem(atPath: older, toPath: temporary.path)
        let loss = try #require(try CrashedStore(of: temporary).loss())
        #expect(loss.missing == [] && loss.unnamed == [3...4])
        #expect(loss.lines.map(\.english).contains { $0.contains("commits 3 to 4") })
    }

    @Test func `a mark without its database, or beside another, is refused`() async throws {
        // Made anew, for copies of one file are of one history.
        let one = try TemporaryStore(path: TemporaryStore.newPath())
        let two = try TemporaryStore(path: TemporaryStore.newPath())
        try await one.keep(1...2)
        try await two.keep(3...6)
        let alone = try CrashedStore(of: one)
        for suffix in ["", "-wal"] { try FileManager.default.removeItem(atPath: alone.path + suffix) }
        #expect(try alone.loss()?.missing.map(\.id) == [.numbered(1), .numbered(2)])
        #expect(!FileManager.default.fileExists(atPath: alone.path))
        let mixed = try CrashedStore(of: two)
        try mixed.write(CrashedStore(of: one).bytes(".mark"), to: ".mark")
        #expect(try mixed.loss()?.isOtherHistory == true)
    }

    @Test(arguments: [nil, "", "99 3 abc\n", "lykta"])
    func `a mark that is missing or cannot be read is told and begun anew`(_ text: String?) async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let crashed = try CrashedStore(of: temporary)
        try FileManager.default.removeItem(atPath: crashed.path + ".mark")
        if let text { try crashed.write(Array(text.utf8), to: ".mark") }
        let store = try crashed.open().store
        #expect(store.openingFindings.count == 1)
        #expect(
            store.openingFindings.first?.english.contains(text == nil ? "is missing" : "cannot be read")
                == true)
        #expect(try crashed.mark.last.number == 2)
        let fresh = try TemporaryStore()
        #expect(fresh.store.openingFindings == [])
    }

    @Test func `once the log begins anew the mark forgets what the file holds`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        try await temporary.store.file.pool.writeWithoutTransaction { _ = try $0.checkpoint(.restart) }
        // Folded in, but still in the log: damage to it would bring back what was there before.
        #expect(try CrashedStore(of: temporary).mark.base.number == 0)
        try await temporary.keep(4...5)
        try await temporary.store.close()
        #expect(try CrashedStore(of: temporary).mark.base.number == 5)
    }

    @Test func `the mark forgets up to where the log began and no further`() throws {
        let path = try TemporaryStore.newPath() + ".mark"
        let mark = try MarkFile(at: path, history: [UInt8](repeating: 1, count: 16), point: .beginning)
        var last = CommitPoint.beginning
        func append(_ count: Int) throws {
            for _ in 0..<count {
                let report = try Report.fixture(Int(last.number))
                let commit = AcknowledgedCommit(
                    after: last,
                    reports: [
                        AcknowledgedReport(
                            id: report.id, reference: report.reference, received: report.received,
                            digest: last.number)
                    ])
                mark.append(commit)
                last = commit.point
            }
        }
        try append(10)
        mark.logBegan()
        try append(3)
        mark.close(isFolded: false)
        let content = try MarkContent(Array(try Data(contentsOf: URL(filePath: path)))).orFail()
        #expect(content.base.number == 10)
        #expect(content.commits.map(\.point.number) == [11, 12, 13] && content.last == last)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }

    @Test func `what was undone inside a commit is not in the mark`() async throws {
        let store = try TemporaryStore().store
        let reports = try (1...3).map { try Report.fixture($0, at: .olofstrom()).new() }
        try await store.file.pool.write { db in
            let savepoint = Savepoint(db: db, live: store.live, notes: store.file.notes)
            for (place, report) in reports.enumerated() {
                try? savepoint.run {
                    _ = try store.accept(report, in: db) { _ in [] }
                    if place == 1 { throw FixtureFault() }
                }
            }
            let commit = try store.file.notes.conclude(in: db)
            #expect(commit.reports.map(\.id) == [.numbered(1), .numbered(3)])
        }
    }

    private func damage(_ path: String, _ sql: String) async throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try SpatiaLite.load(into: $0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
