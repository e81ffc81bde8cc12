import Foundation
import GRDB
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct StoreHealthTests {
    @Test(arguments: [
        ResultCode.SQLITE_IOERR_READ, .SQLITE_IOERR_FSYNC, .SQLITE_CORRUPT, .SQLITE_CORRUPT_VTAB,
        .SQLITE_NOTADB,
        .SQLITE_CANTOPEN, .SQLITE_READONLY_DBMOVED,
    ])
    func `an error of the disk is a failure that stays`(_ code: ResultCode) {
        let health = StoreHealth(watch: nil)
        #expect(health.meaning(of: DatabaseError(resultCode: code)) as? ReportStoreError == .failed)
        #expect(health.known != nil)
        #expect(throws: ReportStoreError.failed) { try health.refuseFailed() }
    }

    @Test(arguments: [
        (ResultCode.SQLITE_FULL, ReportStoreError.notWritable),
        (.SQLITE_IOERR_SHMSIZE, .notWritable),
        (.SQLITE_READONLY, .notWritable),
        (.SQLITE_BUSY_SNAPSHOT, .overloaded(retryAfterSeconds: 2)),
        (.SQLITE_NOMEM, .overloaded(retryAfterSeconds: 2)),
    ])
    func `what goes by itself is told, and is no failure`(_ code: ResultCode, _ told: ReportStoreError) {
        let health = StoreHealth(watch: nil)
        #expect(health.meaning(of: DatabaseError(resultCode: code)) as? ReportStoreError == told)
        #expect(health.known == nil)
    }

    @Test func `a fault of the program is told as it is`() {
        let health = StoreHealth(watch: nil)
        let fault = DatabaseError(resultCode: .SQLITE_CONSTRAINT_UNIQUE)
        #expect((health.meaning(of: fault) as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT)
        #expect(health.known == nil)
    }

    @Test func `a question that meets a damaged page ends the use of the store, for writing too`()
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...200)
        try await temporary.store.close()
        // All pages but those that are read at the start: the text of reports lies on none of the first.
        let size = try #require(FileStatus(at: temporary.path)?.bytes)
        let damaged = try TemporaryStore(path: temporary.path)
        let handle = try FileHandle(forWritingTo: URL(filePath: temporary.path))
        try handle.seek(toOffset: UInt64(4_096 * 40))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: size - 4_096 * 40))
        await #expect(throws: ReportStoreError.failed) {
            for number in 1...200 { _ = try await damaged.store.report(.numbered(number), in: []) }
        }
        guard case .disk(_)? = damaged.store.failure else {
            Issue.record("not noticed")
            return
        }
        await #expect(throws: ReportStoreError.failed) { try await damaged.keep(201...201) }
        #expect(await damaged.store.salvage() == nil)
        try await damaged.store.close()
    }
}
