import FoundationEssentials
import GRDB
import Reports

/// The pictures of photos, each as a row beside that of its photo: of reports and cases, of walks, of measures.
struct PhotoImageRecord {
    /// With the columns `photo`, the number of the photo's row, and `jpeg`.
    let table: String

    func insert(_ image: PhotoImage, of photo: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO \(table) (photo, jpeg) VALUES (?, ?)")
            .execute(arguments: [photo, Data(image.jpeg)])
    }

    /// The picture that a query gives, with `photo` and `jpeg`; nil for none.
    func image(_ sql: String, _ arguments: StatementArguments, in db: Database) throws -> PhotoImage? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else {
            return nil
        }
        guard let image = PhotoImage(Array(try row.value("jpeg") as Data)) else {
            throw StoreFault.unreadableRow(table: table, number: try row.value("photo"))
        }
        return image
    }
}
