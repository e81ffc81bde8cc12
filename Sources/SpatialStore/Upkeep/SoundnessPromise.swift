import GRDB
import Reports

/// Something that holds in a sound database, and the question that finds what breaks it.
struct SoundnessPromise {
    let words: Bilingual
    let broken: String
    /// How many of what breaks it are named.
    var mostNamed = 5
    /// Asked beside ``broken``, where SQL cannot say what breaks it.
    var brokenInRows: (@Sendable (Database) throws -> [String])?
    /// Asked when damage keeps ``broken`` from being asked.
    var brokenOneByOne: (@Sendable (Database) throws -> [String])?
    /// The table whose rows have a digest of their own by it. A file of an earlier version, which only ``Recovery`` asks, has none.
    var digested: String?

    /// Nil when the promise holds. Damage that keeps the question from being answered breaks it too.
    func finding(in db: Database) -> StoreFinding? {
        do {
            if let digested, try !db.columns(in: digested).contains(where: { $0.name == "row_digest" }) {
                return nil
            }
            let broken = try String.fetchAll(db, sql: broken) + (brokenInRows?(db) ?? [])
            return broken.isEmpty ? nil : finding(broken.map { Bilingual($0) })
        } catch {
            let named = (try? brokenOneByOne?(db)) ?? []
            return finding(
                named.map { Bilingual($0) } + [
                    Bilingual(swedish: "går inte att fråga: \(error)", english: "cannot be asked: \(error)")
                ])
        }
    }

    private func finding(_ broken: [Bilingual]) -> StoreFinding {
        StoreFinding(promise: words, count: broken.count, examples: Array(broken.prefix(mostNamed)))
    }

    static let all = pagesAndPlaces + rows

