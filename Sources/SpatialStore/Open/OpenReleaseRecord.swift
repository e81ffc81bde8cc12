import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What was published on public sites, as rows of `open_release`.
enum OpenReleaseRecord {
    private static let table = "open_release"

    /// Of a municipality, in the order in which they were published.
    static let ofMunicipality = "SELECT * FROM open_release WHERE municipality = ?"

    static func insert(_ release: OpenRelease, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO open_release (municipality, year, period, part, released, content)
                VALUES (:municipality, :year, :period, :part, :released, :content)
                """,
            arguments: [
                "municipality": release.municipality.number, "year": release.period.year,
                "period": release.period.length.rawValue, "part": release.period.number,
                "released": release.released.milliseconds, "content": Data(release.bytes),
            ])
        try DigestedTable.openReleases.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    /// By period.
    static func all(of municipality: MunicipalityCode, in db: Database) throws -> [OpenRelease] {
        try Row.fetchAll(
            db.cachedStatement(sql: ofMunicipality), arguments: [municipality.number]
        ).map(read).sorted { $0.period < $1.period }
    }

    private static func read(_ row: Row) throws -> OpenRelease {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let content: Data = try row.value("content")
            guard let municipality = MunicipalityCode(number: try row.value("municipality")),
                let length = CrimePeriod.Length(rawValue: try row.value("period")),
                let period = CrimePeriod(length, try row.value("part"), of: try row.value("year")),
                let released = Timestamp(milliseconds: try row.value("released")),
                let release = OpenRelease(
                    municipality: municipality, period: period, released: released, bytes: Array(content))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return release
        }
    }
}

extension DigestedTable {
    static let openReleases = DigestedTable(
        name: "open_release",
        columns: ["number", "municipality", "year", "period", "part", "released", "content"],
        rowName: "'open release ' || open_release.number",
        promise: Bilingual(
            swedish: "det som har publicerats för alla är som det skrevs",
            english: "what was published for everybody is as it was written"))
}
