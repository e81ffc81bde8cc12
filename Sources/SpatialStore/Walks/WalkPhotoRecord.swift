import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Photos of walks as rows of `walk_photo`, and their pictures as rows of `walk_photo_image`.
enum WalkPhotoRecord {
    static let table = "walk_photo"
    private static let images = PhotoImageRecord(table: "walk_photo_image")

    static func insert(_ new: NewWalkPhoto, of walk: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO walk_photo (id, walk, stop, walker, source, width, height, bytes, received)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(new.id.bytes), walk, new.stop, Data(new.walker.bytes), Data(new.source.bytes),
            new.image.width, new.image.height, new.image.jpeg.count, new.received.milliseconds,
        ])
        let number = db.lastInsertedRowID
        try images.insert(new.image, of: number, in: db)
        try DigestedTable.walkPhotos.keep(where: "number = ?", [number], in: db)
    }

    /// The photo of an id with the number of its walk's row, whichever walk it is of.
    static func photo(_ id: WalkPhotoID, in db: Database) throws -> (walk: Int64, photo: WalkPhoto)? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM walk_photo WHERE id = ?"), arguments: [Data(id.bytes)]
        ).map { (try $0.value("walk"), try read($0)) }
    }

    static func photos(of walk: WalkID, in db: Database) throws -> [WalkPhoto] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT walk_photo.* FROM walk_photo JOIN safety_walk ON safety_walk.number = walk_photo.walk
                    WHERE safety_walk.id = ? ORDER BY walk_photo.stop, walk_photo.number
                    """), arguments: [Data(walk.bytes)]
        ).map(read)
    }

    static func count(at stop: Int, of walk: Int64, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM walk_photo WHERE walk = ? AND stop = ?"),
            arguments: [walk, stop]) ?? 0
    }

    static func image(_ id: WalkPhotoID, of walk: WalkID, in db: Database) throws -> PhotoImage? {
        try images.image(
            """
            SELECT walk_photo_image.photo, walk_photo_image.jpeg FROM walk_photo
            JOIN walk_photo_image ON walk_photo_image.photo = walk_photo.number
            JOIN safety_walk ON safety_walk.number = walk_photo.walk
            WHERE walk_photo.id = ? AND safety_walk.id = ?
            """, [Data(id.bytes), Data(walk.bytes)], in: db)
    }

    /// Erases a photo and its picture, and keeps its id as that of one that was erased.
    static func erase(_ id: WalkPhotoID, of walk: Int64, at moment: Timestamp, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM walk_photo_image WHERE photo = (SELECT number FROM walk_photo WHERE id = ?)",
            arguments: [Data(id.bytes)])
        try db.execute(sql: "DELETE FROM walk_photo WHERE id = ?", arguments: [Data(id.bytes)])
        try db.execute(
            sql: "INSERT INTO erased_walk_photo (id, walk, erased) VALUES (?, ?, ?)",
            arguments: [Data(id.bytes), walk, moment.milliseconds])
        try DigestedTable.erasedWalkPhotos.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    /// The number of the walk's row that a photo of this id was erased from; nil for one that was not.
    static func walkOfErased(_ id: WalkPhotoID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT walk FROM erased_walk_photo WHERE id = ?"),
            arguments: [Data(id.bytes)])
    }

    private static func read(_ row: Row) throws -> WalkPhoto {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = WalkPhotoID(bytes: try row.value("id") as Data),
                let walker = WalkerID(bytes: try row.value("walker") as Data),
                let source = PhotoDigest(Array(try row.value("source") as Data)),
                let received = Timestamp(milliseconds: try row.value("received"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return WalkPhoto(
                id: id, stop: try row.value("stop"), walker: walker, width: try row.value("width"),
                height: try row.value("height"), bytes: try row.value("bytes"), received: received,
                source: source)
        }
    }
}
