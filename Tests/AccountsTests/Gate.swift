import Dispatch
import Synchronization

/// Holds up whoever passes until it is opened, and counts how many were in it at once.
final class Gate: Sendable {
    private let barrier = DispatchSemaphore(value: 0)
    private let counts = Mutex((now: 0, most: 0))

    var mostAtOnce: Int { counts.withLock { $0.most } }

    func pass() {
        counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        barrier.wait()
        barrier.signal()
        counts.withLock { $0.now -= 1 }
    }

    func open() { barrier.signal() }
}
