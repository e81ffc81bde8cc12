import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Kept hotspots as rows of `kept_hotspot` and the tables of their parts.
enum KeptHotspotRecord {
    static let table = "kept_hotspot"

    /// - Throws: ``KeptHotspotFault``.
    static func insert(_ hotspot: KeptHotspot, in db: Database) throws {
        guard try number(of: hotspot.id, in: db) == nil else { throw KeptHotspotFault.idTaken }
        try db.execute(
            sql: """
                INSERT INTO kept_hotspot (id, municipality, kept, by, person, since, until, categories, rank, northing,
                    easting, radius, outline, name, reports, voices, chance, pattern_swedish, pattern_english)
                VALUES (:id, :municipality, :kept, :by, (SELECT number FROM person WHERE id = :person), :since, :until,
                    :categories, :rank, :northing, :easting, :radius, :outline, :name, :reports, :voices, :chance,
                    :swedish, :english)
                """,
            arguments: [
                "id": Data(hotspot.id.bytes), "municipality": hotspot.municipality.number,
                "kept": hotspot.kept.milliseconds, "by": hotspot.by.name,
                "person": hotspot.by.person.map { Data($0.bytes) }, "since": hotspot.from.milliseconds,
                "until": hotspot.until.milliseconds,
                "categories": hotspot.categories.map(\.description).joined(separator: " "),
                "rank": hotspot.rank, "northing": hotspot.centre.northingCentimetres,
                "easting": hotspot.centre.eastingCentimetres,
                "radius": (hotspot.radius.metres * 100).rounded(),
                "outline": PlaceList.text(hotspot.outline), "name": hotspot.name, "reports": hotspot.reports,
                "voices": hotspot.voices, "chance": hotspot.chance, "swedish": hotspot.pattern?.swedish,
                "english": hotspot.pattern?.english,
            ])
        let number = db.lastInsertedRowID
        for (index, reason) in hotspot.reasons.enumerated() {
            try db.execute(
                sql:
                    "INSERT INTO kept_hotspot_reason (hotspot, position, swedish, english) VALUES (?, ?, ?, ?)",
                arguments: [number, index + 1, reason.swedish, reason.english])
        }
        for report in hotspot.members {
            try db.execute(
                sql: """
                    INSERT INTO kept_hotspot_report (hotspot, report)
                    SELECT ?, number FROM report WHERE id = ? AND municipality = ?
                    """,
                arguments: [number, Data(report.bytes), hotspot.municipality.number])
            guard db.changesCount == 1 else { throw KeptHotspotFault.noSuchReport(report) }
        }
        try DigestedTable.keptHotspots.keep(where: "number = ?", [number], in: db)
    }

    static func number(of id: KeptHotspotID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM kept_hotspot WHERE id = ?"),
            arguments: [Data(id.bytes)])
    }

    static func hotspot(_ id: KeptHotspotID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> KeptHotspot?
    {
        let found = try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE kept_hotspot.id = ?"), arguments: [Data(id.bytes)]
        ).map { try read($0, in: db) }
        guard let found, municipalities.isEmpty || municipalities.contains(found.municipality) else {
            return nil
        }
        return found
    }

    static func hotspots(
        in municipalities: Set<MunicipalityCode>, holding report: Report.ID?, limit: Int, _ db: Database
    ) throws -> [KeptHotspot] {
        var conditions = [municipalities.condition(on: "kept_hotspot.municipality") ?? "1"]
        var arguments: StatementArguments = []
        if let report {
            conditions.append(
                """
                kept_hotspot.number IN (SELECT hotspot FROM kept_hotspot_report
                JOIN report ON report.number = kept_hotspot_report.report WHERE report.id = ?)
                """)
            arguments += [Data(report.bytes)]
        }
        return try Row.fetchAll(
            db,
            sql: """
                \(select) WHERE \(conditions.joined(separator: " AND "))
                ORDER BY kept_hotspot.kept DESC, kept_hotspot.number DESC LIMIT ?
                """, arguments: arguments + [max(0, limit)]
        ).map { try read($0, in: db) }
    }

    private static let select = """
        SELECT kept_hotspot.*, person.id AS person_id FROM kept_hotspot
        LEFT JOIN person ON person.number = kept_hotspot.person
        """

    private static func read(_ row: Row, in db: Database) throws -> KeptHotspot {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let unreadable = StoreFault.unreadableRow(table: table, number: number)
            guard let id = KeptHotspotID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let kept = Timestamp(milliseconds: try row.value("kept")),
                let from = Timestamp(milliseconds: try row.value("since")),
                let until = Timestamp(milliseconds: try row.value("until")),
                let centre = Place(
                    northingCentimetres: try row.value("northing"),
                    eastingCentimetres: try row.value("easting")),
                let radius = Distance(metres: Double(try row.value("radius") as Int64) / 100),
                let outline = PlaceList.places(try row.value("outline"))
            else { throw unreadable }
            let categories = try (row.value("categories") as String).split(separator: " ").map { text in
                guard let code = Code<Reports.Category>(text) else { throw unreadable }
                return code
            }
            let swedish: String? = try row.value("pattern_swedish")
            let english: String? = try row.value("pattern_english")
            return KeptHotspot(
                id: id, municipality: municipality, kept: kept,
                by: try row.agent(),
                from: from, until: until, categories: categories, rank: try row.value("rank"), centre: centre,
                radius: radius, outline: outline, name: try row.value("name"),
                reports: try row.value("reports"),
                voices: try row.value("voices"), chance: try row.value("chance"),
                pattern: swedish.flatMap { swedish in
                    english.map { Bilingual(swedish: swedish, english: $0) }
                }, reasons: try reasons(of: number, in: db), members: try members(of: number, in: db))
        }
    }

    private static func reasons(of number: Int64, in db: Database) throws -> [Bilingual] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT swedish, english FROM kept_hotspot_reason WHERE hotspot = ? ORDER BY position"),
            arguments: [number]
        ).map { Bilingual(swedish: try $0.value("swedish"), english: try $0.value("english")) }
    }

    private static func members(of number: Int64, in db: Database) throws -> [Report.ID] {
        try Data.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT report.id FROM kept_hotspot_report JOIN report ON report.number = kept_hotspot_report.report
                    WHERE hotspot = ?
                    """), arguments: [number]
        ).compactMap { Report.ID(bytes: $0) }
    }
}

/// Places in one text: northing and easting in centimetres by turns, with blanks between.
enum PlaceList {
    static func text(_ places: [Place]) -> String {
        places.map { "\($0.northingCentimetres) \($0.eastingCentimetres)" }.joined(separator: " ")
    }

    /// Nil for anything else than ``text(_:)`` writes.
    static func places(_ text: String) -> [Place]? {
        let words = text.split(separator: " ")
        let numbers = words.compactMap { Int32($0) }
        guard numbers.count == words.count, numbers.count.isMultiple(of: 2) else { return nil }
        let places = stride(from: 0, to: numbers.count, by: 2).compactMap {
            Place(northingCentimetres: numbers[$0], eastingCentimetres: numbers[$0 + 1])
        }
        return places.count * 2 == numbers.count ? places : nil
    }
}
