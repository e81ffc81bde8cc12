import GRDB
import Reports
import Synchronization

/// The table of cases for the process that writes the database, as last committed.
///
/// As ``LiveReports`` does it: what a transaction changes is noted, shown when it is committed, and forgotten when it is undone. Until
/// the table has been read there is none.
final class LiveCases: Sendable {
    /// A moment in a transaction; see ``undo(to:)``.
    struct Mark: Sendable {
        fileprivate let changes: Int
        fileprivate let cases: Int
        static let start = Mark(changes: 0, cases: 0)
    }

    fileprivate enum Change: Sendable {
        case keep(ReportEntry, number: Int64)
        case put(report: Int64, in: Int64)
        case set(CaseRow, number: Int64)
    }

    private struct Noted: Sendable {
        var changes: [Change] = []
        /// The cases whose rows have changed; a case may stand several times.
        var cases: [Int64] = []
    }

    private enum State: Sendable {
        /// Nobody wants a table.
        case off
        case reading(committed: [Change])
        case ready(CaseTable)
    }

    private let state = Mutex(State.off)
    private let noted = Mutex(Noted())

    /// The cases as last committed; nil until they have been read.
    var table: CaseTable? { state.withLock { if case .ready(let table) = $0 { table } else { nil } } }

    /// Must come before the transaction begins in which the cases are read.
    func beginReading() { state.withLock { $0 = .reading(committed: []) } }

    /// - Parameter read: nil when the database could not be read: then each question reads it itself.
    func finishReading(_ read: CaseTable?) {
        state.withLock { state in
            guard case .reading(let committed) = state else { return }
            state = read.map { .ready($0.carryingOut(committed)) } ?? .off
        }
    }

    /// Notes that a report has been kept, as yet in no case.
    func note(_ report: ReportEntry, number: Int64) { note(.keep(report, number: number)) }

    /// Notes in which case a report is now.
    func note(report: Int64, in caseNumber: Int64) { note(.put(report: report, in: caseNumber)) }

    /// Notes that the row of a case has changed, or its units.
    func note(changed caseNumber: Int64) { noted.withLock { $0.cases.append(caseNumber) } }

    private func note(_ change: Change) { noted.withLock { $0.changes.append(change) } }

    var mark: Mark { noted.withLock { Mark(changes: $0.changes.count, cases: $0.cases.count) } }

    /// Forgets what was noted since `mark`: its savepoint or transaction was rolled back.
    func undo(to mark: Mark) {
        noted.withLock { noted in
            noted.changes.removeLast(max(0, noted.changes.count - mark.changes))
            noted.cases.removeLast(max(0, noted.cases.count - mark.cases))
        }
    }

    /// Reads the rows of the cases that the transaction has changed, before it is committed.
    ///
    /// - Cost: a look-up for each of them.
    func conclude(in db: Database) throws {
        guard state.withLock({ if case .off = $0 { false } else { true } }) else { return }
        for number in Set(noted.withLock { $0.cases }) {
            if let row = try CaseTable.row(number, in: db) { note(.set(row, number: number)) }
        }
    }

    /// Shows what was noted: its transaction was committed.
    func commit() {
        let changes = noted.withLock { noted in
            defer { noted = Noted() }
            return noted.changes
        }
        guard !changes.isEmpty else { return }
        state.withLock { state in
            switch state {
            case .off: break
            case .reading(let committed): state = .reading(committed: committed + changes)
            case .ready(var table):
                // Given back at once, so that the table that changes is no copy.
                state = .off
                table.carryOut(changes)
                state = .ready(table)
            }
        }
    }
}

extension CaseTable {
    fileprivate mutating func carryOut(_ changes: [LiveCases.Change]) {
        for change in changes {
            switch change {
            case .keep(let report, let number): set(report, number: number)
            case .put(let report, let caseNumber): put(report: report, in: caseNumber)
            case .set(let row, let number): set(row, number: number)
            }
        }
    }

    fileprivate func carryingOut(_ changes: [LiveCases.Change]) -> CaseTable {
        var table = self
        table.carryOut(changes)
        return table
    }
}
