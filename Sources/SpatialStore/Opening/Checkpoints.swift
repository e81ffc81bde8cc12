import GRDB
import Synchronization

/// Folds the write-ahead log into the database file beside the writing, so that no report waits for it.
///
/// A connection of its own folds in what was committed when it began and syncs the file, then the same of what came meanwhile; at last the
/// writer, between two transactions, folds in the little that is left, so that the log begins anew and stays of a size. (SQLite's own
/// automatic checkpoint makes whoever happens to commit do all of it, and one beside the writer leaves the sync to the next.) A checkpoint that finds no turn is tried again after the next
/// commit; what was committed stands in the log all the while.
final class Checkpoints: Sendable {
    private let watch: SpatiaLite.LogWatch
    private let folding: DatabaseQueue
    private let work = OneAtATime()

    /// - Parameters:
    ///   - mostPages: Folds the log in when it holds so many. The usual 40 MB, since a busy hour writes the same pages
    ///     again and again, and folding them in costs a sync of the file.
    ///   - failed: Called with what keeps the log from being folded in. After a sync that failed another may say in error
    ///     that all is well, and the log would begin anew.
    ///   - began: Called when all that was committed before the commit that goes on stands in the database file.
    init(
        path: String, pool: DatabasePool, mostPages: Int = 10_000,
        failed: @escaping @Sendable (any Error) -> Void = { _ in }, began: @escaping @Sendable () -> Void = {}
    ) throws {
        var configuration = Configuration()
        configuration.label = "lykta.checkpoint"
        configuration.busyMode = .timeout(2)
        folding = try DatabaseQueue(path: path, configuration: configuration)
        watch = SpatiaLite.LogWatch(began: began) { [folding, work] pages in
            guard pages >= mostPages else { return }
            work.begin {
                do {
                    // Twice: the first may take long, and leave more than the writer should wait for.
                    for _ in 0..<2 {
                        try await folding.writeWithoutTransaction { db in
                            _ = try db.checkpoint(.passive)
                            try SpatiaLite.syncFile(of: db)
                        }
                    }
                    _ = try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
                } catch {
                    failed(error)
                }
            }
        }
        pool.writeWithoutTransaction { SpatiaLite.watchLog(of: $0, by: watch) }
    }

    /// Returns when what has begun is done.
    func settled() async { await work.settled() }

    /// Finishes what has begun and begins no more. Before the writer is closed: GRDB lets a closed connection be asked for a
    /// checkpoint, which ends the process.
    func close() async throws {
        await work.close()
        try folding.close()
    }
}

/// Does one piece of work at a time, and passes over what is asked for meanwhile.
private final class OneAtATime: Sendable {
    private struct State {
        var current: Task<Void, Never>?
        var isClosed = false
    }

    private let state = Mutex(State())

    func begin(_ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            guard state.current == nil, !state.isClosed else { return }
            state.current = Task {
                await work()
                self.state.withLock { $0.current = nil }
            }
        }
    }

    func settled() async { await state.withLock(\.current)?.value }

    /// Returns when what has begun is done, and begins no more.
    func close() async {
        state.withLock { $0.isClosed = true }
        await settled()
    }
}
