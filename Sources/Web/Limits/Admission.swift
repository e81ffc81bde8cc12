import Synchronization

/// Counts what is being worked on, such as requests, and turns away what is too much.
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

    /// A place for as long as it is held by somebody; nil when there is no room.
    ///
    /// For work that may never begin, or end in many ways, such as the body of an answer: the place is given back when the
    /// last that holds it lets go.
    package func place() -> Place? { enter() ? Place(self) : nil }

    package final class Place: Sendable {
        private let admission: Admission

        fileprivate init(_ admission: Admission) { self.admission = admission }

        deinit { admission.leave() }
    }

    package var count: Int { current.withLock { $0 } }
}
