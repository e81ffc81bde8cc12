import FoundationEssentials
import GRDB
import Reports
import Synchronization

/// Which reports the transaction that goes on has kept or changed and which cases it has, and how far the history had come before it.
///
/// For the one writer. What a savepoint rolls back is forgotten; what a transaction has committed goes into the mark.
final class CommitNotes: Sendable {
    private enum Note {
        case report(AcknowledgedReport)
        case aCase(Case.ID)
    }

    private struct State {
        var last: CommitPoint
        var notes: [Note] = []
    }

    private let state: Mutex<State>

    init(last: CommitPoint) { state = Mutex(State(last: last)) }

    /// The number of the commit that was last.
    var last: Int64 { state.withLock { $0.last.number } }

    /// The number of the commit that goes on or comes next.
    var next: Int64 { last + 1 }

    /// How much is noted; see ``undo(to:)``.
    var count: Int { state.withLock { $0.notes.count } }

    func note(_ report: AcknowledgedReport) { state.withLock { $0.notes.append(.report(report)) } }

    func note(_ changed: Case.ID) { state.withLock { $0.notes.append(.aCase(changed)) } }

    /// Forgets what was noted since ``count`` was `count`.
    func undo(to count: Int) {
        state.withLock { $0.notes.removeLast(max(0, $0.notes.count - count)) }
    }

    /// Writes the commit's number and digest into the database: the last thing in its transaction.
    func conclude(in db: Database) throws -> AcknowledgedCommit {
        let commit = state.withLock { state in
            var (reports, cases): ([AcknowledgedReport], [Case.ID]) = ([], [])
            for note in state.notes {
                switch note {
                case .report(let report): reports.append(report)
                case .aCase(let id): cases.append(id)
                }
            }
            return AcknowledgedCommit(after: state.last, reports: reports, cases: cases)
        }
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
        history = Array(try row.value("history") as Data)
        point = CommitPoint(
            number: try row.value("commit_number"), digest: Array(try row.value("digest") as Data))
    }
}
