import GRDB
package import Reports

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
    /// Tells the import apart from others: a digest of the file.
    package let digest: String
    /// How many rows from the beginning are done, refused ones among them.
    package let rows: Int
    package let at: Timestamp

    package init(digest: String, rows: Int, at: Timestamp) {
        self.digest = digest
        self.rows = rows
        self.at = at
    }

    func record(in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO import_progress (digest, rows, at) VALUES (?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET rows = max(rows, excluded.rows), at = excluded.at
                """,
            arguments: [digest, rows, at.milliseconds])
    }
}

extension SpatiaLiteStore {
    /// How many rows of the import with this digest are done.
    package func importedRows(of digest: String) async throws -> Int {
        try await ask { db in
            try Int.fetchOne(
                db, sql: "SELECT rows FROM import_progress WHERE digest = ?", arguments: [digest]) ?? 0
        }
    }
}
