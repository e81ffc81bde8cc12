import GRDB
package import Reports
import Triage

/// Everything Lykta keeps, in one SpatiaLite file whose map views QGIS and GDAL open as layers.
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
    let jurisdictions: SharedJurisdictions
    let live = LiveReports()
    let reading: Task<Void, any Error>?

    /// Opens, makes or brings up to date the file at `path`, and holds the right to write it until the value is gone.
    ///
    /// - Throws: ``StoreFault``.
    package init(writing path: String, settings: StoreSettings) throws {
        let file = try StoreFile(writing: path)
        if let sealing = settings.sealing { try OriginalMove(file: file, sealing: sealing).run() }
        try self.init(file: file, settings: settings)
        let categories = settings.jurisdictions.flatMap { $0.profile.categories.map(\.code) }
        try file.pool.write { [numbers] db in
            for jurisdiction in settings.jurisdictions { try UnitNames.keep(jurisdiction.profile, in: db) }
            for category in categories { _ = try numbers.number(of: category, in: db) }
            try numbers.load(from: db)
        }
    }

    /// What an operator should know about how the file was found; nothing when all was well.
    package var openingFindings: [Bilingual] { file.findings }

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
            pool: file.pool, capacity: settings.queueCapacity, mostWait: settings.mostWait, live: live,
            notes: file.notes, mark: file.mark,
            health: file.health, committed: settings.committed)
        jurisdictions = SharedJurisdictions(settings.jurisdictions)
        names = UnitNames(settings.jurisdictions.map(\.profile))
        areaMap = SharedAreaMap(try file.pool.read { try AreaMap(AreaRecord.all(in: $0)) })
        try file.pool.read { [numbers] in try numbers.load(from: $0) }
        let isWriter = !file.pool.configuration.readonly
        reading = isWriter && settings.keepsReportsInMemory ? live.read(from: file) : nil
    }

    /// Reads without a transaction around it: for one statement, which sees one state of the database anyway.
    func ask<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws
        -> Value
    {
        try await file.health.guarding { try await file.questions.next.unsafeRead(question) }
    }

    /// Reads in a transaction: all statements see one state of the database.
    func read<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws
        -> Value
    {
        try await file.health.guarding { try await file.pool.read(question) }
    }
}

extension SpatiaLiteStore: RevisedStore {
    package var revision: StoreRevision {
        StoreRevision(commit: file.notes.last, areas: areaMap.replaced)
    }
}
