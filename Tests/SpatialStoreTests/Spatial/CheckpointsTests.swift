import Foundation
import GRDB
import Testing

@testable import SpatialStore

@Suite struct CheckpointsTests {
    @Test func `the log stays of a size however much is written, and nothing is lost`() async throws {
        try await withLog { path in
            let pool = try DatabasePool(path: path)
            try await pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
                try db.execute(sql: "PRAGMA synchronous = OFF")
                try db.execute(sql: "CREATE TABLE kept (number INTEGER PRIMARY KEY, content BLOB)")
            }
            let checkpoints = try Checkpoints(path: path, pool: pool, mostPages: 50)
            for _ in 0..<1_000 {
                try await pool.write {
                    try $0.execute(sql: "INSERT INTO kept (content) VALUES (randomblob(8000))")
                }
                // However busy the machine is.
                await checkpoints.settled()
            }
            let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? .max
            // Without checkpoints: three pages and more for each of them, 12 MB.
            #expect(log < 1_000_000)
            #expect(try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM kept") } == 1_000)
            try await checkpoints.close()
            try pool.close()
        }
    }

    @Test func `a store that is closed while the log is folded in finishes that first`() async throws {
        for _ in 0..<20 {
            try await withLog { path in
                let pool = try DatabasePool(path: path)
                try await pool.write { try $0.execute(sql: "CREATE TABLE kept (content BLOB)") }
                let checkpoints = try Checkpoints(path: path, pool: pool, mostPages: 1)
                try await pool.write { try $0.execute(sql: "INSERT INTO kept VALUES (randomblob(100000))") }
                // Without waiting, the second half of the work meets a closed connection.
                try await checkpoints.close()
                try pool.close()
            }
        }
    }

    @Test func `the file of a database is synced while another commits, and memory is no file`() async throws
    {
        try await withLog { path in
            let pool = try DatabasePool(path: path)
            try await pool.write { try $0.execute(sql: "CREATE TABLE kept (content BLOB)") }
            let beside = try DatabaseQueue(path: path)
            try await pool.write { committing in
                try committing.execute(sql: "INSERT INTO kept VALUES (randomblob(100000))")
                try beside.writeWithoutTransaction { try SpatiaLite.syncFile(of: $0) }
            }
            try beside.close()
            try pool.close()
        }
        let memory = try DatabaseQueue()
        #expect(throws: DatabaseError.self) {
            try memory.writeWithoutTransaction { try SpatiaLite.syncFile(of: $0) }
        }
    }

    /// Gives the path of a database in a folder of its own, which goes afterwards.
    private func withLog(_ body: (_ path: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "log.sqlite").path)
    }
}
