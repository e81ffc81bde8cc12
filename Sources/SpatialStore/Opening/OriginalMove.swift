import FoundationEssentials
import GRDB
import Reports

/// Moves originals that an earlier version kept in clear into their sealed column, and leaves nothing of them in the file.
///
/// Can be cut off at any moment and goes on at the next opening: the table in clear is dropped last, when the file has been
/// written anew without what it held.
struct OriginalMove {
    let file: StoreFile
    let sealing: any OriginalSealing

    func run() throws {
        try file.pool.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO original_key (id, row_digest) VALUES (?1, lykta_digest(?1, 0))",
                arguments: [sealing.currentKey])
        }
        guard try file.pool.read({ try $0.tableExists("original") }) else { return }
        let hasReports = try file.pool.read {
            try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM report)") ?? false
        }
        // Whatever is removed is overwritten as well.
        try file.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        while try file.pool.write(moveSome) {}
        if hasReports {
            // Pages that were given back earlier may still hold some; so the whole file is written anew, and the log emptied.
            try file.pool.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                try db.checkpoint(.truncate)
            }
        }
        try file.pool.write { try $0.execute(sql: "DROP TABLE original") }
    }

    /// Whether there may be more.
    private func moveSome(in db: Database) throws -> Bool {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT report.number, report.id, ifnull(original.text, report.text) AS text,
                    ifnull(original.words, report.words) AS words,
                    ifnull(original.answers, report.answers) AS answers, original.email, original.phone
                FROM original JOIN report ON report.number = original.report ORDER BY original.report LIMIT 500
                """)
        for row in rows {
            let number: Int64 = row["number"]
            guard let id = Report.ID(bytes: try row.value("id"))
            else { throw StoreFault.unreadableRow(table: "report", number: number) }
            let (email, phone): (String?, String?) = (try row.value("email"), try row.value("phone"))
            let original = SealedOriginal(
                text: try row.value("text"), words: try row.value("words"),
                answers: try ReportRecord.answers(try row.value("answers")),
                contact: email == nil && phone == nil ? nil : Contact(email: email, phone: phone))
            try OriginalRecord.insert(original, of: id, number: number, sealing: sealing, in: db)
            try ReportDigest.renew(number: number, in: db)
            try db.execute(sql: "DELETE FROM original WHERE report = ?", arguments: [number])
        }
        return !rows.isEmpty
    }
}
