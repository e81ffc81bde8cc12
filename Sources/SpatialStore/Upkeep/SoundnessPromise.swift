import GRDB
import Reports

/// Something that holds in a sound database, and the question that finds what breaks it.
struct SoundnessPromise {
    let words: String
    let broken: String
    /// How many of what breaks it are named.
    var mostNamed = 5
    /// Asked when damage keeps ``broken`` from being asked.
    var brokenOneByOne: (@Sendable (Database) throws -> [String])?

    /// Nil when the promise holds. Damage that keeps the question from being answered breaks it too.
    func finding(in db: Database) -> StoreFinding? {
        do {
            let broken = try String.fetchAll(db, sql: broken)
            return broken.isEmpty ? nil : finding(broken)
        } catch {
            let named = (try? brokenOneByOne?(db)) ?? []
            return finding(named + ["cannot be asked: \(error)"])
        }
    }

    private func finding(_ broken: [String]) -> StoreFinding {
        StoreFinding(promise: words, count: broken.count, examples: Array(broken.prefix(mostNamed)))
    }

    static let all = [
        SoundnessPromise(
            words: "SQLite's pages, rows and indexes are sound",
            broken: "SELECT integrity_check FROM pragma_integrity_check(1000) WHERE integrity_check <> 'ok'"),
        SoundnessPromise(
            words: "every reference between tables leads somewhere",
            broken: "SELECT \"table\" || ' ' || ifnull(rowid, '') FROM pragma_foreign_key_check"),
        SoundnessPromise(
            words: "the tree of the index is sound",
            broken:
                "SELECT answer FROM (SELECT rtreecheck('main', 'report_index') AS answer) WHERE answer <> 'ok'"
        ),
        SoundnessPromise(
            words: "every report's geometry is its northing and easting",
            broken: """
                SELECT number FROM report WHERE (place IS NULL) <> (northing IS NULL) OR place IS NOT NULL AND NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing AND round(ST_X(place) * 100) = easting)
                """),
        SoundnessPromise(
            words: "every placed report has its row in the index, and the rows agree",
            broken: """
                SELECT number FROM report WHERE northing IS NOT NULL
                    AND number NOT IN (SELECT \(IndexKey.numberInSQL) FROM report_index)
                UNION SELECT report.number FROM report_index CROSS JOIN report ON report.number = \(IndexKey.numberInSQL)
                LEFT JOIN membership ON membership.report = report.number
                LEFT JOIN case_file ON case_file.number = membership.case_number
                WHERE report.northing IS NOT NULL AND NOT ifnull(
                    report_index.west = report.easting AND report_index.east = report.easting
                    AND report_index.south = report.northing AND report_index.north = report.northing
                    AND report_index.id = report.id AND report_index.municipality = report.municipality
                    AND report_index.category =
                        (SELECT category_number.number FROM category_number WHERE code = report.category)
                    AND report_index.source = CASE report.source
                        WHEN 'resident' THEN 0 WHEN 'municipal-staff' THEN 1 WHEN 'municipal-company' THEN 2
                        WHEN 'police' THEN 3 WHEN 'association' THEN 4 ELSE 5 END
                    AND report_index.status = CASE case_file.status
                        WHEN 'open' THEN 0 WHEN 'in-progress' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END
                    AND report_index.restricted = report.restricted AND report_index.observed = report.observed
                    AND report_index.received = report.received
                    AND report_index.reporter IS report.reporter, 0)
                """),
        SoundnessPromise(
            words: "every row of the index belongs to a placed report",
            broken: """
                SELECT \(IndexKey.numberInSQL) FROM report_index
                WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.number = \(IndexKey.numberInSQL)
                                  AND report.northing IS NOT NULL)
                """),
        SoundnessPromise(
            words: "every report lies in exactly one case, and that case was not merged away",
            broken: """
                SELECT report.number FROM report LEFT JOIN membership ON membership.report = report.number
                LEFT JOIN case_file ON case_file.number = membership.case_number
                WHERE case_file.number IS NULL OR case_file.status = 'merged'
                """),
        SoundnessPromise(
            words: "every case counts its reports right, and who made them",
            broken: """
                SELECT case_file.number FROM case_file WHERE status <> 'merged' AND (report_count <>
                    (SELECT count(*) FROM membership WHERE membership.case_number = case_file.number)
                OR reporter_count <>
                    (SELECT \(CaseVoices.counted) FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number))
                """),
        SoundnessPromise(
            words: "every case that was not merged has a unit",
            broken: """
                SELECT number FROM case_file WHERE status <> 'merged'
                AND NOT EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number)
                """),
        SoundnessPromise(
            words: "every report has its sealed original",
            broken: """
                SELECT number FROM report WHERE NOT EXISTS
                    (SELECT 1 FROM sealed_original WHERE sealed_original.report = report.number)
                """),
        SoundnessPromise(
            words: "every case's geometry is the middle of its reports",
            broken: """
                SELECT number FROM case_file WHERE (place IS NULL) <> (placed_count = 0) OR place IS NOT NULL AND NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing_sum / placed_count
                     AND round(ST_X(place) * 100) = easting_sum / placed_count)
                """),
        SoundnessPromise(
            words: "every area's outline is a multipolygon in EPSG:3006",
            broken:
                "SELECT number FROM area WHERE GeometryConstraints(outline, 'MULTIPOLYGON', 3006) IS NOT 1"),
        SoundnessPromise(
            words: "the layers that maps show are report_map, case_map and area_map",
            broken: """
                SELECT ifnull(wanted.name, f_table_name) FROM geometry_columns FULL JOIN
                    (SELECT 'report_map' AS name UNION ALL SELECT 'case_map' UNION ALL SELECT 'area_map') AS wanted
                    ON wanted.name = f_table_name
                WHERE wanted.name IS NULL OR f_table_name IS NULL OR srid <> 3006
                """),
        SoundnessPromise(
            words: "every case counts its restricted reports right, and the places of the others",
            broken: """
                SELECT case_file.number FROM case_file WHERE status <> 'merged' AND
                    (restricted_count, unrestricted_placed_count, unrestricted_northing_sum, unrestricted_easting_sum)
                    IS NOT (SELECT ifnull(sum(restricted), 0), count(iif(restricted, NULL, northing)),
                        ifnull(sum(iif(restricted, 0, northing)), 0), ifnull(sum(iif(restricted, 0, easting)), 0)
                     FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number)
                """),
        SoundnessPromise(
            words: "every report is there and says what it said when it was acknowledged",
            broken: ReportDigest.broken, mostNamed: 10_000,
            brokenOneByOne: ReportDigest.brokenOneByOne),
        SoundnessPromise(
            words: "every photo is there and says what it said when it was kept",
            broken: PhotoRecord.broken, mostNamed: 10_000),
    ]
}
