import FoundationEssentials
import GRDB
import Reports

/// The digests of reports as rows of `report_digest`: what each said when it was acknowledged, or last lawfully changed.
enum ReportDigest {
    /// All that is kept of a report but its number. A test holds that no column is forgotten.
    static let reportColumns = firstColumns + laterColumns
    private static let laterColumns = ["pseudonym", "sender"]
    private static let firstColumns = [
        "id", "reference", "municipality", "category", "source", "text", "answers", "words", "northing",
        "easting", "accuracy", "other_municipalities", "observed", "received", "recurs", "restricted",
        "client_reference", "reporter", "repeat_key", "version", "place",
    ]
    /// With the key, so that an original that says nothing of its own is missed too.
    static let originalColumns = ["report", "key", "sealed"]

    /// The digest of what stands in the row now. A column that came later has no part in the digest of a row where it is empty:
    /// so the digests of earlier versions stay, in the database and in the mark beside it.
    static let computed = """
        iif(report.sender IS NULL, \(computedBeforeSenders),
            lykta_digest(\(firstArguments), report.pseudonym, report.sender))
        """

    /// The same in databases that have not been brought up to date.
    private static let computedBeforeSenders = """
        iif(report.pseudonym IS NULL, \(computedBeforePseudonyms), lykta_digest(\(firstArguments), report.pseudonym))
        """
    private static let computedBeforePseudonyms = "lykta_digest(\(firstArguments))"

    private static let firstArguments =
        (firstColumns.map { "report.\($0)" } + originalColumns.map { "sealed_original.\($0)" })
        .joined(separator: ", ")

    /// ``computed``, whichever version made the database.
    static func computed(in db: Database) throws -> String {
        let columns = Set(try db.columns(in: "report").map(\.name))
        if columns.contains("sender") { return computed }
        return columns.contains("pseudonym") ? computedBeforeSenders : computedBeforePseudonyms
    }

    static let rows = "report LEFT JOIN sealed_original ON sealed_original.report = report.number"

    /// Whatever writes a row of `report` or `sealed_original` calls this after it, in the same transaction.
    static func keep(_ report: Report, number: Int64, in db: Database, noting notes: CommitNotes) throws {
        try keep((report.id, report.reference, report.received), number: number, in: db, noting: notes)
    }

    private static func keep(
        _ report: (id: Report.ID, reference: Reference, received: Timestamp), number: Int64, in db: Database,
        noting notes: CommitNotes
    ) throws {
        // Two statements: one that reads and writes, or returns what it wrote, has SQLite keep a journal of its own.
        let asked = try db.cachedStatement(sql: "SELECT \(computed) FROM \(rows) WHERE report.number = ?")
        guard let digest = try Int64.fetchOne(asked, arguments: [number])
        else { throw StoreFault.unreadableRow(table: "report", number: number) }
        try db.cachedStatement(
            sql: """
                INSERT INTO report_digest (report, commit_number, digest) VALUES (?, ?, ?)
                ON CONFLICT (report) DO UPDATE SET commit_number = excluded.commit_number, digest = excluded.digest
                """
        ).execute(arguments: [number, notes.next, digest])
        notes.note(
            AcknowledgedReport(
                id: report.id, reference: report.reference, received: report.received, digest: digest))
    }

    /// The same of a report whose original was sealed anew, and which is otherwise as it was.
    static func renew(number: Int64, in db: Database, noting notes: CommitNotes) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, reference, received FROM report WHERE number = ?"),
            arguments: [number])
        guard let row, let id = Report.ID(bytes: try row.value("id")),
            let reference = Reference(try row.value("reference") as String),
            let received = Timestamp(milliseconds: try row.value("received"))
        else { throw StoreFault.unreadableRow(table: "report", number: number) }
        try keep((id, reference, received), number: number, in: db, noting: notes)
    }

    /// The same before anything is acknowledged, while a file of an earlier version is brought up to date.
    static func renew(number: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE report_digest SET digest = (SELECT \(computed) FROM \(rows) WHERE report.number = report_digest.report)
                WHERE report = ?
                """
        ).execute(arguments: [number])
    }

    /// Names the reports that do not say what they said, those without a digest, those that are not found by their id or their
    /// reference, and those that are gone.
    static let broken = """
        SELECT report.reference || ' (number ' || report.number || ')' FROM \(rows)
        LEFT JOIN report_digest ON report_digest.report = report.number
        WHERE report_digest.digest IS NOT \(computed)
            OR NOT EXISTS (SELECT 1 FROM report AS same INDEXED BY sqlite_autoindex_report_1
                           WHERE same.id = report.id AND same.number = report.number)
            OR NOT EXISTS (SELECT 1 FROM report AS same INDEXED BY sqlite_autoindex_report_2
                           WHERE same.reference = report.reference AND same.number = report.number)
        UNION ALL SELECT ifnull(\(formerReference), 'a report') || ' (number ' || report_digest.report || ', gone)'
        FROM report_digest WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.number = report_digest.report)
        """

    /// The reference of a row that is gone, as an index may still have it.
    private static let formerReference = """
        (SELECT reference FROM report INDEXED BY sqlite_autoindex_report_2 WHERE number = +report_digest.report)
        """

    /// The same one report after the other, for a database so damaged that ``broken`` cannot be asked.
    static func brokenOneByOne(in db: Database) throws -> [String] {
        let kept = try Int64.fetchAll(db, sql: "SELECT report FROM report_digest")
        return kept.filter { number in
            let sql = """
                SELECT report_digest.digest IS \(computed) FROM \(rows)
                JOIN report_digest ON report_digest.report = report.number WHERE report.number = ?
                """
            guard let says = try? Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [number]),
                says == 1,
                let id = try? Data.fetchOne(
                    db, sql: "SELECT id FROM report WHERE number = ?", arguments: [number]),
                let found = try? Int64.fetchOne(
                    db, sql: "SELECT number FROM report WHERE id = ?", arguments: [id])
            else { return true }
            return found != number
        }.map { number in
            let name = try? String.fetchOne(
                db,
                sql: "SELECT reference FROM report INDEXED BY sqlite_autoindex_report_2 WHERE number = +?",
                arguments: [number])
            return "\(name ?? "a report") (number \(number))"
        }
    }
}
