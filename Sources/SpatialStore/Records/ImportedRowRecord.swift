import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Rows of imported files, as rows of `imported_row`.
enum ImportedRowRecord {
    static let underKey = """
        SELECT imported_row.content, report.reference FROM imported_row
        CROSS JOIN report ON report.number = imported_row.report WHERE imported_row.key = ?
        """

    static func row(under key: RowDigest, in db: Database) throws -> KnownRow? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: underKey), arguments: [Data(key.bytes)])
        else {
            return nil
        }
        return try StoreFault.reading("imported_row", nil) {
            guard let content = RowDigest(try row.value("content")),
                let reference = Reference(try row.value("reference") as String)
            else { throw StoreFault.unreadableRow(table: "imported_row", number: 0) }
            return KnownRow(content: content, reference: reference)
        }
    }

    /// - Parameter isTold: Whether units are told of the report; not of one that this row has made and that is history.
    static func insert(
        _ row: ImportRow, as report: Report.ID, isTold: Bool, at moment: Timestamp, in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO imported_row (key, content, report, at, told, row_digest)
                SELECT ?1, ?2, number, ?3, ?4, lykta_digest(?1, ?2, number, ?3, ?4) FROM report WHERE id = ?5
                """
        ).execute(arguments: [
            Data(row.key.bytes), Data(row.content.bytes), moment.milliseconds, isTold, Data(report.bytes),
        ])
    }

    /// The report that an import from before rows were noted made of this row: one that says the same, came no later than the
    /// last of those imports, and that no other row is known by. Nil at once where there was no such import.
    static func unnotedReport(of row: ImportRow, in db: Database) throws -> FiledReport? {
        let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(at) FROM import_progress"))
        guard let last else { return nil }
        let report = row.report.report
        let place = report.whereabouts.place
        let statement = try db.cachedStatement(sql: place == nil ? unnotedUnplaced : unnotedPlaced)
        var arguments: StatementArguments = [
            report.municipality.number, report.category.description, report.source.rawValue,
            report.text.description, report.whereabouts.words, report.clientReference,
            row.saysWhen ? report.observed.milliseconds : nil, last,
        ]
        if let place {
            let (north, east) = (place.northingCentimetres, place.eastingCentimetres)
            arguments = [east, east, north, north] + arguments
        }
        return try Row.fetchOne(statement, arguments: arguments).map(ReportRecord.filedReport)
    }

    static let unnotedPlaced = """
        \(ReportRecord.filed.replacing(" FROM report ", with: " FROM report_index CROSS JOIN report ON report.number = \(IndexKey.numberInSQL) "))
        WHERE report_index.west <= ? AND report_index.east >= ? AND report_index.south <= ? AND report_index.north >= ?
            AND \(saysTheSame)
        """

    static let unnotedUnplaced = "\(ReportRecord.filed) WHERE report.northing IS NULL AND \(saysTheSame)"

    private static let saysTheSame = """
        report.municipality = ? AND report.category = ? AND report.source = ? AND report.text = ?
            AND report.words IS ? AND report.client_reference IS ? AND report.observed = ifnull(?, report.observed)
            AND report.received <= ?
            AND NOT EXISTS (SELECT 1 FROM imported_row WHERE imported_row.report = report.number)
        ORDER BY report.number LIMIT 1
        """
}

extension RowDigest {
    var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    }

    /// Reads ``bytes``; nil for any other number of bytes.
    init?(_ bytes: Data?) {
        guard let bytes, bytes.count == 16 else { return nil }
        self.init(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
