import FoundationEssentials
import GRDB
import Reports

/// Whole reports with the case each lies in.
enum FiledReports {
    static func one(_ id: Report.ID, in db: Database) throws -> FiledReport? {
        let statement = try db.cachedStatement(sql: "\(ReportRecord.filed) WHERE report.id = ?")
        return try all(statement, [Data(id.bytes)]).first
    }

    static func one(_ reference: Reference, in db: Database) throws -> FiledReport? {
        let statement = try db.cachedStatement(sql: "\(ReportRecord.filed) WHERE report.reference = ?")
        return try all(statement, [reference.description]).first
    }

    static func of(_ id: Case.ID, in db: Database) throws -> [FiledReport] {
        let statement = try db.cachedStatement(
            sql: "\(ReportRecord.filed) WHERE case_file.id = ? ORDER BY report.id")
        return try all(statement, [Data(id.bytes)])
    }

    static func last(
        _ most: Int, of id: Case.ID, upTo last: Report.ID?, withRestricted seesRestricted: Bool,
        in db: Database
    ) throws -> [FiledReport] {
        let statement = try db.cachedStatement(sql: seesRestricted ? lastOfAll : lastOfUnrestricted)
        return try all(statement, [Data(id.bytes), last.map { Data($0.bytes) }, most])
    }

    /// The index of a case's reports has their numbers, so that only those that are shown are looked up.
    static let lastOfAll = last(of: "membership", where: "")
    static let lastOfUnrestricted = last(
        of: "membership CROSS JOIN report AS other ON other.number = membership.report",
        where: "AND NOT other.restricted")

    private static func last(of source: String, where condition: String) -> String {
        """
        \(ReportRecord.filed) WHERE report.number IN (
            SELECT membership.report FROM \(source)
            WHERE membership.case_number = (SELECT number FROM case_file WHERE id = ?1) \(condition)
                AND membership.report <= CASE WHEN ?2 IS NULL THEN 9223372036854775807
                    ELSE (SELECT number FROM report WHERE id = ?2) END
            ORDER BY membership.report DESC LIMIT ?3)
        ORDER BY report.number
        """
    }

    /// Reads each row as it stands on the statement, where a column is found by its name at once; in a copy it is sought.
    private static func all(_ statement: Statement, _ arguments: StatementArguments) throws -> [FiledReport] {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var found: [FiledReport] = []
        while let row = try rows.next() { found.append(try ReportRecord.filedReport(row)) }
        return found
    }

    /// Walks the index of unplaced reports from the cursor on; few wait at a time.
    static func unplaced(
        matching filter: ReportFilter, seen: SeenCases?, page: PageRequest, in db: Database
    ) throws -> Page<FiledReport> {
        let after = Data(page.after?.id.bytes ?? [])
        let statement = try db.cachedStatement(
            sql: """
                \(ReportRecord.filed) WHERE report.northing IS NULL AND report.id > ?
                AND (? IS NULL OR EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number
                                          AND case_unit.unit = ?))
                ORDER BY report.id
                """)
        let unit = filter.unit?.description
        let rows = try Row.fetchCursor(statement, arguments: [after, unit, unit])
        var found: [FiledReport] = []
        while let row = try rows.next() {
            let filed = try ReportRecord.filedReport(row)
            guard filter.admits(filed),
                try seen?.hold(row["number"], isRestricted: filed.report.isRestricted) ?? true
            else { continue }
            if found.count == page.limit {
                return Page(elements: found, next: found.last.map { ReportCursor(id: $0.report.id) })
            }
            found.append(filed)
        }
        return Page(elements: found, next: nil)
    }
}
