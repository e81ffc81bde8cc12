import Foundation
import GRDB
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// A database of a later version is refused and stays as it is, to the byte.
@Suite struct FileVersionTests {
    enum Log: CaseIterable { case folded, left, leftWithoutIndex }

    @Test(arguments: Log.allCases, [true, false])
    func `a later version's file, log and index are left as they are`(_ log: Log, _ writing: Bool)
        async throws
    {
        let path = try await later(log)
        let before = try bytes(beside: path)
        #expect(before.count == (log == .left ? 3 : log == .leftWithoutIndex ? 2 : 1))
        #expect(throws: StoreFault.newerThanProgram(migrations: ["m9999-from-the-future"])) {
            _ =
                try writing
                ? SpatiaLiteStore(writing: path, settings: .fixture())
                : SpatiaLiteStore(reading: path, settings: .fixture())
        }
        #expect(throws: StoreFault.newerThanProgram(migrations: ["m9999-from-the-future"])) {
            try SpatiaLiteStore.profiles(in: path)
        }
        #expect(try bytes(beside: path) == before)
    }

    @Test func `a file of this version whose log was left is read with what the log holds`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let copy = try TemporaryStore.newPath()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: copy + suffix)
        }
        try FileVersion.refuseNewer(at: copy)
        #expect(try Data(contentsOf: URL(filePath: copy + "-wal")).count > 0)
        let store = try SpatiaLiteStore(reading: copy, settings: .fixture())
        #expect(try await store.ask { try Int.fetchOne($0, sql: "SELECT count(*) FROM report") } == 3)
    }

    /// A copy of a database that says it was made by a later version, without who made it.
    private func later(_ log: Log) async throws -> String {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let pool = temporary.store.file.pool
        if log != .folded { try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
        try await pool.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('m9999-from-the-future')")
        }
        if log == .folded {
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
        let copy = try TemporaryStore.newPath()
        let suffixes =
            switch log {
            case .folded: [""]
            case .left: ["", "-wal", "-shm"]
            case .leftWithoutIndex: ["", "-wal"]
            }
        for suffix in suffixes {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: copy + suffix)
        }
        return copy
    }

    private func bytes(beside path: String) throws -> [String: Data] {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }
}
