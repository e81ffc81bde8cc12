import FoundationEssentials
import GRDB
import Reports

/// The mark as the last process that wrote the database has left it.
struct FormerMark {
    private let databasePath: String
    let content: MarkContent?
    /// Whether there is a mark at all.
    let exists: Bool

    static func path(of databasePath: String) -> String { databasePath + ".mark" }

    /// - Throws: An error of reading a mark that is there.
    init(of databasePath: String) throws {
        self.databasePath = databasePath
        let path = Self.path(of: databasePath)
        exists = FileManager.default.fileExists(atPath: path)
        content = exists ? MarkContent(Array(try Data(contentsOf: URL(filePath: path)))) : nil
    }

    /// What the mark knows and the database lacks; reads through a connection that changes neither the file nor its log.
    ///
    /// - Throws: ``StoreFault/cannotBeRead(path:reason:)``, and GRDB's `DatabaseError`.
    func loss() throws -> AcknowledgedLoss? {
        guard FileManager.default.fileExists(atPath: databasePath) else {
            return content.flatMap(AcknowledgedLoss.init(ofMissingDatabaseWith:))
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "lykta.mark"
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase(ValueDigest.define)
        do {
            let queue = try DatabaseQueue(path: databasePath, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                // Asked without a mark too: whether it is a database at all.
                _ = try db.tableExists("commit_mark")
                return try loss(in: db)
            }
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        {
            throw StoreFault.cannotBeRead(
                path: databasePath, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }

    /// The same for a database that is open.
    func loss(in db: Database) throws -> AcknowledgedLoss? {
        guard let content else { return nil }
        // A backup that was put back: what came after it, the mark itself has forgotten.
        let isOlder = try CommitMarkRow(in: db).map { $0.point.number < content.base.number } ?? false
        let known =
            isOlder ? content.preceded(by: PastNames.content(of: Self.path(of: databasePath))) : content
        return try AcknowledgedLoss(of: known, in: db)
    }

    /// Before the file is opened for writing, which would end what a damaged log still holds.
    ///
    /// - Throws: ``StoreFault``.
    func refuseLoss() throws {
        if let loss = try loss() { throw StoreFault.lacksAcknowledged(loss, path: databasePath) }
    }

    /// Folds in the log that a crash may have left, and begins a mark at the last commit.
    func beginAnew(on pool: DatabasePool) throws -> (
        mark: MarkFile, point: CommitPoint, findings: [Bilingual]
    ) {
        let (isFolded, row) = try pool.writeWithoutTransaction { db in
            ((try? db.checkpoint(.truncate)) != nil, try CommitMarkRow(in: db))
        }
        guard let row else { throw StoreFault.notMigrated }
        if isFolded, let content {
            // What cannot be remembered for long is no reason not to start.
            _ = PastNames.append(
                content.commits.flatMap(MarkContent.record), after: content.base, history: content.history,
                to: Self.path(of: databasePath))
        }
        let mark = try MarkFile(
            at: Self.path(of: databasePath), history: row.history, point: row.point,
            remembering: isFolded ? nil : content)
        return (mark, row.point, findings(at: row.point))
    }

    private func findings(at point: CommitPoint) -> [Bilingual] {
        let path = Self.path(of: databasePath)
        let begun = Bilingual(
            swedish: " Ett nytt börjar vid skrivning \(point.number).",
            english: " A new one is begun at commit \(point.number).")
        if !exists, point.number > 0 {
            return [
                Bilingual(
                    swedish: "Märket \(path) saknas: om något har gått förlorat före nu går inte att säga.",
                    english:
                        "The mark \(path) is missing: whether anything was lost before now cannot be told.")
                    + begun
            ]
        }
        if exists, content == nil {
            return [
                Bilingual(
                    swedish:
                        "Märket \(path) går inte att läsa: om något har gått förlorat före nu går inte att säga.",
                    english:
                        "The mark \(path) cannot be read: whether anything was lost before now cannot be told."
                )
                    + begun
            ]
        }
        if let damaged = content?.damagedRecords, damaged > 0 {
            return [
                Bilingual(
                    swedish:
                        "\(damaged) \(damaged == 1 ? "post" : "poster") i märket \(path) var skadade; allt som de andra känner till finns.",
                    english:
                        "\(damaged) \(damaged == 1 ? "record" : "records") of the mark \(path) were damaged; all that the others know of is there."
                ) + begun
            ]
        }
        return []
    }
}
