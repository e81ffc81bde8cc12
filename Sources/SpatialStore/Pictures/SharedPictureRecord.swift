import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Shared pictures as rows of `shared_picture`, with their parts and the words in common as rows beside it.
enum SharedPictureRecord {
    private static let table = "shared_picture"
    static let changes = EventTable<PictureChangeKind>(
        rows: .sharedPictureChanges, column: "shared", owners: .sharedPictures)

    /// Gives the number of the new row. The pictures of its parts must be kept already.
    static func insert(_ shared: SharedPicture, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO shared_picture (id, kind, begins, ends, day, police_area, version, made, changed, by, person)
                VALUES (:id, :kind, :begins, :ends, :day, :area, :version, :made, :changed, :by,
                    (SELECT number FROM person WHERE id = :person))
                """,
            arguments: [
                "id": Data(shared.id.bytes), "kind": shared.kind.rawValue,
                "begins": shared.span.from.daysSinceEpoch, "ends": shared.span.until.daysSinceEpoch,
                "day": shared.day.daysSinceEpoch, "area": shared.policeArea, "version": shared.version,
                "made": shared.made.milliseconds, "changed": shared.changed.milliseconds,
                "by": shared.by.name, "person": shared.by.person.map { Data($0.bytes) },
            ])
        let number = db.lastInsertedRowID
        for part in shared.parts {
            try db.execute(
                sql: """
                    INSERT INTO shared_picture_part (shared, municipality, picture)
                    VALUES (?, ?, (SELECT number FROM situational_picture WHERE id = ?))
                    """,
                arguments: [number, part.municipality.number, Data(part.picture.bytes)])
        }
        try DigestedTable.sharedPictureParts.keep(where: "shared = ?", [number], in: db)
        try writeWords(of: shared, insteadOf: [:], number, in: db)
        return number
    }

    /// Writes what was changed of its words.
    static func update(
        _ shared: SharedPicture, from before: SharedPicture, number: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: "UPDATE shared_picture SET version = :version, changed = :changed WHERE number = :number",
            arguments: [
                "version": shared.version, "changed": shared.changed.milliseconds, "number": number,
            ])
        try writeWords(of: shared, insteadOf: before.words, number, in: db)
    }

    private static func writeWords(
        of shared: SharedPicture, insteadOf before: [PictureHeading: String], _ number: Int64, in db: Database
    ) throws {
        for heading in PictureHeading.allCases where shared.words[heading] != before[heading] {
            try db.execute(
                sql: "INSERT INTO shared_picture_words (shared, heading, version, text) VALUES (?, ?, ?, ?)",
                arguments: [number, heading.rawValue, shared.version, shared.words[heading] ?? ""])
        }
        try DigestedTable.sharedPictureWords.keep(
            where: "shared = ? AND version = ?", [number, shared.version], in: db)
    }

    static let select = """
        SELECT shared_picture.*, person.id AS person_id FROM shared_picture
        LEFT JOIN person ON person.number = shared_picture.person
        """
    static let underID = "\(select) WHERE shared_picture.id = ?"

    static let holdingPart = """
        \(select) JOIN shared_picture_part AS part ON part.shared = shared_picture.number
        JOIN situational_picture AS own ON own.number = part.picture WHERE own.id = ?
        """

    /// The shared picture and the number of its row.
    static func picture(
        _ id: SharedPictureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, picture: SharedPicture)? {
        try picture(underID, Data(id.bytes), in: municipalities, db)
    }

    /// The one that a picture is a part of.
    static func picture(
        holding part: PictureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> SharedPicture? {
        try picture(holdingPart, Data(part.bytes), in: municipalities, db)?.picture
    }

    private static func picture(
        _ sql: String, _ id: Data, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, picture: SharedPicture)? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { return nil }
        let picture = try picture(row, in: db)
        guard municipalities.isEmpty || !municipalities.isDisjoint(with: picture.municipalities) else {
            return nil
        }
        return (row["number"], picture)
    }

    static func pictures(in municipalities: Set<MunicipalityCode>, _ db: Database) throws -> [SharedPicture] {
        try Row.fetchAll(db, sql: sql(in: municipalities), arguments: [PictureQuery.most])
            .map { try picture($0, in: db) }
    }

    static func sql(in municipalities: Set<MunicipalityCode>) -> String {
        let condition = municipalities.condition(on: "part.municipality").map {
            """
            WHERE EXISTS (SELECT 1 FROM shared_picture_part AS part
                WHERE part.shared = shared_picture.number AND \($0))
            """
        }
        return """
            \(select) \(condition ?? "")
            ORDER BY shared_picture.day DESC, shared_picture.number DESC LIMIT ?
            """
    }

    private static func picture(_ row: Row, in db: Database) throws -> SharedPicture {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            func day(_ column: String) throws -> CivilDate {
                CivilDate(daysSinceEpoch: try row.value(column) as Int)
            }
            let (parts, reasons) = try Self.parts(of: number, in: db)
            guard let id = SharedPictureID(bytes: try row.value("id") as Data),
                let kind = PictureKind(rawValue: try row.value("kind")),
                let span = PictureSpan(from: try day("begins"), until: try day("ends")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed")),
                let shared = SharedPicture(
                    id: id, kind: kind, span: span, day: try day("day"),
                    policeArea: try row.value("police_area") as String?, parts: parts,
                    words: try words(of: number, in: db), by: try row.agent(), made: made,
                    version: try row.value("version"), changed: changed,
                    // No part is withdrawn but with the others.
                    withdrawn: reasons.allSatisfy { $0 != nil } ? reasons.first ?? nil : nil)
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return shared
        }
    }

    /// Its parts, and why each was withdrawn; nil for one that stands.
    private static func parts(of shared: Int64, in db: Database) throws -> (
        parts: [SharedPicture.Part], reasons: [String?]
    ) {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT part.municipality, situational_picture.id, situational_picture.withdrawn
                    FROM shared_picture_part AS part
                    JOIN situational_picture ON situational_picture.number = part.picture WHERE part.shared = ?
                    """), arguments: [shared])
        let parts = try rows.map { row -> SharedPicture.Part in
            guard let municipality = MunicipalityCode(number: try row.value("municipality")),
                let picture = PictureID(bytes: try row.value("id") as Data)
            else { throw StoreFault.unreadableRow(table: "shared_picture_part", number: shared) }
            return SharedPicture.Part(municipality: municipality, picture: picture)
        }
        return (parts, try rows.map { try $0.value("withdrawn") as String? })
    }

    /// The last under each heading, in a version and those before it.
    static func words(of shared: Int64, asOf version: Int = Int.max, in db: Database) throws
        -> [PictureHeading: String]
    {
        try Row.fetchAll(
            db.cachedStatement(
                sql:
                    "SELECT heading, text FROM shared_picture_words WHERE shared = ? AND version <= ? ORDER BY version"
            ),
            arguments: [shared, version]
        ).reduce(into: [:]) { words, row in
            guard let heading = PictureHeading(rawValue: try row.value("heading") as String) else {
                throw StoreFault.unreadableRow(table: "shared_picture_words", number: shared)
            }
            let text: String = try row.value("text")
            words[heading] = text.isEmpty ? nil : text
        }
    }
}
