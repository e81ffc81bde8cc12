import GRDB
import Reports

/// A file of a profile as a row of `profile_file`.
struct ProfileFileRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "profile_file"

    let municipality: Int16
    let name: String
    let content: String

    /// Every kept profile, by municipality, its files ordered by name.
    static func profiles(in db: Database) throws -> [StoredProfile] {
        let records = try fetchAll(db, sql: "SELECT * FROM profile_file ORDER BY municipality, name")
        return try Dictionary(grouping: records, by: \.municipality).sorted { $0.key < $1.key }.map {
            number, records in
            guard let municipality = MunicipalityCode(number: number)
            else { throw StoreFault.unreadableRow(table: databaseTableName, number: Int64(number)) }
            return StoredProfile(
                municipality: municipality,
                files: records.map { StoredProfileFile(name: $0.name, content: $0.content) })
        }
    }
}
