import FoundationEssentials
import GRDB
import Geometry
import Reports

/// A placed report's row in the covering index.
enum IndexRecord {
    static func insert(
        _ report: Report, number: Int64, category: Int64, place: Place, status: CaseStatus, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO report_index (number, west, east, south, north, id, municipality, category, source, status,
                    restricted, observed, reporter)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.setArguments([
            number, place.eastingCentimetres, place.eastingCentimetres, place.northingCentimetres,
            place.northingCentimetres, Data(report.id.bytes), report.municipality.number, category,
            report.source.storedNumber, status.storedNumber, report.isRestricted,
            report.observed.milliseconds,
            report.reporter?.digest,
        ])
        try statement.execute()
    }

    static func delete(number: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM report_index WHERE number = ?").execute(arguments: [number])
    }

    /// Makes the index show the status of the case for each of its placed reports.
    static func setStatus(_ status: CaseStatus, ofReportsIn caseNumber: Int64, in db: Database) throws {
        let differing = try db.cachedStatement(
            sql: """
                SELECT membership.report FROM membership JOIN report_index ON report_index.number = membership.report
                WHERE membership.case_number = ? AND report_index.status <> ?
                """)
        let numbers = try Int64.fetchAll(differing, arguments: [caseNumber, status.storedNumber])
        let statement = try db.cachedStatement(sql: "UPDATE report_index SET status = ? WHERE number = ?")
        for number in numbers { try statement.execute(arguments: [status.storedNumber, number]) }
    }
}
