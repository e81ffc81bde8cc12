import FoundationEssentials
import GRDB
import Reports
import Synchronization

/// An open database file: one writing connection, a few that read.
struct StoreFile: Sendable {
    let pool: DatabasePool
    let path: String
    /// Connections for single questions, each with statements and pages of its own. Beside the pool, which prepares and runs
    /// statements around every reading.
    let questions: QuestionConnections
    /// Nil for a file opened for reading alone.
    let checkpoints: Checkpoints?
    /// Nil for a file opened for reading alone.
    let mark: MarkFile?
    let notes: CommitNotes
    /// What an operator should know about how the file was found.
    let findings: [Bilingual]
    let health: StoreHealth
    private let lock: DatabaseLock?

    /// Opens, makes or brings up to date the file at `path`, and holds the right to write it.
    ///
    /// - Throws: ``StoreFault``, and GRDB's `DatabaseError` for a file that is no database.
    init(writing path: String) throws {
        let path = try DatabaseLock.resolved(path)
        try FileVersion.refuseNewer(at: path)
        // A file that is gone is not made anew in silence.
        if FileIdentity(at: path) == nil { try FormerMark(of: path).refuseLoss() }
        let lock = try DatabaseLock(guarding: path, makesFile: true)
        self.lock = lock
        let former = try FormerMark(of: path)
        try former.refuseLoss()
        pool = try DatabasePool(path: path, configuration: Self.configuration(readOnly: false))
        self.path = path
        try pool.writeWithoutTransaction { db in
            // GRDB sets NORMAL when it turns WAL on, after the preparation of the connection; so this must come last.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA cache_size = -32000")
            // What a savepoint would undo is remembered in memory; in a file it was half of all that was written.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        try Migrator.migrate(pool)
        pool.writeWithoutTransaction { SpatiaLite.stopWatching($0) }
        let begun = try former.beginAnew(on: pool)
        mark = begun.mark
        findings = begun.findings + [FileRights.finding(at: path)].compactMap(\.self)
        notes = CommitNotes(last: begun.point)
        questions = try QuestionConnections(path: path, isMapped: false)
        let health = StoreHealth(watch: FileWatch(lock))
        self.health = health
        checkpoints = try Checkpoints(
            path: path, pool: pool, failed: { _ = health.meaning(of: $0) },
            began: { [mark = begun.mark] in mark.logBegan() })
        try verifyDurability()
    }

    /// Opens the file at `path` for reading, beside whoever writes it.
    init(reading path: String) throws {
        try self.init(readingAnyVersion: path)
        try Migrator.verify(pool)
    }

    /// The same of a file that an earlier version may have made, and that may lack any table.
    init(readingAnyVersion path: String) throws {
        guard let status = FileStatus(at: path) else { throw StoreFault.noSuchFile(path: path) }
        let path = try DatabaseLock.resolved(path)
        guard status.names == 1 else { throw StoreFault.severalNames(path: path, count: status.names) }
        guard !DatabaseLock.isWrittenElsewhere(path) else {
            throw StoreFault.cannotOpen(
                path: path,
                reason: Bilingual(
                    swedish:
                        "en server skriver den under en annan sökväg, och dess logg ligger bredvid den; använd den sökvägen",
                    english:
                        "a server writes it by another path, and its log lies beside that one; use that path")
            )
        }
        try FileVersion.refuseNewer(at: path)
        lock = nil
        health = StoreHealth(watch: nil)
        checkpoints = nil
        mark = nil
        findings = []
        notes = CommitNotes(last: .beginning)
        pool = try DatabasePool(path: path, configuration: Self.configuration(readOnly: true))
        self.path = path
        try Migrator.refuseNewer(pool)
        questions = try QuestionConnections(path: path, isMapped: true)
    }

    /// Folds the write-ahead log into the file, closes every connection and gives up the right to write. Whoever wrote has
    /// finished.
    func close() async throws {
        try await checkpoints?.close()
        let folded = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        mark?.close(isFolded: folded != nil)
        try questions.close()
        try pool.close()
        lock?.release()
    }

    private static let abandoned = Mutex<[StoreFile]>([])

    /// Leaves everything open until the process ends, for a file that has failed: SQLite, closing it, would fold the log into
    /// it and remove by name a log that may be another's.
    func abandon() { Self.abandoned.withLock { $0.append(self) } }

    /// Refuses to go on unless the writer keeps what it commits.
    func verifyDurability() throws {
        try pool.writeWithoutTransaction { db in
            for (setting, wanted) in [("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1")] {
                let value = try String.fetchOne(db, sql: "PRAGMA \(setting)") ?? ""
                guard value == wanted else { throw StoreFault.notDurable(setting: setting, value: value) }
            }
        }
    }

    fileprivate static func configuration(readOnly: Bool) -> Configuration {
        _ = SpatiaLite.initialised
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.label = "lykta"
        configuration.maximumReaderCount = 4
        configuration.persistentReadOnlyConnections = true
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try db.execute(sql: "PRAGMA cache_size = -4000")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        return configuration
    }
}

/// As many read-only connections as there are processors, taken in turn.
final class QuestionConnections: Sendable {
    private let connections: [DatabaseQueue]
    private let turn = Atomic(0)

    /// - Parameter isMapped: Whether the file is read where the system holds it, without copying pages. A disk that fails under a mapped
    ///   page, and a file that is cut short under it, end the process: a command, never a server, which would end for everybody.
    fileprivate init(path: String, isMapped: Bool) throws {
        let count = min(max(ProcessInfo.processInfo.activeProcessorCount, 2), 8)
        var configuration = StoreFile.configuration(readOnly: true)
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA cache_size = -\(16_000 / count)")
            if isMapped { try $0.execute(sql: "PRAGMA mmap_size = \(Int64(1) << 40)") }
        }
        let prepared = configuration
        connections = try (0..<count).map { _ in
            let connection = try DatabaseQueue(path: path, configuration: prepared)
            connection.inDatabase { SpatiaLite.stopWatching($0) }
            return connection
        }
    }

    var next: DatabaseQueue {
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return connections[Int(UInt(bitPattern: turn) % UInt(connections.count))]
    }

    func close() throws {
        for connection in connections { try connection.close() }
    }
}
