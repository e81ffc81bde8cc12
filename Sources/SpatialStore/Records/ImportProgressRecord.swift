import GRDB
import Reports

/// How far an import has come, as a row of `import_progress`.
struct ImportProgressRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "import_progress"

    let digest: String
    let rows: Int
    let at: Int64
}

extension ImportProgress {
    /// Never goes back: a run that was overtaken records nothing.
    func record(in db: Database) throws {
        let record = ImportProgressRecord(digest: digest, rows: rows, at: at.milliseconds)
        try db.execute(
            sql: """
                INSERT INTO import_progress (digest, rows, at) VALUES (:digest, :rows, :at)
                ON CONFLICT (digest) DO UPDATE SET rows = max(rows, excluded.rows), at = excluded.at
                """,
            arguments: StatementArguments(record.databaseDictionary))
    }
}
