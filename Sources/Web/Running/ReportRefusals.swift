import HTTPTypes
package import Reports
import Synchronization

/// Whether reports are refused just now, by what was answered to those that came last.
///
/// A report that is answered 503 is told when to come again; until then, or until one is kept, reports count as refused.
package final class ReportRefusals: Sendable {
    private let until = Mutex<Timestamp?>(nil)

    package init() {}

    /// - Returns: Whether a report was refused for want of room or of a disk, and may be so again.
    package func areGoingOn(at moment: Timestamp) -> Bool {
        until.withLock { $0.map { moment < $0 } ?? false }
    }

    /// Notes how a report was answered. One that was refused for what it says changes nothing.
    func note(_ status: HTTPResponse.Status, _ headers: HTTPFields, at moment: Timestamp) {
        switch status {
        case .serviceUnavailable:
            let seconds = headers[.retryAfter].flatMap { Int64($0) } ?? 1
            let end = moment.adding(.seconds(seconds))
            until.withLock { $0 = max($0 ?? end, end) }
        case .ok, .created: until.withLock { $0 = nil }
        default: break
        }
    }
}
