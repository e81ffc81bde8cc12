import FoundationEssentials
import GRDB
import Geometry
import Reports

/// The questions about cases. Both walk an index in the order of ids from the cursor on.
enum CaseQuestion {
    static let all = "\(CaseRecord.select) WHERE case_file.id > ? ORDER BY case_file.id"

    static let ofUnit = """
        \(CaseRecord.select) WHERE case_file.id > ?
        AND EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number AND case_unit.unit = ?)
        ORDER BY case_file.id
        """

    static func arguments(after: Case.ID?, unit: Code<Unit>?) -> StatementArguments {
        let cursor = Data(after?.bytes ?? [])
        return unit.map { [cursor, $0.description] } ?? [cursor]
    }

    static func one(_ id: Case.ID, names: UnitNames, in db: Database) throws -> Case? {
        let statement = try db.cachedStatement(sql: "\(CaseRecord.select) WHERE case_file.id = ?")
        let rows = try Row.fetchCursor(statement, arguments: [Data(id.bytes)])
        return try rows.next().map { try CaseRecord.read($0, names: names, in: db) }
    }

    /// The case of the report with a reference, and whether that is restricted.
    static let holding = """
        SELECT membership.case_number, report.restricted FROM report
        CROSS JOIN membership ON membership.report = report.number WHERE report.reference = ?
        """

    static let numbered = "\(CaseRecord.select) WHERE case_file.number = ?"

    /// The report of a case that came last, of those that the reader may see.
    static let latest = """
        \(ReportRecord.filed) WHERE report.number = (
            SELECT membership.report FROM membership CROSS JOIN report AS other ON other.number = membership.report
            WHERE membership.case_number = ? AND other.restricted <= ?
            ORDER BY other.received DESC, other.number DESC LIMIT 1)
        """

    /// Asked once, at start.
    static let openByUnit = """
        SELECT case_unit.unit AS unit, count(*) AS cases FROM case_unit
        JOIN case_file ON case_file.number = case_unit.case_number
        WHERE case_file.municipality = ? AND case_file.status IN ('open', 'in-progress') GROUP BY case_unit.unit
        """
}
