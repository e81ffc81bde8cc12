import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct GroupCommitTests {
    @Test func `what has waited too long to be written is refused, and not written`() async throws {
        let temporary = try TemporaryStore(mostWait: .milliseconds(500))
        // On a slow machine the second may come when the first is done, and is then kept: so it is tried again.
        for number in 1...20 {
            async let slow: Void = temporary.store.writer.commit { _ in Thread.sleep(forTimeInterval: 1.5) }
            try await Task.sleep(for: .milliseconds(300))
            do {
                try await temporary.keep(number...number)
            } catch ReportStoreError.overloaded(let seconds) {
                #expect(seconds == 2)
                try? await slow
                #expect(try await temporary.store.report(.numbered(number), in: []) == nil)
                return
            }
            try? await slow
        }
        Issue.record("never refused")
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
