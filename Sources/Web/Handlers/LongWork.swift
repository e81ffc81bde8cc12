import Dispatch

/// Does long calculations one at a time, on a thread of its own: the short requests never wait for them.
final class LongWork: Sendable {
    private let queue = DispatchQueue(label: "lykta.long-work")

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
