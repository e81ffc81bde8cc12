import GRDB
package import Reports
import Synchronization
import Triage

/// Everything Lykta keeps, in one SpatiaLite file that QGIS and `spatialite` open as layers.
///
/// One process writes a file. Writing goes through ``GroupCommit``; questions run beside it on connections of their own and
/// see what was last committed.
package struct SpatiaLiteStore: Sendable {
    let file: StoreFile
    let writer: GroupCommit
    let numbers = CategoryNumbers()
    let names: UnitNames
    let settings: StoreSettings
    let areaMap: SharedAreaMap
    let live = LiveReports()
    private let reading: Task<Void, any Error>?

    /// Opens, makes or brings up to date the file at `path`, and holds the right to write it until the value is gone.
    ///
    /// - Throws: ``StoreFault``.
    package init(writing path: String, settings: StoreSettings) throws {
        try self.init(file: StoreFile(writing: path), settings: settings)
        let categories = settings.jurisdictions.flatMap { $0.profile.categories.map(\.code) }
        try file.pool.write { [numbers] db in
            for category in categories { _ = try numbers.number(of: category, in: db) }
            try numbers.load(from: db)
        }
    }

    /// Opens the file at `path` for questions, beside whoever writes it. Writing through it fails.
    ///
    /// - Throws: ``StoreFault``.
    package init(reading path: String, settings: StoreSettings) throws {
        try self.init(file: StoreFile(reading: path), settings: settings)
    }

    private init(file: StoreFile, settings: StoreSettings) throws {
        self.file = file
        self.settings = settings
        writer = GroupCommit(
            pool: file.pool, capacity: settings.queueCapacity, live: live, committed: settings.committed)
        names = UnitNames(settings.jurisdictions.map(\.profile))
        areaMap = SharedAreaMap(try file.pool.read { try AreaMap(AreaRecord.all(in: $0)) })
        try file.pool.read { [numbers] in try numbers.load(from: $0) }
        let isWriter = !file.pool.configuration.readonly
        reading = isWriter && settings.keepsReportsInMemory ? live.read(from: file.pool) : nil
    }

    /// Returns when the placed reports are in memory, if they are to be; until then the database answers.
    package func settled() async throws { try await reading?.value }

    /// Whether it was opened for questions alone.
    package var isReadOnly: Bool { file.pool.configuration.readonly }

    /// The areas as they stand now.
    package var areasNow: AreaMap { areaMap.current }

    /// How many pieces of work wait to be written.
    package func queueDepth() async -> Int { await writer.depth }

    /// Whether a row can be written and synced just now: what `/readyz` asks. It really writes one.
    package func isWritable() async -> Bool {
        do {
            try await writer.commit { db in
                try db.execute(
                    sql: """
                        INSERT INTO write_probe VALUES (1, 1)
                        ON CONFLICT DO UPDATE SET count = (count + 1) % 1000000
                        """)
            }
            return true
        } catch {
            return false
        }
    }

    /// Takes no more work, finishes what was accepted, and folds the write-ahead log into the file.
    package func close() async throws {
        await writer.close()
        try await file.checkpoints?.close()
        _ = try? await file.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try file.questions.close()
        try file.pool.close()
    }

    /// Reads without a transaction around it: for one statement, which sees one state of the database anyway.
    func ask<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws
        -> Value
    {
        try await file.questions.next.unsafeRead(question)
    }

    /// Reads in a transaction: all statements see one state of the database.
    func read<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws
        -> Value
    {
        try await file.pool.read(question)
    }
}

/// The areas that are routed by; replaced when new ones are kept.
final class SharedAreaMap: Sendable {
    private let map: Mutex<AreaMap>

    init(_ map: AreaMap) { self.map = Mutex(map) }

    var current: AreaMap {
        get { map.withLock { $0 } }
        set { map.withLock { $0 = newValue } }
    }
}
