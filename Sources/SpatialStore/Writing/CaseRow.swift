import FoundationEssentials
import GRDB
import Geometry
import Reports

/// The changes to a row of `case_file`.
enum CaseRow {
    static func number(of id: Case.ID, in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT number FROM case_file WHERE id = ?")
        guard let number = try Int64.fetchOne(statement, arguments: [Data(id.bytes)])
        else { throw StoreFault.unreadableRow(table: "case_file", number: 0) }
        return number
    }

    /// Opens a case without reports; what they make of it is written by ``count(_:at:in:)`` or ``grow(_:by:at:in:)``.
    static func insert(
        _ id: Case.ID, _ municipality: MunicipalityCode, _ group: Code<CategoryGroup>, opened: Timestamp,
        in db: Database
    ) throws -> Int64 {
        try db.cachedStatement(
            sql: """
                INSERT INTO case_file (id, municipality, category_group, status, opened, changed, version, report_count,
                    reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum)
                VALUES (?1, ?2, ?3, 'open', ?4, ?4, 0, 0, 0, 0, 0, 0, 0, 0)
                """
        ).execute(arguments: [
            Data(id.bytes), municipality.number, group.description, opened.milliseconds,
        ])
        return db.lastInsertedRowID
    }

    /// Counts one more report in, which already has its membership.
    static func grow(_ number: Int64, by report: Report, at moment: Timestamp, in db: Database) throws {
        let place = report.whereabouts.place
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET
                    first_observed = CASE report_count WHEN 0 THEN :observed ELSE min(first_observed, :observed) END,
                    last_observed = CASE report_count WHEN 0 THEN :observed ELSE max(last_observed, :observed) END,
                    report_count = report_count + 1,
                    reporter_count = reporter_count + (:reporter IS NULL OR 1 = (
                        SELECT count(*) FROM membership WHERE case_number = :number AND reporter = :reporter)),
                    placed_count = placed_count + (:northing IS NOT NULL),
                    northing_sum = northing_sum + ifnull(:northing, 0),
                    easting_sum = easting_sum + ifnull(:easting, 0),
                    south = min(ifnull(south, :northing), ifnull(:northing, south)),
                    north = max(ifnull(north, :northing), ifnull(:northing, north)),
                    west = min(ifnull(west, :easting), ifnull(:easting, west)),
                    east = max(ifnull(east, :easting), ifnull(:easting, east)),
                    place = CASE WHEN :northing IS NULL THEN place ELSE MakePoint(
                        (easting_sum + :easting) / (placed_count + 1) / 100.0,
                        (northing_sum + :northing) / (placed_count + 1) / 100.0, 3006) END,
                    changed = max(changed, :moment), version = version + 1
                WHERE number = :number
                """
        ).execute(arguments: [
            "observed": report.observed.milliseconds, "reporter": report.reporter?.digest,
            "northing": place?.northingCentimetres, "easting": place?.eastingCentimetres,
            "moment": moment.milliseconds, "number": number,
        ])
    }

    /// Counts all reports of the case anew.
    static func count(_ number: Int64, at moment: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET (report_count, reporter_count, first_observed, last_observed, placed_count,
                    northing_sum, easting_sum, south, north, west, east, place) =
                    (SELECT count(*), count(DISTINCT report.reporter) + sum(report.reporter IS NULL), min(observed),
                        max(observed), count(northing), ifnull(sum(northing), 0), ifnull(sum(easting), 0), min(northing),
                        max(northing), min(easting), max(easting),
                        MakePoint(sum(easting) / count(easting) / 100.0, sum(northing) / count(northing) / 100.0, 3006)
                     FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number),
                    changed = max(changed, ?), version = version + 1
                WHERE number = ?
                """
        ).execute(arguments: [moment.milliseconds, number])
    }

    /// Ends `from`, which lives on in `into`; a case that someone works on stays one that someone works on.
    static func merge(_ from: Int64, into: Int64, at moment: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = 'in-progress'
                WHERE number = ? AND status = 'open'
                    AND (SELECT status FROM case_file WHERE number = ?) = 'in-progress'
                """
        ).execute(arguments: [into, from])
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = 'merged', merged_into = ?, changed = max(changed, ?), version = version + 1
                WHERE number = ?
                """
        ).execute(arguments: [into, moment.milliseconds, from])
        // Whoever follows an older pointer comes straight to the case that lives.
        try db.cachedStatement(sql: followOn).execute(arguments: [into, from])
    }

    static let followOn = "UPDATE case_file SET merged_into = ? WHERE merged_into = ?"

    static func status(of number: Int64, in db: Database) throws -> CaseStatus {
        let statement = try db.cachedStatement(sql: "SELECT status FROM case_file WHERE number = ?")
        guard
            let status = try String.fetchOne(statement, arguments: [number]).flatMap(
                CaseStatus.init(rawValue:))
        else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
        return status
    }

    static func setStatus(_ status: CaseStatus, of number: Int64, at moment: Timestamp, in db: Database)
        throws
    {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = ?, changed = max(changed, ?), version = version + 1 WHERE number = ?
                """
        ).execute(arguments: [status.rawValue, moment.milliseconds, number])
    }
}
