import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What of measures is for everybody.
enum PublishedMeasures {
    static func published(_ query: MeasureQuery, in db: Database) throws -> [PublishedMeasure] {
        var query = query
        query.states = [.done]
        query.isPublished = true
        return try MeasureRecord.measures(query, in: db).map { measure in
            let findings = try measure.causes.findings.compactMap { id in
                try FindingRecord.finding(id, in: [measure.municipality], db)
            }
            return PublishedMeasure(
                measure, reports: try reports(of: measure, in: db),
                mended: findings.filter { $0.status == .done && $0.mayBePublished },
                photos: try MeasurePhotoRecord.photos(of: measure.id, in: db).filter(\.isPublished))
        }
    }

    /// How many reports that anybody may know of lie in the cases behind a measure, each case as it lives on and counted once; nil for no
    /// case.
    private static func reports(of measure: Measure, in db: Database) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT sum(living.report_count - living.restricted_count) FROM case_file AS living
                    WHERE living.number IN (
                        SELECT ifnull(held.merged_into, held.number) FROM measure JOIN measure_cause
                            ON measure_cause.measure = measure.number
                        LEFT JOIN finding ON finding.number = measure_cause.finding
                        JOIN case_file AS held ON held.number = ifnull(measure_cause.case_number, finding.case_number)
                        WHERE measure.id = ?)
                    """), arguments: [Data(measure.id.bytes)])
    }
}
