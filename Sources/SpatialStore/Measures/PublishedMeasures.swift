import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What of measures is for everybody.
enum PublishedMeasures {
    static func published(_ query: MeasureQuery, at now: Timestamp, in db: Database) throws
        -> [PublishedMeasure]
    {
        var query = query
        query.states = [.done]
        query.isPublished = true
        return try MeasureRecord.measures(query, in: db).map { measure in
            let findings = try measure.causes.findings.compactMap { id in
                try FindingRecord.finding(id, in: [measure.municipality], db)
            }
            return PublishedMeasure(
                measure, reports: try reports(of: measure, at: now, in: db),
                mended: findings.filter { $0.status == .done && $0.mayBePublished },
                photos: try MeasurePhotoRecord.photos(of: measure.id, in: db).filter(\.isPublished))
        }
    }

    /// How many reports that anybody may know of lie in the cases behind a measure, each case as it lives on and counted once, of those
    /// that came in before the end of the day on which it was done; nil for no case, and while that day lasts.
    private static func reports(of measure: Measure, at now: Timestamp, in db: Database) throws -> Int? {
        guard let end = PublishedMeasure.endOfCounting(of: measure), end <= now else { return nil }
        return try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT sum((
                        SELECT count(*) FROM membership CROSS JOIN report ON report.number = membership.report
                        WHERE membership.case_number = living.number AND report.restricted = 0 AND report.received < ?))
                    FROM case_file AS living
                    WHERE living.number IN (
                        SELECT ifnull(held.merged_into, held.number) FROM measure JOIN measure_cause
                            ON measure_cause.measure = measure.number
                        LEFT JOIN finding ON finding.number = measure_cause.finding
                        JOIN case_file AS held ON held.number = ifnull(measure_cause.case_number, finding.case_number)
                        WHERE measure.id = ?)
                    """), arguments: [end.milliseconds, Data(measure.id.bytes)])
    }
}
