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
                INSERT INTO report_index (spot, west, east, south, north, id, municipality, category, source, status,
                    restricted, observed, reporter)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.setArguments([
            IndexKey(place, number: number).value, place.eastingCentimetres, place.eastingCentimetres,
            place.northingCentimetres,
            place.northingCentimetres, Data(report.id.bytes), report.municipality.number, category,
            report.source.storedNumber, status.storedNumber, report.isRestricted,
            report.observed.milliseconds,
            report.reporter?.digest,
        ])
        try statement.execute()
    }

    static func delete(number: Int64, at place: Place, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM report_index WHERE spot = ?")
            .execute(arguments: [IndexKey(place, number: number).value])
    }

    /// Makes the index show the status of the case for each of its placed reports.
    static func setStatus(_ status: CaseStatus, ofReportsIn caseNumber: Int64, in db: Database) throws {
        let members = try db.cachedStatement(
            sql: """
                SELECT report.number, report.northing, report.easting FROM membership
                JOIN report ON report.number = membership.report
                WHERE membership.case_number = ? AND report.northing IS NOT NULL
                """)
        let keys = try Row.fetchAll(members, arguments: [caseNumber]).compactMap { row in
            Place(northingCentimetres: row[1], eastingCentimetres: row[2]).map {
                IndexKey($0, number: row[0])
            }
        }
        let statement = try db.cachedStatement(
            sql: "UPDATE report_index SET status = ?1 WHERE spot = ?2 AND status <> ?1")
        for key in keys { try statement.execute(arguments: [status.storedNumber, key.value]) }
    }
}
