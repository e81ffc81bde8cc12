import FoundationEssentials
import GRDB
import Reports
import Synchronization

/// Which reports the transaction that goes on has kept or changed, and how far the history had come before it.
///
/// For the one writer. What a savepoint rolls back is forgotten; what a transaction has committed goes into the mark.
final class CommitNotes: Sendable {
    private struct State {
        var last: CommitPoint
        var reports: [AcknowledgedReport] = []
    }

    private let state: Mutex<State>

    init(last: CommitPoint) { state = Mutex(State(last: last)) }

    /// The number of the commit that goes on or comes next.
    var next: Int64 { state.withLock { $0.last.number + 1 } }

    /// How many reports are noted; see ``undo(to:)``.
    var count: Int { state.withLock { $0.reports.count } }

    func note(_ report: AcknowledgedReport) { state.withLock { $0.reports.append(report) } }

    /// Forgets what was noted since ``count`` was `count`.
    func undo(to count: Int) {
        state.withLock { $0.reports.removeLast(max(0, $0.reports.count - count)) }
    }

    /// Writes the commit's number and digest into the database: the last thing in its transaction.
    func conclude(in db: Database) throws -> AcknowledgedCommit {
        let commit = state.withLock { AcknowledgedCommit(after: $0.last, reports: $0.reports) }
        try db.cachedStatement(sql: "UPDATE commit_mark SET commit_number = ?, digest = ?")
            .execute(arguments: [commit.point.number, Data(commit.point.digest)])
        return commit
    }

    /// The transaction of `commit` is on the disk.
    func committed(_ commit: AcknowledgedCommit) { state.withLock { $0 = State(last: commit.point) } }
}

/// The one row of `commit_mark`.
struct CommitMarkRow {
    let history: [UInt8]
    let point: CommitPoint

    /// Nil for a database of a version that kept none.
    init?(in db: Database) throws {
        guard try db.tableExists("commit_mark"),
            let row = try Row.fetchOne(db, sql: "SELECT history, commit_number, digest FROM commit_mark")
        else { return nil }
        history = Array(row["history"] as Data)
        point = CommitPoint(number: row["commit_number"], digest: Array(row["digest"] as Data))
    }
}
