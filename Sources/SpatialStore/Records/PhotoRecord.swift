import FoundationEssentials
import GRDB
import Reports

/// Photos as rows of `photo`, and their pictures as rows of `photo_image`.
enum PhotoRecord {
    /// All that is kept of a photo but its number in the table. A test holds that no column is forgotten.
    static let columns = ["report", "number", "source", "width", "height", "bytes", "received", "hidden"]

    /// The digest of what stands in a photo's row and of its picture now.
    private static let computed =
        "lykta_digest(\(columns.map { "photo.\($0)" }.joined(separator: ", ")), \(picture))"

    private static let picture = "(SELECT jpeg FROM photo_image WHERE photo_image.photo = photo.id)"

    /// Names the photos that do not say what they said, those without a picture, and pictures of no photo.
    static let broken = """
        SELECT ifnull(report.reference, 'a report') || ' photo ' || photo.number FROM photo
        LEFT JOIN report ON report.number = photo.report
        WHERE photo.digest IS NOT \(computed) OR photo.bytes IS NOT length(\(picture))
        UNION ALL SELECT 'picture ' || photo_image.photo || ', of no photo' FROM photo_image
        WHERE NOT EXISTS (SELECT 1 FROM photo WHERE photo.id = photo_image.photo)
        """

    static func insert(_ new: NewPhoto, as number: Int, of report: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO photo (report, number, source, width, height, bytes, received, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0)
                """
        ).execute(arguments: [
            report, number, Data(new.source.bytes), new.image.width, new.image.height, new.image.jpeg.count,
            new.received.milliseconds,
        ])
        try db.cachedStatement(sql: "INSERT INTO photo_image (photo, jpeg) VALUES (?, ?)")
            .execute(arguments: [db.lastInsertedRowID, Data(new.image.jpeg)])
        try renew(number, of: report, in: db)
    }

    static func setHidden(_ isHidden: Bool, number: Int, of report: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE photo SET hidden = ? WHERE report = ? AND number = ?")
            .execute(arguments: [isHidden, report, number])
        try renew(number, of: report, in: db)
    }

    /// Whatever writes a row of a photo calls this after it, in the same transaction.
    private static func renew(_ number: Int, of report: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE photo SET digest = \(computed) WHERE report = ? AND number = ?")
            .execute(arguments: [report, number])
    }

    /// - Parameter report: The number of the report's row.
    static func all(of report: Int64, in db: Database) throws -> [Photo] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(select) WHERE photo.report = ? ORDER BY photo.number"),
            arguments: [report]
        ).map(read)
    }

    static func all(of id: Report.ID, in db: Database) throws -> [Photo] {
        try Row.fetchAll(db.cachedStatement(sql: ofReport), arguments: [Data(id.bytes)]).map(read)
    }

    static let ofReport = """
        \(select) JOIN report ON report.number = photo.report WHERE report.id = ? ORDER BY photo.number
        """

    static func image(_ number: Int, of id: Report.ID, in db: Database) throws -> PhotoImage? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT photo.id, jpeg FROM report JOIN photo ON photo.report = report.number
                JOIN photo_image ON photo_image.photo = photo.id WHERE report.id = ? AND photo.number = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [Data(id.bytes), number]) else { return nil }
        guard let image = PhotoImage(Array(row["jpeg"] as Data))
        else { throw StoreFault.unreadableRow(table: "photo_image", number: row["id"]) }
        return image
    }

    private static let select = """
        SELECT photo.id, photo.number, photo.width, photo.height, photo.bytes, photo.received, photo.hidden,
            photo.source
        FROM photo
        """

    private static func read(_ row: Row) throws -> Photo {
        guard let received = Timestamp(milliseconds: row["received"]),
            let source = PhotoDigest(Array(row["source"] as Data))
        else { throw StoreFault.unreadableRow(table: "photo", number: row["id"]) }
        return Photo(
            number: row["number"], width: row["width"], height: row["height"], bytes: row["bytes"],
            received: received, isHidden: row["hidden"], source: source)
    }
}
