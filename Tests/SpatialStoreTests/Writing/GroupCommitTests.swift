import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct GroupCommitTests {
    @Test func `what has waited too long to be written is refused, and not written`() async throws {
        let temporary = try TemporaryStore(mostWait: .milliseconds(500))
        let writer = temporary.store.writer
        let (begun, begin) = AsyncStream<Void>.makeStream()
        async let slow: Void = writer.commit { _ in
            begin.finish()
            Thread.sleep(forTimeInterval: 1.5)
        }
        for await _ in begun {}
        await #expect(throws: ReportStoreError.overloaded(retryAfterSeconds: 2)) {
            try await temporary.keep(1...1)
        }
        try await slow
        #expect(try await temporary.store.report(.numbered(1), in: []) == nil)
        // Where the machine is slow, this one may be told to come again, too.
        while true {
            do {
                try await temporary.keep(2...2)
                break
            } catch ReportStoreError.overloaded {}
        }
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
