import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct GroupCommitTests {
    @Test func `what has waited too long to be written is refused, and not written`() async throws {
        let temporary = try TemporaryStore(mostWait: .milliseconds(200))
        let writer = temporary.store.writer
        async let slow: Void = writer.commit { _ in Thread.sleep(forTimeInterval: 0.6) }
        try await Task.sleep(for: .milliseconds(100))
        await #expect(throws: ReportStoreError.overloaded(retryAfterSeconds: 2)) {
            try await temporary.keep(1...1)
        }
        try await slow
        #expect(try await temporary.store.report(.numbered(1), in: []) == nil)
        try await temporary.keep(2...2)
    }

    @Test func `a transaction that has gone on for long takes no further piece, and those wait for the next`()
        async throws
    {
        let temporary = try TemporaryStore()
        let writer = temporary.store.writer
        let before = try await temporary.store.ask { try CommitMarkRow(in: $0)?.point.number }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { try await writer.commit { _ in Thread.sleep(forTimeInterval: 0.3) } }
            }
            try await group.waitForAll()
        }
        let after = try await temporary.store.ask { try CommitMarkRow(in: $0)?.point.number }
        #expect(try #require(after) == #require(before) + 4)
    }
}
