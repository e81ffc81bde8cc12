import CaseKeeping
import Reports
import TestSupport
import Testing

@testable import SpatialStore

/// The rows of kept answers.
@Suite struct KeptAnswerTests {
    @Test func `of the oldest answers, those kept before a moment go and the others stay`() async throws {
        let store = try TemporaryStore().store
        @Sendable func key(_ number: Int64) -> RetryKey {
            RetryKey(client: "oep", key: "\(number)", requestDigest: [1])
        }
        let left = try await store.writer.commit { db in
            let ledger = StoredCaseLedger(store, in: db)
            for number in Int64(1)...4 {
                try ledger.keep(
                    KeptAnswer(requestDigest: [1], answer: [7], kept: .testNow.adding(.hours(number))),
                    under: key(number))
            }
            try ledger.removeAnswers(keptBefore: .testNow.adding(.hours(2)), ofOldest: 4)
            try ledger.removeAnswers(keptBefore: .testNow.adding(.hours(9)), ofOldest: 1)
            return try (Int64(1)...4).filter { try ledger.keptAnswer(under: key($0)) != nil }
        }
        #expect(left == [3, 4])
        let kept = try await store.earlierAnswer(to: key(3))
        #expect(kept == .answeredBefore([7]))
    }
}
