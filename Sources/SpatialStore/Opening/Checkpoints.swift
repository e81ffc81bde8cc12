import GRDB
import Synchronization

/// Folds the write-ahead log into the database file beside the writing, so that no report waits for it.
///
/// A connection of its own folds in what was committed when it began; then the writer, between two transactions, folds in
/// the little that came meanwhile, so that the log begins anew and stays of a size. (SQLite's own automatic checkpoint makes
/// whoever happens to commit do all of it.) A checkpoint that fails is tried again after the next commit; what was
/// committed stands in the log all the while.
final class Checkpoints: Sendable {
    private let watch: SpatiaLite.LogWatch
    private let folding: DatabaseQueue

    /// - Parameter mostPages: Folds the log in when it holds so many. The usual 40 MB, since a busy hour writes the same pages
    ///   again and again, and folding them in costs a sync of the file.
    init(path: String, pool: DatabasePool, mostPages: Int = 10_000) throws {
        var configuration = Configuration()
        configuration.label = "lykta.checkpoint"
        configuration.busyMode = .timeout(2)
        folding = try DatabaseQueue(path: path, configuration: configuration)
        let isFolding = Gate()
        watch = SpatiaLite.LogWatch { [folding] pages in
            guard pages >= mostPages, isFolding.enter() else { return }
            Task {
                _ = try? await folding.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
                _ = try? await pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
                isFolding.leave()
            }
        }
        pool.writeWithoutTransaction { SpatiaLite.watchLog(of: $0, by: watch) }
    }

    /// The writer is to be closed first, which then commits nothing any more.
    func close() throws { try folding.close() }
}

/// Lets in one at a time, and turns away the others.
private final class Gate: Sendable {
    private let isTaken = Mutex(false)

    func enter() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    func leave() { isTaken.withLock { $0 = false } }
}
