import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Writes the covering index inside a transaction, and notes the same for memory.
struct IndexWriter {
    let db: Database
    let live: LiveReports

    func insert(_ report: Report, number: Int64, category: Int64, place: Place, status: CaseStatus) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO report_index (spot, west, east, south, north, id, municipality, category, source, status,
                    restricted, observed, reporter, received, pseudonym)
                VALUES (:spot, :easting, :easting, :northing, :northing, :id, :municipality, :category, :source, :status,
                    :restricted, :observed, :reporter, :received, :pseudonym)
                """)
        try statement.setArguments([
            "spot": IndexKey(place, number: number).value, "easting": place.eastingCentimetres,
            "northing": place.northingCentimetres, "id": Data(report.id.bytes),
            "municipality": report.municipality.number, "category": category,
            "source": report.source.storedNumber, "status": status.storedNumber,
            "restricted": report.isRestricted, "observed": report.observed.milliseconds,
            "reporter": report.reporter?.digest, "received": report.received.milliseconds,
            "pseudonym": report.pseudonym?.digest,
        ])
        try statement.execute()
        live.note(
            .insert(
                IndexedReport(
                    number: number, id: report.id, place: place,
                    municipality: Int64(report.municipality.number),
                    category: category, source: report.source.storedNumber, status: status.storedNumber,
                    isRestricted: report.isRestricted, observed: report.observed.milliseconds,
                    received: report.received.milliseconds, reporter: report.reporter?.digest,
                    pseudonym: report.pseudonym?.digest)))
    }

    func delete(_ id: Report.ID, number: Int64, at place: Place) throws {
        try db.cachedStatement(sql: "DELETE FROM report_index WHERE spot = ?")
            .execute(arguments: [IndexKey(place, number: number).value])
        live.note(.remove(id, at: place))
    }

    /// Makes the index show the status of the case for each of its placed reports.
    func setStatus(_ status: CaseStatus, ofReportsIn caseNumber: Int64) throws {
        let members = try db.cachedStatement(
            sql: """
                SELECT report.number, report.northing, report.easting, report.id FROM membership
                JOIN report ON report.number = membership.report
                WHERE membership.case_number = ? AND report.northing IS NOT NULL
                """)
        let update = try db.cachedStatement(
            sql: "UPDATE report_index SET status = ?1 WHERE spot = ?2 AND status <> ?1")
        for row in try Row.fetchAll(members, arguments: [caseNumber]) {
            let number: Int64 = row["number"]
            guard
                let place = Place(
                    northingCentimetres: try row.value("northing"),
                    eastingCentimetres: try row.value("easting")),
                let id = Report.ID(bytes: try row.value("id"))
            else { throw StoreFault.unreadableRow(table: "report", number: number) }
            try update.execute(arguments: [status.storedNumber, IndexKey(place, number: number).value])
            if db.changesCount > 0 { live.note(.setStatus(status, of: id, at: place)) }
        }
    }
}
