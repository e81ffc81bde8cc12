import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Photos of measures as rows of `measure_photo`, and their pictures as rows of `measure_photo_image`.
enum MeasurePhotoRecord {
    static let table = "measure_photo"
    private static let images = PhotoImageRecord(table: "measure_photo_image")

    /// A row, whichever measure it is of, and whether the photo was erased.
    struct Known {
        let number: Int64
        let measure: Int64
        let photo: MeasurePhoto
        let isErased: Bool
    }

    static func insert(_ new: NewMeasurePhoto, of measure: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO measure_photo (id, measure, source, alternative, published, width, height, bytes, received)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(new.id.bytes), measure, Data(new.source.bytes), new.alternative, new.isPublished,
            new.image.width, new.image.height, new.image.jpeg.count, new.received.milliseconds,
        ])
        let number = db.lastInsertedRowID
        try images.insert(new.image, of: number, in: db)
        try DigestedTable.measurePhotos.keep(where: "number = ?", [number], in: db)
    }

    static func update(_ photo: MeasurePhoto, number: Int64, in db: Database) throws {
        try db.execute(
            sql: "UPDATE measure_photo SET alternative = ?, published = ? WHERE number = ?",
            arguments: [photo.alternative, photo.isPublished, number])
        try DigestedTable.measurePhotos.keep(where: "number = ?", [number], in: db)
    }

    /// Leaves of a photo that the same file is known.
    static func erase(number: Int64, at moment: Timestamp, in db: Database) throws {
        try db.execute(sql: "DELETE FROM measure_photo_image WHERE photo = ?", arguments: [number])
        try db.execute(
            sql: "UPDATE measure_photo SET alternative = '', published = 0, erased = ? WHERE number = ?",
            arguments: [moment.milliseconds, number])
        try DigestedTable.measurePhotos.keep(where: "number = ?", [number], in: db)
    }

    static func known(_ id: MeasurePhotoID, in db: Database) throws -> Known? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM measure_photo WHERE id = ?"), arguments: [Data(id.bytes)]
        ).map(read)
    }

    static func known(_ source: PhotoDigest, of measure: Int64, in db: Database) throws -> Known? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM measure_photo WHERE measure = ? AND source = ?"),
            arguments: [measure, Data(source.bytes)]
        ).map(read)
    }

    static func photos(of measure: MeasureID, in db: Database) throws -> [MeasurePhoto] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT measure_photo.* FROM measure_photo JOIN measure ON measure.number = measure_photo.measure
                    WHERE measure.id = ? AND measure_photo.erased IS NULL ORDER BY measure_photo.number
                    """), arguments: [Data(measure.bytes)]
        ).map { try read($0).photo }
    }

    static func count(of measure: Int64, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT count(*) FROM measure_photo WHERE measure = ? AND erased IS NULL"),
            arguments: [measure]) ?? 0
    }

    static func image(_ id: MeasurePhotoID, of measure: MeasureID, in db: Database) throws -> PhotoImage? {
        try images.image(
            """
            SELECT measure_photo_image.photo, measure_photo_image.jpeg FROM measure_photo
            JOIN measure_photo_image ON measure_photo_image.photo = measure_photo.number
            JOIN measure ON measure.number = measure_photo.measure
            WHERE measure_photo.id = ? AND measure.id = ?
            """, [Data(id.bytes), Data(measure.bytes)], in: db)
    }

    /// The measure that a photo is of.
    static func measure(of known: Known, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> Measure?
    {
        let statement = try db.cachedStatement(sql: "SELECT id FROM measure WHERE number = ?")
        guard
            let id = try Data.fetchOne(statement, arguments: [known.measure]).flatMap({ MeasureID(bytes: $0) }
            )
        else { return nil }
        return try MeasureRecord.measure(id, in: municipalities, db)?.measure
    }

    private static func read(_ row: Row) throws -> Known {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = MeasurePhotoID(bytes: try row.value("id") as Data),
                let source = PhotoDigest(Array(try row.value("source") as Data)),
                let received = Timestamp(milliseconds: try row.value("received"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            let photo = MeasurePhoto(
                id: id, alternative: try row.value("alternative"), isPublished: try row.value("published"),
                width: try row.value("width"), height: try row.value("height"),
                bytes: try row.value("bytes"), received: received, source: source)
            return Known(
                number: number, measure: try row.value("measure"), photo: photo,
                isErased: try (row.value("erased") as Int64?) != nil)
        }
    }
}
