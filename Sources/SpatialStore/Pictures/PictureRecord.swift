import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Pictures as rows of `situational_picture`, with the analyst's words as rows of `picture_words`.
enum PictureRecord {
    private static let table = "situational_picture"
    static let changes = EventTable<PictureChangeKind>(
        rows: .pictureChanges, column: "picture", owners: .pictures)

    /// Gives the number of the new row.
    static func insert(_ picture: SituationalPicture, in db: Database) throws -> Int64 {
        let head = picture.head
        try db.execute(
            sql: """
                INSERT INTO situational_picture (id, municipality, kind, begins, ends, day, content, content_digest, published, version,
                    made, changed, by, person)
                VALUES (:id, :municipality, :kind, :begins, :ends, :day, :content, :digest, :published, :version, :made, :changed, :by,
                    (SELECT number FROM person WHERE id = :person))
                """,
            arguments: [
                "id": Data(head.id.bytes), "municipality": head.municipality.number,
                "kind": head.scope.kind.rawValue, "begins": head.scope.span.from.daysSinceEpoch,
                "ends": head.scope.span.until.daysSinceEpoch, "day": head.scope.day.daysSinceEpoch,
                "content": Data(picture.bytes), "digest": Data(head.digest),
                "published": head.isPublished, "version": head.version,
                "made": head.made.milliseconds, "changed": head.changed.milliseconds, "by": head.by.name,
                "person": head.by.person.map { Data($0.bytes) },
            ])
        let number = db.lastInsertedRowID
        try writeWords(of: head, insteadOf: [:], number, in: db)
        if head.scope.kind == .yearly { try YearlyReportRecord.insert(head, number, in: db) }
        return number
    }

    /// Writes what edits have changed.
    static func update(_ head: PictureHead, from before: PictureHead, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE situational_picture SET published = :published, version = :version, changed = :changed,
                    withdrawn = :withdrawn
                WHERE number = :number
                """,
            arguments: [
                "published": head.isPublished, "version": head.version,
                "changed": head.changed.milliseconds, "withdrawn": head.withdrawn, "number": number,
            ])
        try writeWords(of: head, insteadOf: before.words, number, in: db)
    }

    private static func writeWords(
        of head: PictureHead, insteadOf before: [PictureHeading: String], _ number: Int64, in db: Database
    ) throws {
        for heading in PictureHeading.allCases where head.words[heading] != before[heading] {
            try db.execute(
                sql: "INSERT INTO picture_words (picture, heading, version, text) VALUES (?, ?, ?, ?)",
                arguments: [number, heading.rawValue, head.version, head.words[heading] ?? ""])
        }
        try DigestedTable.pictureWords.keep(
            where: "picture = ? AND version = ?", [number, head.version], in: db)
    }

    static let select = """
        SELECT situational_picture.*, person.id AS person_id, \(YearlyReportRecord.columns) FROM situational_picture
        LEFT JOIN person ON person.number = situational_picture.person
        LEFT JOIN yearly_report ON yearly_report.picture = situational_picture.number
        """
    static let underID = "\(select) WHERE situational_picture.id = ?"

    /// The picture and the number of its row.
    static func picture(
        _ id: PictureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, picture: SituationalPicture)? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: underID), arguments: [Data(id.bytes)])
        else { return nil }
        let picture = try picture(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(picture.head.municipality) else { return nil }
        return (row["number"], picture)
    }

    static func heads(_ query: PictureQuery, in db: Database) throws -> [PictureHead] {
        try Row.fetchAll(db, sql: sql(for: query), arguments: [query.limit]).map { try head($0, in: db) }
    }

    static func sql(for query: PictureQuery) -> String {
        var conditions = [query.municipalities.condition(on: "situational_picture.municipality")]
            .compactMap(\.self)
        if let kind = query.kind { conditions.append("situational_picture.kind = '\(kind.rawValue)'") }
        if query.isPublished { conditions.append("situational_picture.published = 1") }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return """
            \(select) \(condition)
            ORDER BY situational_picture.day DESC, situational_picture.number DESC LIMIT ?
            """
    }

    /// Every one, one after the other.
    static func forEach(in db: Database, _ body: (SituationalPicture) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "\(select) ORDER BY situational_picture.number")
        while let row = try rows.next() { try body(try picture(row, in: db)) }
    }

    private static func picture(_ row: Row, in db: Database) throws -> SituationalPicture {
        let number: Int64 = row["number"]
        let head = try head(row, in: db)
        return try StoreFault.reading(table, number) {
            let content: Data = try row.value("content")
            guard let picture = SituationalPicture(head, bytes: Array(content)) else {
                throw StoreFault.unreadableRow(table: table, number: number)
            }
            return picture
        }
    }

    private static func head(_ row: Row, in db: Database) throws -> PictureHead {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            func day(_ column: String) throws -> CivilDate {
                CivilDate(daysSinceEpoch: try row.value(column) as Int)
            }
            guard let id = PictureID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let kind = PictureKind(rawValue: try row.value("kind")),
                let span = PictureSpan(from: try day("begins"), until: try day("ends")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            let digest: Data = try row.value("content_digest")
            return PictureHead(
                id: id,
                scope: PictureScope(
                    municipality: municipality, kind: kind, span: span, day: try day("day")),
                made: made, by: try row.agent(), digest: Array(digest),
                words: try words(of: number, in: db), isPublished: try row.value("published"),
                version: try row.value("version"), changed: changed,
                corrects: (try row.value("corrects_id") as Data?).flatMap { PictureID(bytes: $0) },
                adoption: try YearlyReportRecord.adoption(row, number),
                withdrawn: try row.value("withdrawn"))
        }
    }

    /// The last under each heading, in a version and those before it.
    static func words(of picture: Int64, asOf version: Int = Int.max, in db: Database) throws
        -> [PictureHeading: String]
    {
        try Row.fetchAll(
            db.cachedStatement(
                sql:
                    "SELECT heading, text FROM picture_words WHERE picture = ? AND version <= ? ORDER BY version"
            ),
            arguments: [picture, version]
        ).reduce(into: [:]) { words, row in
            guard let heading = PictureHeading(rawValue: try row.value("heading") as String) else {
                throw StoreFault.unreadableRow(table: "picture_words", number: picture)
            }
            let text: String = try row.value("text")
            words[heading] = text.isEmpty ? nil : text
        }
    }
}
