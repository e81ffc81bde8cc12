import Reports
import Synchronization

/// A wall clock that stands still until it is moved.
final class FakeTime: Sendable {
    private let moment = Mutex(Timestamp.friday)

    var now: Timestamp { moment.withLock { $0 } }

    func pass(_ span: TimeSpan) { moment.withLock { $0 = $0.adding(span) } }
}
