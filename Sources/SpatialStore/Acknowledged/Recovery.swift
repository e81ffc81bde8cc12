import FoundationEssentials
import GRDB
import Glibc
package import Reports

/// Going on with a database that lacks what was acknowledged: shows the ways there are, keeps a copy, takes one.
///
/// Holds the right to write the database until a way is taken or the value is gone. Every way is tried on a copy in a folder beside the file;
/// the file, its log and its mark are touched by ``take(_:)`` alone.
package final class Recovery {
    /// One way to read what is left.
    package enum Way: String, CaseIterable, Sendable {
        /// The file and its log as far as SQLite reads it.
        case asItIs = "as-it-is"
        /// The file and all of its log, damaged frames taken as they stand.
        case mendedLog = "mended-log"
        /// The file alone.
        case withoutLog = "without-log"
    }

    /// What a way leads to.
    package struct Outcome: Sendable {
        package let way: Way
        package let reports: Int
        package let lastCommit: Int64?
        /// What is still not there; nil when all that the mark knows of is.
        package let loss: AcknowledgedLoss?
        /// Broken promises of ``SpatiaLiteStore/inspect(progress:)``, the mark's apart.
        package let findings: [Bilingual]

        /// The fewer the better, soundness first.
        fileprivate var rank: (Int, Int) {
            (findings.count, loss.map { $0.missing.count + $0.changed.count + 1 } ?? 0)
        }
    }

    /// What keeps the database from being used as it is, in words; empty when nothing is missing.
    package let reasons: [Bilingual]
    /// Where the file, its log and its mark stand as they were found.
    package let copies: String
    private let path: String
    private let lock: DatabaseLock
    private let former: FormerMark
    /// Whether a mark beside the file knows what was acknowledged; without one nothing can be said to be missing.
    package var hasMark: Bool { former.content != nil }

    /// - Parameter folder: Made for the copies; must not be there.
    /// - Throws: ``StoreFault``, and what reading and copying throw.
    package init(of path: String, copyingTo folder: String) throws {
        let path = try DatabaseLock.resolved(path)
        self.path = path
        copies = folder
        former = try FormerMark(of: path)
        guard former.exists || FileManager.default.fileExists(atPath: path) else {
            throw StoreFault.noSuchFile(path: path)
        }
        lock = try DatabaseLock(guarding: path, makesFile: false)
        do {
            reasons = try former.loss()?.lines ?? []
        } catch let fault as StoreFault {
            guard case .cannotBeRead(_, let reason) = fault else { throw fault }
            reasons = [
                Bilingual(
                    swedish: "Databasen kan inte läsas som den är: \(reason).",
                    english: "The database cannot be read as it is: \(reason).")
            ]
        }
    }

    /// Tries every way on a copy; the best first. Takes as long as a check, and three times the file's room on the disk.
    package func outcomes() throws -> [Outcome] {
        try FileManager.default.createDirectory(
            atPath: copies, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        for suffix in ["", "-wal", ".mark", ".mark.past"]
        where FileManager.default.fileExists(atPath: path + suffix) {
            try copy(path + suffix, to: kept(suffix))
        }
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return Way.allCases.compactMap { try? outcome(of: $0) }.sorted { $0.rank < $1.rank }
    }

    /// Puts what a way leads to in the place of the file, as the beginning of another history, with a mark of its own.
    package func take(_ way: Way) throws {
        let chosen = tried(way)
        let queue = try DatabaseQueue(path: chosen, configuration: Self.configuration)
        try queue.write { try $0.execute(sql: "UPDATE commit_mark SET history = randomblob(16)") }
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let row = try queue.read { try CommitMarkRow(in: $0) }
        try queue.close()
        guard let row else { throw StoreFault.notMigrated }
        // First the log of the damaged file: it must not be read beside the other.
        for suffix in ["-wal", "-shm"] { unsafe unlink(path + suffix) }
        guard unsafe rename(chosen, path) == 0 else { throw StoreFault.cannotCopy(path: path) }
        let mark = try MarkFile(at: FormerMark.path(of: path), history: row.history, point: row.point)
        mark.close(isFolded: false)
        discardTried()
        lock.release()
    }

    /// Removes what was tried, and the copies too: nothing was changed.
    package func giveUp() { try? FileManager.default.removeItem(atPath: copies) }

    private func discardTried() {
        for way in Way.allCases {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: tried(way) + suffix)
            }
        }
    }

    private func kept(_ suffix: String) -> String {
        "\(copies)/\(URL(filePath: path).lastPathComponent)\(suffix)"
    }

    private func tried(_ way: Way) -> String { "\(copies)/\(way.rawValue)" }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
        }
        return configuration
    }

    private func outcome(of way: Way) throws -> Outcome {
        let file = tried(way)
        try copy(kept(""), to: file)
        let log = kept("-wal")
        let hasLog = FileManager.default.fileExists(atPath: log)
        switch way {
        case .asItIs:
            if hasLog { try copy(log, to: file + "-wal") }
        case .mendedLog:
            guard hasLog, let mended = try mended(log) else { throw StoreFault.noSuchFile(path: log) }
            try Data(mended.bytes).write(to: URL(filePath: file + "-wal"))
        case .withoutLog:
            guard hasLog else { throw StoreFault.noSuchFile(path: log) }
        }
        // Closing it folds the log in.
        let queue = try DatabaseQueue(path: file, configuration: Self.configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            Outcome(
                way: way, reports: try Int.fetchOne(db, sql: "SELECT count(*) FROM report") ?? 0,
                lastCommit: try CommitMarkRow(in: db)?.point.number,
                loss: try former.loss(in: db),
                findings: SoundnessPromise.all.compactMap { $0.finding(in: db)?.sentence })
        }
    }

    private func mended(_ log: String) throws -> MendedLog? {
        let head = Array(try Data(contentsOf: URL(filePath: kept(""))).prefix(18))
        guard head.count == 18 else { return nil }
        let size = Int(head[16]) << 8 | Int(head[17])
        return MendedLog(
            Array(try Data(contentsOf: URL(filePath: log))), pageSize: size == 1 ? 65_536 : size)
    }

    /// Copies and waits until the copy is on the disk.
    private func copy(_ source: String, to target: String) throws {
        try FileManager.default.copyItem(atPath: source, toPath: target)
        let descriptor = unsafe open(target, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFault.cannotCopy(path: target) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
            throw StoreFault.cannotCopy(path: target)
        }
    }
}
