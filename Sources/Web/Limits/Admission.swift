import Synchronization

/// Counts the requests that are being worked on, and turns away those that are too many.
package final class Admission: Sendable {
    private let most: Int
    private let current = Mutex(0)

    package init(most: Int) { self.most = most }

    /// Whether there was room; if so, ``leave()`` must follow.
    package func enter() -> Bool {
        current.withLock { current in
            guard current < most else { return false }
            current += 1
            return true
        }
    }

    package func leave() {
        current.withLock { $0 -= 1 }
    }

    package var count: Int { current.withLock { $0 } }
}
