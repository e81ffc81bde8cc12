import GRDB
import Synchronization

/// Folds the write-ahead log into the database file beside the writing, so that no report waits for it.
///
/// A connection of its own folds in what was committed when it began; then the writer, between two transactions, folds in
/// the little that came meanwhile, so that the log begins anew and stays of a size. (SQLite's own automatic checkpoint makes
/// whoever happens to commit do all of it.) A checkpoint that fails is tried again after as many commits more; what was
/// committed stands in the log all the while.
final class Checkpoints: Sendable {
    private let folding: DatabaseQueue
    private let pool: DatabasePool
    private let progress = Mutex(Progress())
    /// Some 40 MB of log: a busy hour writes the same pages again and again, and folding them in costs a sync of the file.
    private static let interval = 200

    private struct Progress {
        var commits = 0
        var isFolding = false
    }

    init(path: String, pool: DatabasePool) throws {
        var configuration = Configuration()
        configuration.label = "lykta.checkpoint"
        configuration.busyMode = .timeout(2)
        folding = try DatabaseQueue(path: path, configuration: configuration)
        self.pool = pool
    }

    /// To be called after each commit.
    func committed() {
        let isDue = progress.withLock { progress in
            progress.commits += 1
            guard progress.commits >= Self.interval, !progress.isFolding else { return false }
            progress = Progress(commits: 0, isFolding: true)
            return true
        }
        guard isDue else { return }
        Task {
            _ = try? await folding.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            _ = try? await pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            progress.withLock { $0.isFolding = false }
        }
    }

    func close() throws { try folding.close() }
}
