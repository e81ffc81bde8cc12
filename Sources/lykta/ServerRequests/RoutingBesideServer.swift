import Reports
import SpatialStore

/// Has the running server that holds a database route cases anew, for a command that can only read beside it.
struct RoutingBesideServer {
    /// What stands in the history of a case as the one who changed it.
    static let editor = "lykta routing apply"

    let folder: ServerRequestFolder
    /// The server's process id, when the lock tells.
    let process: Int?

    /// Returns when the server has routed all of them and that is on the disk.
    ///
    /// - Throws: ``CommandFault/refused(_:)`` when it could not, and ``StoreFault/inUse(by:)`` when whoever holds the database
    ///   answers no requests. What was routed before that stays; to ask again is safe.
    func route(_ cases: [Case.ID]) async throws {
        // As many as are surely done in the time that a request has.
        for start in stride(from: 0, to: cases.count, by: 100) {
            let some = Array(cases[start..<min(start + 100, cases.count)])
            switch try await folder.ask(.routeAnew(some)) {
            case .done?: continue
            case nil: throw StoreFault.inUse(by: process)
            case .notUnderstood?:
                throw CommandFault.refused([ServerRequestWords.notUnderstood])
            case .failed?, .noSuchKey?, .taken?, .noSuchMessage?:
                throw CommandFault.refused([ServerRequestWords.routingFailed])
            }
        }
    }
}
