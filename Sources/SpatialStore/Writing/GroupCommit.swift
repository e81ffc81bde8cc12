import GRDB
import Reports

/// Lets everything that waits to be written share one transaction, and so one sync of the disk.
///
/// Each piece of work runs in a savepoint of its own: one that fails is undone alone. Success is answered only after the
/// transaction has been committed and synced. A failure of the transaction itself is answered to all of it, and the store takes
/// no more work after an I/O error: what the disk holds is then only known after a restart.
actor GroupCommit {
    private let pool: DatabasePool
    private let capacity: Int
    private let mostTogether = 128
    private var waiting: [any Work] = []
    private var isWriting = false
    private var refusal: ReportStoreError?
    private var closing: [CheckedContinuation<Void, Never>] = []
    private let live: LiveReports
    private let notes: CommitNotes
    private let mark: MarkFile?
    private let committed: @Sendable () -> Void

    /// - Parameters:
    ///   - capacity: How many pieces may wait before more are refused.
    ///   - live: What learns of each commit first.
    ///   - notes: What numbers each commit.
    ///   - mark: What remembers each commit before it is answered; nil where nothing can be written.
    ///   - committed: Called after each commit.
    init(
        pool: DatabasePool, capacity: Int, live: LiveReports, notes: CommitNotes, mark: MarkFile?,
        committed: @escaping @Sendable () -> Void
    ) {
        self.pool = pool
        self.capacity = capacity
        self.live = live
        self.notes = notes
        self.mark = mark
        self.committed = committed
    }

    /// Runs `work` in a transaction that has reached the disk when this returns.
    ///
    /// - Throws: what `work` throws, or ``ReportStoreError``.
    func commit<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value
    {
        if let refusal { throw refusal }
        guard waiting.count < capacity else { throw ReportStoreError.overloaded(retryAfterSeconds: 1) }
        return try await withCheckedThrowingContinuation { continuation in
            waiting.append(Piece(work: work, continuation: continuation))
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
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
            let together = Array(waiting.prefix(mostTogether))
            waiting.removeFirst(together.count)
            do {
                try mark?.flush()
                let (outcomes, commit) = try await pool.writeWithoutTransaction { [live, notes] db in
                    try Self.run(together, in: db, live: live, notes: notes)
                }
                live.commit()
                notes.committed(commit)
                mark?.append(commit)
                for outcome in outcomes { outcome() }
                committed()
            } catch {
                live.undo(to: .start)
                notes.undo(to: 0)
                let fault = Self.fault(for: error)
                if fault == .notWritable, Self.isIOError(error) { refusal = .notWritable }
                for piece in together { piece.fail(fault ?? error) }
            }
        }
        isWriting = false
        for continuation in closing { continuation.resume() }
        closing = []
    }

    /// Runs the pieces in one transaction; the answers are to be given once it is committed.
    private static func run(
        _ together: [any Work], in db: Database, live: LiveReports, notes: CommitNotes
    ) throws -> ([@Sendable () -> Void], AcknowledgedCommit) {
        var outcomes: [@Sendable () -> Void] = []
        var commit: AcknowledgedCommit?
        try db.inTransaction(.immediate) {
            let savepoint = Savepoint(db: db, live: live, notes: notes)
            for piece in together { outcomes.append(try piece.run(in: savepoint)) }
            commit = try notes.conclude(in: db)
            return .commit
        }
        guard let commit else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return (outcomes, commit)
    }

    private static func isIOError(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.resultCode == .SQLITE_IOERR
            || (error as? DatabaseError)?.resultCode == .SQLITE_CORRUPT
    }

    static func fault(for error: any Error) -> ReportStoreError? {
        guard let error = error as? DatabaseError else { return error as? ReportStoreError }
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_CANTOPEN:
            return .notWritable
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .overloaded(retryAfterSeconds: 2)
        default: return nil
        }
    }
}

/// Something to be done in a shared transaction.
private protocol Work: Sendable {
    /// Does it, and gives what to answer once the transaction is committed. Throws only what ends the whole transaction.
    func run(in savepoint: Savepoint) throws -> @Sendable () -> Void
    func fail(_ error: any Error)
}

private struct Piece<Value: Sendable>: Work {
    let work: @Sendable (Database) throws -> Value
    let continuation: CheckedContinuation<Value, any Error>

    func run(in savepoint: Savepoint) throws -> @Sendable () -> Void {
        do {
            let value = try savepoint.run { try work(savepoint.db) }
            return { continuation.resume(returning: value) }
        } catch {
            // When the disk fails there is nothing to save of the others either.
            if GroupCommit.fault(for: error) == .notWritable { throw error }
            return { continuation.resume(throwing: error) }
        }
    }

    func fail(_ error: any Error) { continuation.resume(throwing: error) }
}
