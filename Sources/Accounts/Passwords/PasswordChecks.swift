import Dispatch
import Web

/// Checks passwords one at a time on a thread of its own, so that many who sign in neither hold up the threads that reports need
/// nor take memory beyond one check. Few may wait; more are told to come again.
final class PasswordChecks: Sendable {
    private let queue = DispatchQueue(label: "lykta.passwords", qos: .utility)
    private let admission: Admission

    init(most: Int = 8) { admission = Admission(most: most) }

    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)``; what `work` throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard let place = admission.place() else { throw Problem.overloaded(retryAfterSeconds: 5) }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try work() })
                withExtendedLifetime(place) {}
            }
        }
    }
}
