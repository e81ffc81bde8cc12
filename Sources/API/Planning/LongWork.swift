import Dispatch
import Synchronization
import Web

/// Does long calculations one at a time, on a thread of its own: the short requests never wait for them.
///
/// Few may wait, and none for long, since whoever asked has gone by then: an answer that is late is no answer, and a server
/// that stops waits for what goes on.
final class LongWork: Sendable {
    private let queue = DispatchQueue(label: "lykta.long-work")
    private let count = Mutex(0)
    private let most: Int
    private let patience: Duration

    /// - Parameters:
    ///   - most: how many may wait or be done at a time.
    ///   - patience: how long one may wait and be done. Shorter than a server may take to stop.
    init(most: Int = 8, patience: Duration = .seconds(12)) {
        self.most = most
        self.patience = patience
    }

    /// - Parameter work: is given a question to ask now and then, whether the answer is still wanted; when it is not, it throws
    ///   `CancellationError`.
    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)`` when too many wait, ``Problem/tookTooLong(_:)``; what `work` throws.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable (_ isWanted: () -> Bool) throws -> Value
    ) async throws -> Value {
        let isTaken = count.withLock { count in
            guard count < most else { return false }
            count += 1
            return true
        }
        guard isTaken else { throw Problem.overloaded(retryAfterSeconds: 5) }
        defer { count.withLock { $0 -= 1 } }
        let deadline = ContinuousClock.now + patience
        let asker = Asker()
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    queue.async {
                        let isWanted = { !asker.hasGone && ContinuousClock.now < deadline }
                        continuation.resume(
                            with: Result {
                                guard isWanted() else { throw CancellationError() }
                                return try work(isWanted)
                            })
                    }
                }
            } onCancel: {
                asker.leave()
            }
        } catch is CancellationError {
            throw Problem.tookTooLong()
        }
    }

    /// Whoever waits for the answer.
    private final class Asker: Sendable {
        private let gone = Atomic(false)

        var hasGone: Bool { gone.load(ordering: .relaxed) }
        func leave() { gone.store(true, ordering: .relaxed) }
    }
}
