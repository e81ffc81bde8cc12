import GRDB
import Reports

/// Lets everything that waits to be written share one transaction, and so one sync of the disk.
///
/// Each piece of work runs in a savepoint of its own: one that fails is undone alone. Success is answered only after the
/// transaction has been committed and synced. A failure of the transaction itself is answered to all of it, and the store takes
/// no more work after an I/O error, or once the files are no longer those that were opened: see ``StoreHealth``.
actor GroupCommit {
    private let pool: DatabasePool
    private let capacity: Int
    private let mostWait: Duration?
    private let mostTogether = 128
    /// After which a transaction takes no further piece, so that those in it are answered.
    private static let longestTransaction = Duration.milliseconds(250)
    private var waiting: [any Work] = []
    private var isWriting = false
    private var refusal: ReportStoreError?
    private var closing: [CheckedContinuation<Void, Never>] = []
    private let live: LiveReports
    private let notes: CommitNotes
    private let mark: MarkFile?
    private let health: StoreHealth
    private let committed: @Sendable () -> Void

    /// - Parameters:
    ///   - capacity: How many pieces may wait before more are refused.
    ///   - mostWait: How long a piece may wait before it is refused instead.
    ///   - live: What learns of each commit first.
    ///   - notes: What numbers each commit.
    ///   - mark: What remembers each commit before it is answered; nil where nothing can be written.
    ///   - health: What is asked before each answer whether the files are still those that were opened.
    ///   - committed: Called after each commit.
    init(
        pool: DatabasePool, capacity: Int, mostWait: Duration?, live: LiveReports, notes: CommitNotes,
        mark: MarkFile?,
        health: StoreHealth, committed: @escaping @Sendable () -> Void
    ) {
        self.pool = pool
        self.capacity = capacity
        self.mostWait = mostWait
        self.live = live
        self.notes = notes
        self.mark = mark
        self.health = health
        self.committed = committed
    }

    /// Runs `work` in a transaction that has reached the disk when this returns.
    ///
    /// - Throws: what `work` throws, or ``ReportStoreError``.
    func commit<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value
    {
        if let refusal { throw refusal }
        try health.refuseFailed()
        guard waiting.count < capacity else { throw ReportStoreError.overloaded(retryAfterSeconds: 1) }
        do {
            return try await withCheckedThrowingContinuation { continuation in
                waiting.append(Piece(arrived: .now, work: work, continuation: continuation))
                if !isWriting {
                    isWriting = true
                    Task { await writeAll() }
                }
            }
        } catch {
            throw health.meaning(of: error)
        }
    }

    /// How many pieces wait.
    var depth: Int { waiting.count }

    /// Takes no more, and returns when what was accepted has been written.
    func close() async {
        refusal = refusal ?? .closed
        guard isWriting else { return }
        await withCheckedContinuation { closing.append($0) }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            refuseLate()
            let together = Array(waiting.prefix(mostTogether))
            waiting.removeFirst(together.count)
            guard !together.isEmpty else { break }
            do {
                if health.look() != nil { throw ReportStoreError.failed }
                try mark?.flush()
                let (outcomes, commit) = try await pool.writeWithoutTransaction { [live, notes] db in
                    try Self.run(together, in: db, live: live, notes: notes)
                }
                // Once more: what had parted before the commit is seen now, if not before.
                if health.look() != nil { throw ReportStoreError.failed }
                live.commit()
                notes.committed(commit)
                mark?.append(commit)
                waiting.insert(contentsOf: together.dropFirst(outcomes.count), at: 0)
                for outcome in outcomes { outcome() }
                committed()
            } catch {
                live.undo(to: .start)
                notes.undo(to: 0)
                let meaning = health.meaning(of: error)
                for piece in together { piece.fail(meaning) }
            }
        }
        isWriting = false
        for continuation in closing { continuation.resume() }
        closing = []
    }

    /// Refuses what has waited too long. The oldest stand first.
    private func refuseLate() {
        guard let mostWait else { return }
        let earliest = ContinuousClock.now - mostWait
        let late = waiting.prefix { $0.arrived < earliest }
        waiting.removeFirst(late.count)
        for piece in late { piece.fail(ReportStoreError.overloaded(retryAfterSeconds: 2)) }
    }

    /// Runs the pieces in one transaction, or as many of them as there is time for; the answers are to be given once it is
    /// committed.
    private static func run(
        _ together: [any Work], in db: Database, live: LiveReports, notes: CommitNotes
    ) throws -> ([@Sendable () -> Void], AcknowledgedCommit) {
        var outcomes: [@Sendable () -> Void] = []
        var commit: AcknowledgedCommit?
        try db.inTransaction(.immediate) {
            let savepoint = Savepoint(db: db, live: live, notes: notes)
            let began = ContinuousClock.now
            for piece in together where outcomes.isEmpty || .now - began < longestTransaction {
                outcomes.append(try piece.run(in: savepoint))
            }
            try live.cases.conclude(in: db)
            commit = try notes.conclude(in: db)
            return .commit
        }
        guard let commit else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return (outcomes, commit)
    }
}

/// Something to be done in a shared transaction.
private protocol Work: Sendable {
    var arrived: ContinuousClock.Instant { get }
    /// Does it, and gives what to answer once the transaction is committed. Throws only what ends the whole transaction.
    func run(in savepoint: Savepoint) throws -> @Sendable () -> Void
    func fail(_ error: any Error)
}

private struct Piece<Value: Sendable>: Work {
    let arrived: ContinuousClock.Instant
    let work: @Sendable (Database) throws -> Value
    let continuation: CheckedContinuation<Value, any Error>

    func run(in savepoint: Savepoint) throws -> @Sendable () -> Void {
        do {
            let value = try savepoint.run { try work(savepoint.db) }
            return { continuation.resume(returning: value) }
        } catch {
            // When the disk fails there is nothing to save of the others either.
            if DatabaseTrouble.endsTransaction(error) { throw error }
            return { continuation.resume(throwing: error) }
        }
    }

    func fail(_ error: any Error) { continuation.resume(throwing: error) }
}
