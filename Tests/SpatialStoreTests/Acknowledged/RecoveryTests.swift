import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct RecoveryTests {
    @Test(arguments: [0.1, 0.3, 0.5])
    func `a log with one flipped bit is mended, and nothing acknowledged is lost`(_ part: Double) async throws
    {
        let crashed = try await damaged(at: part)
        let recovery = try Recovery(of: crashed.path, copyingTo: crashed.path + ".before")
        #expect(!recovery.reasons.isEmpty)
        let best = try #require(try recovery.outcomes().first)
        #expect(best.way == .mendedLog && best.loss == nil && best.findings == [] && best.reports == 8)
        try recovery.take(best.way)

        let store = try crashed.open().store
        #expect(store.openingFindings == [])
        #expect(try store.inspect { _ in } == [])
        #expect(try await store.nearest(9, to: .olofstrom(), matching: .all).count == 8)
    }

    @Test func `the file, its log and its mark are kept as they were`() async throws {
        let crashed = try await damaged(at: 0.5)
        let found = try ["", "-wal", ".mark"].map { try crashed.bytes($0) }
        let before = crashed.path + ".before"
        let recovery = try Recovery(of: crashed.path, copyingTo: before)
        _ = try recovery.outcomes()
        #expect(try ["", "-wal", ".mark"].map { try crashed.bytes($0) } == found)
        try recovery.take(.asItIs)
        let name = URL(filePath: crashed.path).lastPathComponent
        let kept = try FileManager.default.contentsOfDirectory(atPath: before).sorted()
        #expect(kept == [name, name + "-wal", name + ".mark"])
        for (suffix, bytes) in zip(["", "-wal", ".mark"], found) {
            #expect(Array(try Data(contentsOf: URL(filePath: "\(before)/\(name)\(suffix)"))) == bytes)
        }
    }

    @Test func `once a loss is accepted the store starts, and a mark from before it is refused`() async throws
    {
        let crashed = try await damaged(at: 0.5)
        let former = try crashed.bytes(".mark")
        do {
            let recovery = try Recovery(of: crashed.path, copyingTo: crashed.path + ".before")
            let outcome = try #require(try recovery.outcomes().first { $0.way == .asItIs })
            let loss = try #require(outcome.loss)
            #expect(outcome.reports + loss.missing.count == 8 && loss.lines == recovery.reasons)
            try recovery.take(.asItIs)
        }
        do {
            let store = try crashed.open()
            #expect(try store.store.inspect { _ in } == [])
            try await store.keep(20...30)
            try await store.store.close()
        }
        try crashed.write(former, to: ".mark")
        #expect(try crashed.loss()?.isOtherHistory == true)
    }

    @Test func `a sound database needs no recovery, and one in use gets none`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        #expect(throws: StoreFault.self) {
            try Recovery(of: temporary.path, copyingTo: temporary.path + ".before")
        }
        let crashed = try CrashedStore(of: temporary)
        #expect(try Recovery(of: crashed.path, copyingTo: crashed.path + ".before").reasons == [])
        #expect(!FileManager.default.fileExists(atPath: crashed.path + ".before"))
    }

    @Test func `a file that SQLite cannot read is refused with what to do, and left as it is`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let crashed = try CrashedStore(of: temporary)
        try FileManager.default.removeItem(atPath: crashed.path + "-wal")
        var file = try crashed.bytes("")
        // The name that every SQLite file begins with.
        file[3] ^= 1
        try crashed.write(file, to: "")
        do {
            _ = try crashed.open()
            Issue.record("it started")
        } catch StoreFault.cannotBeRead(let path, _) {
            #expect(path == crashed.path)
        }
        let recovery = try Recovery(of: crashed.path, copyingTo: crashed.path + ".before")
        #expect(recovery.reasons.count == 1)
        #expect(try recovery.outcomes().isEmpty)
        #expect(try crashed.bytes("") == file)
    }

    @Test func `what is given up leaves no copies`() async throws {
        let crashed = try await damaged(at: 0.5)
        let recovery = try Recovery(of: crashed.path, copyingTo: crashed.path + ".before")
        _ = try recovery.outcomes()
        recovery.giveUp()
        #expect(!FileManager.default.fileExists(atPath: crashed.path + ".before"))
    }

    @Test func `a mended log is the log that it was before it was damaged, but for the damage`() async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let log = try CrashedStore(of: temporary).bytes("-wal")
        let frame = 24 + 4_096
        let whole = log.count - (log.count - 32) % frame
        #expect(MendedLog(log, pageSize: 4_096)?.bytes == Array(log[..<whole]))
        // In the header: the magic number, the version, the page's size, the salts, the checksum.
        for position in [0, 3, 5, 10, 17, 22, 25, 30] where position != 3 {
            var flipped = log
            flipped[position] ^= 4
            let mended = MendedLog(flipped, pageSize: 4_096)?.bytes
            #expect(mended == Array(log[..<whole]), "\(position)")
        }
        #expect(MendedLog([], pageSize: 4_096) == nil)
        #expect(MendedLog([UInt8](repeating: 0, count: 100), pageSize: 4_096) == nil)
    }

    private func damaged(at part: Double) async throws -> CrashedStore {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...8)
        let crashed = try CrashedStore(of: temporary)
        try crashed.flip("-wal", at: part)
        return crashed
    }
}
