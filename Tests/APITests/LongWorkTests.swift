import Reports
import Synchronization
import Testing

@testable import API
@testable import Web

@Suite struct LongWorkTests {
    @Test func `more than may wait are told to come again`() async throws {
        let work = LongWork(most: 1)
        let (started, door) = (Flag(), Flag())
        let first = Task {
            try await work.run { isWanted in
                started.raise()
                while isWanted(), !door.isUp {}
                return 1
            }
        }
        while !started.isUp { await Task.yield() }
        let refusal = await #expect(throws: Problem.self) { try await work.run { _ in 2 } }
        #expect(refusal?.kind == .overloaded)
        door.raise()
        #expect(try await first.value == 1)
        #expect(try await work.run { _ in 3 } == 3)
    }

    @Test func `what takes too long is given up`() async throws {
        let work = LongWork(patience: .milliseconds(50))
        let refusal = await #expect(throws: Problem.self) {
            try await work.run { isWanted in
                while isWanted() {}
                throw CancellationError()
            }
        }
        #expect(refusal?.kind == .tookTooLong)
        #expect(refusal?.detail.swedish.contains("Inget har sparats") == true)
    }

    @Test func `work whose caller has gone is not done`() async throws {
        let work = LongWork()
        let (started, done) = (Flag(), Flag())
        let first = Task {
            try await work.run { isWanted in
                started.raise()
                while isWanted() {}
                throw CancellationError()
            }
        }
        while !started.isUp { await Task.yield() }
        let second = Task { try await work.run { _ in done.raise() } }
        second.cancel()
        first.cancel()
        _ = await (first.result, second.result)
        #expect(!done.isUp)
    }
}

/// Goes up once.
private final class Flag: Sendable {
    private let state = Atomic(false)

    var isUp: Bool { state.load(ordering: .relaxed) }
    func raise() { state.store(true, ordering: .relaxed) }
}
