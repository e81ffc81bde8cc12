import FoundationEssentials
import GRDB
import Reports

/// Photos as rows of `photo`, and their pictures as rows of `photo_image`.
enum PhotoRecord {
    private static let images = PhotoImageRecord(table: "photo_image")

    static func insert(_ new: NewPhoto, of subject: PhotoSubject, in db: Database) throws -> Photo {
        let next: Int64 = try Int64.fetchOne(db, sql: "SELECT ifnull(max(id), 0) + 1 FROM photo") ?? 1
        try db.cachedStatement(
            sql: """
                INSERT INTO photo (id, report, case_number, number, source, width, height, bytes, received, hidden)
                SELECT :next, \(owner(subject)), :source, :width, :height, :bytes, :received, :hidden
                """
        ).execute(arguments: [
            "next": next, "subject": key(of: subject), "source": Data(new.source.bytes),
            "width": new.image.width,
            "height": new.image.height, "bytes": new.image.jpeg.count,
            "received": new.received.milliseconds, "hidden": new.isHidden,
        ])
        try images.insert(new.image, of: next, in: db)
        try DigestedTable.photos.keep(where: "id = ?", [next], in: db)
        let kept = try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE photo.id = ?"), arguments: [next])
        guard let kept else { throw StoreFault.unreadableRow(table: "photo", number: next) }
        return try read(kept)
    }

    /// The report, the case and the number of a new photo of `:subject`.
    private static func owner(_ subject: PhotoSubject) -> String {
        switch subject {
        case .report:
            """
            (SELECT number FROM report WHERE id = :subject), NULL,
            (SELECT ifnull(max(photo.number), 0) + 1 FROM photo JOIN report ON report.number = photo.report
             WHERE report.id = :subject)
            """
        case .work: "NULL, (SELECT number FROM case_file WHERE id = :subject), :next"
        }
    }

    static func setHidden(_ isHidden: Bool, number: Int, of subject: PhotoSubject, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "\(rows(of: subject)) AND photo.number = ?2")
        guard let row = try Row.fetchOne(statement, arguments: [key(of: subject), number]) else { return }
        let id: Int64 = row["id"]
        try db.cachedStatement(sql: "UPDATE photo SET hidden = ? WHERE id = ?")
            .execute(arguments: [isHidden, id])
        try DigestedTable.photos.keep(where: "id = ?", [id], in: db)
    }

    static func all(of subject: PhotoSubject, in db: Database) throws -> [Photo] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(rows(of: subject)) ORDER BY photo.number"),
            arguments: [key(of: subject)]
        ).map(read)
    }

    static func image(_ number: Int, of subject: PhotoSubject, in db: Database) throws -> PhotoImage? {
        try images.image(
            """
            SELECT photo, jpeg FROM photo_image
            WHERE photo = (SELECT id FROM (\(rows(of: subject)) AND photo.number = ?2))
            """, [key(of: subject), number], in: db)
    }

    /// The rows of what `?1` is the id of.
    static func rows(of subject: PhotoSubject) -> String {
        switch subject {
        case .report: "\(select) JOIN report ON report.number = photo.report WHERE report.id = ?1"
        case .work:
            """
            \(select) WHERE photo.case_number IN (
                SELECT number FROM case_file WHERE id = ?1
                UNION ALL SELECT number FROM case_file WHERE merged_into = (SELECT number FROM case_file WHERE id = ?1))
            """
        }
    }

    private static func key(of subject: PhotoSubject) -> Data {
        switch subject {
        case .report(let id): Data(id.bytes)
        case .work(let id): Data(id.bytes)
        }
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
