import GRDB
import Geometry
import Reports
import Synchronization

/// The placed reports in memory, for the process that writes the database: as last committed, for questions, and as the
/// transaction that goes on has left them, for the joining of its next report.
///
/// Changes are noted while a transaction goes on, shown when it is committed, and forgotten when it is undone. Until the
/// tree has been read from the database there is none, and what is committed meanwhile is kept and done again on top of what
/// was read: doing it twice changes nothing.
final class LiveReports: Sendable {
    enum Change: Sendable {
        case insert(IndexedReport)
        case link(ContactLink)
        case remove(Report.ID, at: Place)
        case setStatus(CaseStatus, of: Report.ID, at: Place)
    }

    /// A moment in a transaction; see ``undo(to:)``.
    struct Mark: Sendable {
        fileprivate let count: Int
        fileprivate let draft: ReportTree?
        fileprivate let cases: LiveCases.Mark
        static let start = Mark(count: 0, draft: nil, cases: .start)
    }

    private enum State: Sendable {
        /// Nobody wants a tree.
        case off
        /// Committed since the reading began.
        case reading(committed: [Change])
        case ready(ReportTree)
    }

    /// What the transaction that goes on has changed; there is one writer.
    private struct Noted: Sendable {
        var changes: [Change] = []
        /// What is shown, with the changes; made when it is first asked for.
        var draft: ReportTree?

        mutating func draft(on shown: ReportTree?) -> ReportTree? {
            if draft == nil { draft = shown?.carryingOut(changes) }
            return draft
        }
    }

    private let state = Mutex(State.off)
    private let noted = Mutex(Noted())
    /// The cases, in the same transactions.
    let cases = LiveCases()
    /// Where those cases lie.
    let districts = CaseDistricts()

    /// The reports as last committed; nil until they have been read.
    var tree: ReportTree? {
        state.withLock { if case .ready(let tree) = $0 { tree } else { nil } }
    }

    /// The reports as the transaction that goes on has left them; nil until they have been read. For the writer alone.
    var draft: ReportTree? {
        let shown = tree
        return noted.withLock { $0.draft(on: shown) }
    }

    /// Must come before the transaction begins in which the reports are read.
    func beginReading() { state.withLock { $0 = .reading(committed: []) } }

    /// - Parameter read: nil when the database could not be read: then it answers all questions itself.
    func finishReading(_ read: ReportTree?) {
        state.withLock { state in
            guard case .reading(let committed) = state else { return }
            state = read.map { .ready($0.carryingOut(committed)) } ?? .off
        }
    }

    func note(_ change: Change) {
        noted.withLock { noted in
            noted.changes.append(change)
            noted.draft?.carryOut(change)
        }
    }

    var mark: Mark {
        let cases = cases.mark
        return noted.withLock { Mark(count: $0.changes.count, draft: $0.draft, cases: cases) }
    }

    /// Forgets what was noted since `mark`: its savepoint or transaction was rolled back.
    func undo(to mark: Mark) {
        cases.undo(to: mark.cases)
        noted.withLock { noted in
            noted.changes.removeLast(max(0, noted.changes.count - mark.count))
            noted.draft = mark.draft
        }
    }

    /// Shows what was noted: its transaction was committed.
    func commit() {
        cases.commit()
        let noted = noted.withLock { noted in
            defer { noted = Noted() }
            return noted
        }
        guard !noted.changes.isEmpty else { return }
        state.withLock { state in
            switch state {
            case .off: break
            case .reading(let committed): state = .reading(committed: committed + noted.changes)
            case .ready(let tree): state = .ready(noted.draft ?? tree.carryingOut(noted.changes))
            }
        }
    }
}

extension LiveReports {
    /// Reads every placed report from the database, beside everything else that goes on. A million take some seconds.
    func read(from file: StoreFile) -> Task<Void, any Error> {
        beginReading()
        cases.beginReading()
        return Task {
            do {
                finishReading(try await file.health.guarding { try await file.pool.read(Self.tree) })
                cases.finishReading(
                    try await file.health.guarding {
                        try await file.pool.read { try CaseTable(reading: $0, noting: file.health) }
                    })
            } catch {
                finishReading(nil)
                cases.finishReading(nil)
                throw error
            }
        }
    }

    private static func tree(in db: Database) throws -> ReportTree {
        var tree = ReportTree()
        guard let everywhere = Bounds.everywhere else { return tree }
        try StoredIndex(db: db).walk(in: everywhere, rank: { _ in 0 }) { tree.insert($1) }
        tree.contacts = try ContactLinkRecord.all(in: db)
        return tree
    }
}

extension ReportTree {
    fileprivate mutating func carryOut(_ change: LiveReports.Change) {
        switch change {
        case .insert(let report): insert(report)
        case .link(let link): contacts.insert(link)
        case .remove(let id, let place): remove(id, at: place)
        case .setStatus(let status, let id, let place): setStatus(status, of: id, at: place)
        }
    }

    fileprivate func carryingOut(_ changes: [LiveReports.Change]) -> ReportTree {
        var tree = self
        for change in changes { tree.carryOut(change) }
        return tree
    }
}