    private static let pagesAndPlaces = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "SQLites sidor, rader och index är hela",
                english: "SQLite's pages, rows and indexes are sound"),
            broken: "SELECT integrity_check FROM pragma_integrity_check(1000) WHERE integrity_check <> 'ok'"),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje hänvisning mellan tabeller leder någonstans",
                english: "every reference between tables leads somewhere"),
            broken: "SELECT \"table\" || ' ' || ifnull(rowid, '') FROM pragma_foreign_key_check"),
        SoundnessPromise(
            words: Bilingual(
                swedish: "indexets träd är helt",
                english: "the tree of the index is sound"),
            broken:
                "SELECT answer FROM (SELECT rtreecheck('main', 'report_index') AS answer) WHERE answer <> 'ok'"
        ),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rapports geometri är dess northing och easting",
                english: "every report's geometry is its northing and easting"),
            broken: """
                SELECT number FROM report WHERE (place IS NULL) <> (northing IS NULL) OR place IS NOT NULL AND NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing AND round(ST_X(place) * 100) = easting)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje placerad rapport har sin rad i indexet, och raderna stämmer",
                english: "every placed report has its row in the index, and the rows agree"),
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
                    AND report_index.reporter IS report.reporter
                    AND report_index.pseudonym IS report.pseudonym, 0)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rad i indexet hör till en placerad rapport",
                english: "every row of the index belongs to a placed report"),
            broken: """
                SELECT \(IndexKey.numberInSQL) FROM report_index
                WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.number = \(IndexKey.numberInSQL)
                                  AND report.northing IS NOT NULL)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rapport ligger i precis ett ärende, som inte har slagits ihop med ett annat",
                english: "every report lies in exactly one case, and that case was not merged away"),
            broken: """
                SELECT report.number FROM report LEFT JOIN membership ON membership.report = report.number
                LEFT JOIN case_file ON case_file.number = membership.case_number
                WHERE case_file.number IS NULL OR case_file.status = 'merged'
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ärende räknar sina rapporter rätt, och vilka som lämnat dem",
                english: "every case counts its reports right, and who made them"),
            broken: """
                SELECT case_file.number FROM case_file WHERE status <> 'merged' AND (report_count <>
                    (SELECT count(*) FROM membership WHERE membership.case_number = case_file.number)
                OR reporter_count <>
                    (SELECT \(CaseVoices.counted) FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number))
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ärende som inte slagits ihop har en ansvarig",
                english: "every case that was not merged has a unit"),
            broken: """
                SELECT number FROM case_file WHERE status <> 'merged'
                AND NOT EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rapport har sitt förseglade original",
                english: "every report has its sealed original"),
            broken: """
                SELECT number FROM report WHERE NOT EXISTS
                    (SELECT 1 FROM sealed_original WHERE sealed_original.report = report.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ärendes geometri är mitten av dess rapporter",
                english: "every case's geometry is the middle of its reports"),
            broken: """
                SELECT number FROM case_file WHERE (place IS NULL) <> (placed_count = 0) OR place IS NOT NULL AND NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing_sum / placed_count
                     AND round(ST_X(place) * 100) = easting_sum / placed_count)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje områdes kontur är en multipolygon i EPSG:3006",
                english: "every area's outline is a multipolygon in EPSG:3006"),
            broken:
                "SELECT number FROM area WHERE GeometryConstraints(outline, 'MULTIPOLYGON', 3006) IS NOT 1"),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "skikten som kartor visar är report_map, case_map, area_map, walk_map, finding_map och measure_map",
                english:
                    "the layers that maps show are report_map, case_map, area_map, walk_map, finding_map and measure_map"
            ),
            broken: """
                SELECT ifnull(wanted.name, f_table_name) FROM geometry_columns FULL JOIN
                    (SELECT 'report_map' AS name UNION ALL SELECT 'case_map' UNION ALL SELECT 'area_map'
                    UNION ALL SELECT 'walk_map' UNION ALL SELECT 'finding_map'
                    UNION ALL SELECT 'measure_map') AS wanted
                    ON wanted.name = f_table_name
                WHERE wanted.name IS NULL OR f_table_name IS NULL OR srid <> 3006
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ärende räknar sina skyddade rapporter rätt, och de andras platser",
                english: "every case counts its restricted reports right, and the places of the others"),
            broken: """
                SELECT case_file.number FROM case_file WHERE status <> 'merged' AND
                    (restricted_count, unrestricted_placed_count, unrestricted_northing_sum, unrestricted_easting_sum)
                    IS NOT (SELECT ifnull(sum(restricted), 0), count(iif(restricted, NULL, northing)),
                        ifnull(sum(iif(restricted, 0, northing)), 0), ifnull(sum(iif(restricted, 0, easting)), 0)
                     FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rapport finns och säger vad den sade när den bekräftades",
                english: "every report is there and says what it said when it was acknowledged"),
            broken: ReportDigest.broken, mostNamed: 10_000,
            brokenOneByOne: ReportDigest.brokenOneByOne),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje person har en roll, och en roll som är sparad går att läsa",
                english: "every person has a role, and a role that is kept can be read"),
            broken: """
                SELECT email FROM person WHERE number NOT IN (SELECT person FROM person_role)
                UNION SELECT person || ' ' || role FROM person_role WHERE municipality NOT BETWEEN 101 AND 2599
                    OR person NOT IN (SELECT number FROM person) OR unit = '' OR area = ''
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje session tillhör någon som får logga in, och varar tolv timmar",
                english: "every session is of somebody who may sign in, and lasts twelve hours"),
            broken: """
                SELECT person || ' ' || begun FROM session LEFT JOIN person ON person.number = session.person
                WHERE person.number IS NULL OR person.disabled IS NOT NULL OR ends - begun <> 43200000
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje ärende vet sin första sista dag, när det först besvarades och när det blev klart",
                english:
                    "every case knows its first last day, when it was first answered, and when it was done"),
            broken: """
                SELECT number FROM case_file WHERE
                    due IS NOT (SELECT min(case_unit.due) FROM case_unit WHERE case_unit.case_number = case_file.number)
                    OR answered IS NOT (SELECT case_event.at FROM case_event
                        WHERE case_event.case_number = case_file.number AND case_event.by <> '\(Agent.lykta.name)'
                            AND case_event.kind IN (\(list(CaseEvent.Kind.allCases.filter(\.isAnswer))))
                        ORDER BY case_event.number LIMIT 1)
                    OR status <> 'merged'
                        AND (done IS NULL) = (status IN (\(list(CaseStatus.allCases.filter(\.isDone)))))
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje rapports ord står i indexet för dem som får se den",
                english: "the words of every report stand in the index for who may see it"),
            broken: """
                SELECT number FROM report WHERE number <= (SELECT through FROM word_index)
                    AND ((restricted = 0) <> (number IN (SELECT id FROM report_words_docsize))
                        OR (restricted = 1) <> (number IN (SELECT id FROM restricted_words_docsize)))
                UNION SELECT id FROM (SELECT id FROM report_words_docsize UNION ALL SELECT id FROM restricted_words_docsize)
                    WHERE id > (SELECT through FROM word_index) OR id NOT IN (SELECT number FROM report)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ärendes läge hör till dess status",
                english: "every case's state is one of its status"),
            broken: """
                SELECT number FROM case_file WHERE status <> CASE
                    WHEN case_state IN ('received', 'reopened') THEN 'open' WHEN case_state IN ('under-way', 'waiting') THEN 'in-progress'
                    WHEN case_state IN ('done', 'cannot', 'closed') THEN 'closed' ELSE 'merged' END
                """),
    ]

    /// Words as SQL lists them.
    private static func list<Word: RawRepresentable>(_ words: [Word]) -> String
    where Word.RawValue == String {
        words.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }
}
