import FoundationEssentials
import GRDB
import Reports

/// Photos as rows of `photo`, and their pictures as rows of `photo_image`.
enum PhotoRecord {
    static func insert(_ new: NewPhoto, as number: Int, of report: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO photo (report, number, source, width, height, bytes, received)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            report, number, Data(new.source.bytes), new.image.width, new.image.height, new.image.jpeg.count,
            new.received.milliseconds,
        ])
        try db.cachedStatement(sql: "INSERT INTO photo_image (photo, jpeg) VALUES (?, ?)")
            .execute(arguments: [db.lastInsertedRowID, Data(new.image.jpeg)])
        try DigestedTable.photos.keep(where: "report = ? AND number = ?", [report, number], in: db)
    }

    static func setHidden(_ isHidden: Bool, number: Int, of report: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE photo SET hidden = ? WHERE report = ? AND number = ?")
            .execute(arguments: [isHidden, report, number])
        try DigestedTable.photos.keep(where: "report = ? AND number = ?", [report, number], in: db)
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
