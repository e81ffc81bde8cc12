import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Watch areas as rows of `watch_area`.
enum WatchAreaRecord {
    static let table = "watch_area"
    static let events = EventTable<WatchAreaEventKind>(
        rows: .watchAreaEvents, column: "area", owners: .watchAreas)

    /// Gives the number of the new row.
    static func insert(_ area: WatchArea, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO watch_area (id, municipality, name, households, contact, since, until, outline, version, made,
                    changed, asked, withdrawn)
                VALUES (:id, :municipality, :name, :households, :contact, :since, :until, ST_GeomFromText(:outline, 3006),
                    :version, :made, :changed, :asked, :withdrawn)
                """,
            arguments: arguments(of: area) + [
                "id": Data(area.id.bytes), "municipality": area.municipality.number,
                "made": area.made.milliseconds, "asked": asked(of: area),
            ])
        return db.lastInsertedRowID
    }

    /// Writes what edits have changed.
    static func update(_ area: WatchArea, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE watch_area SET name = :name, households = :households, contact = :contact, since = :since,
                    until = :until, outline = ST_GeomFromText(:outline, 3006), version = :version, changed = :changed,
                    withdrawn = :withdrawn
                WHERE number = :number
                """, arguments: arguments(of: area) + ["number": number])
    }

    private static func arguments(of area: WatchArea) -> StatementArguments {
        [
            "name": area.name, "households": area.households, "contact": area.contact,
            "since": area.since.daysSinceEpoch, "until": area.until?.daysSinceEpoch,
            "outline": area.area.map { WellKnownText.text($0) }, "version": area.version,
            "changed": area.changed.milliseconds, "withdrawn": area.withdrawn,
        ]
    }

    /// A digest of what a watch area is made with. No text of it has a null in it.
    private static func asked(of area: WatchArea) -> Int64 {
        let parts: [String] = [
            area.municipality.description, area.name, area.households.map { "\($0)" } ?? "", area.contact,
            area.since.description, area.until?.description ?? "",
            area.area.map { WellKnownText.text($0) } ?? "",
        ]
        return ValueDigest.digest(ofTexts: parts)
    }

    /// Whether the watch area of a row was made with the same as this one.
    static func isRepeat(_ area: WatchArea, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.watchAreas.asked(of: number, in: db) == asked(of: area)
    }

    /// The watch area and the number of its row; nil when there is none in these municipalities.
    static func area(_ id: WatchAreaID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> (number: Int64, area: WatchArea)?
    {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "\(select) WHERE watch_area.id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let area = try read(row)
        guard municipalities.isEmpty || municipalities.contains(area.municipality) else { return nil }
        return (row["number"], area)
    }

    static func areas(in municipalities: Set<MunicipalityCode>, _ db: Database) throws -> [WatchArea] {
        let condition = municipalities.condition(on: "watch_area.municipality").map { "WHERE \($0)" } ?? ""
        return try Row.fetchAll(
            db, sql: "\(select) \(condition) ORDER BY watch_area.name, watch_area.number"
        ).map(read)
    }

    private static let select = "SELECT watch_area.*, AsText(outline) AS outline_text FROM watch_area"

    private static func read(_ row: Row) throws -> WatchArea {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let unreadable = StoreFault.unreadableRow(table: table, number: number)
            let text: String? = try row.value("outline_text")
            let outline = text.flatMap { WellKnownText.area($0) }
            guard (text == nil) == (outline == nil), let id = WatchAreaID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw unreadable }
            return WatchArea(
                id: id, municipality: municipality, name: try row.value("name"), area: outline,
                households: try row.value("households"), contact: try row.value("contact"),
                since: CivilDate(daysSinceEpoch: try row.value("since") as Int),
                until: (try row.value("until") as Int?).map { CivilDate(daysSinceEpoch: $0) },
                withdrawn: try row.value("withdrawn"), version: try row.value("version"), made: made,
                changed: changed)
        }
    }
}
