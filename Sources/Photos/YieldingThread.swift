import Foundation
import Glibc
import Synchronization

/// A thread that does one piece of work after the other and gives way to all others of the server: of a photo much is computed,
/// and a report that comes meanwhile must not wait for it.
///
/// Linux counts niceness by threads (sched(7)), which no dispatch queue offers.
final class YieldingThread: Sendable {
    private typealias Work = @Sendable () -> Void

    /// In the order in which it is done.
    private let waiting: Mutex<[Work]> = Mutex([])
    private let arrivals = DispatchSemaphore(value: 0)

    init() {
        let thread = Thread { [weak self, arrivals] in
            // Fails where the service may not; then it works as others do.
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
            while true {
                arrivals.wait()
                guard let work = self?.next() else { return }
                work()
            }
        }
        thread.name = "photos"
        thread.start()
    }

    deinit { arrivals.signal() }

    private func next() -> Work? {
        waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    /// Does what blocks or takes long when it is its turn.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            waiting.withLock { $0.append { continuation.resume(with: Result { try work() }) } }
            arrivals.signal()
        }
    }
}
