import Reports
import Synchronization
import Testing

@testable import API

@Suite struct AnswerCacheTests {
    private let cache = AnswerCache<String, Int>(most: 2)
    private let found = Count()

    private final class Count: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    private func ask(_ question: String, _ commit: Int64, areas: Int = 0) async throws -> Int {
        try await cache.answer(to: question, at: StoreRevision(commit: commit, areas: areas)) {
            found.next()
        }
    }

    @Test func `the same is found once, and anew after anything was committed`() async throws {
        #expect(try await ask("a", 1) == 1)
        #expect(try await ask("a", 1) == 1)
        #expect(try await ask("b", 1) == 2)
        #expect(try await ask("a", 2) == 3)
        #expect(try await ask("a", 2, areas: 1) == 4)
        #expect(try await ask("b", 2, areas: 1) == 5)
    }

    @Test func `what was asked for last is kept`() async throws {
        #expect(try await ask("a", 1) == 1)
        #expect(try await ask("b", 1) == 2)
        #expect(try await ask("a", 1) == 1)
        #expect(try await ask("c", 1) == 3)
        #expect(try await ask("a", 1) == 1)
        #expect(try await ask("b", 1) == 4)
    }

    @Test func `what failed is asked again`() async throws {
        struct Fault: Error {}
        await #expect(throws: Fault.self) {
            try await cache.answer(to: "a", at: StoreRevision(commit: 1, areas: 0)) { throw Fault() }
        }
        #expect(try await ask("a", 1) == 1)
    }
}
