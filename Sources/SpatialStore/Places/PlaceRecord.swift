import GRDB
import Geometry
import Reports

/// The lists of addresses and names, as rows of `place_name` and `named_place`.
enum PlaceRecord {
    /// Lets `places` be the whole list of a municipality.
    static func replace(of municipality: MunicipalityCode, by places: [NamedPlace], in db: Database) throws {
        let number = municipality.number
        // The indexes hold no words of their own, so the old ones are taken out before the rows go.
        for index in ["place_name_word", "place_name_trigram"] {
            let columns = index == "place_name_word" ? "name_words, locality_words" : "name_words"
            try db.execute(
                sql: """
                    INSERT INTO \(index) (\(index), rowid, \(columns))
                    SELECT 'delete', number, \(columns) FROM place_name WHERE municipality = ?
                    """, arguments: [number])
        }
        let ofMunicipality = "(SELECT number FROM place_name WHERE municipality = ?)"
        try db.execute(
            sql: """
                DELETE FROM named_place_index WHERE number IN
                    (SELECT number FROM named_place WHERE place_name IN \(ofMunicipality))
                """, arguments: [number])
        try db.execute(
            sql: "DELETE FROM named_place WHERE place_name IN \(ofMunicipality)", arguments: [number])
        try db.execute(sql: "DELETE FROM place_name WHERE municipality = ?", arguments: [number])
        for name in ListName.all(of: places) { try insert(name, of: municipality, in: db) }
    }

    private static func insert(_ name: ListName, of municipality: MunicipalityCode, in db: Database) throws {
        let middle = name.middle.place
        try db.cachedStatement(
            sql: """
                INSERT INTO place_name
                    (municipality, name, locality, name_words, locality_words, northing, easting)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            municipality.number, name.key.name, name.key.locality, ListedName.words(of: name.key.name),
            ListedName.words(of: name.key.locality ?? ""), middle.northingCentimetres,
            middle.eastingCentimetres,
        ])
        let number = db.lastInsertedRowID
        try db.cachedStatement(
            sql: """
                INSERT INTO place_name_word (rowid, name_words, locality_words)
                SELECT number, name_words, locality_words FROM place_name WHERE number = ?
                """
        ).execute(arguments: [number])
        try db.cachedStatement(
            sql: """
                INSERT INTO place_name_trigram (rowid, name_words)
                SELECT number, name_words FROM place_name WHERE number = ?
                """
        ).execute(arguments: [number])
        for place in name.places {
            let (north, east) = (place.place.northingCentimetres, place.place.eastingCentimetres)
            try db.cachedStatement(
                sql: """
                    INSERT INTO named_place (place_name, house, letter, northing, easting)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                number, place.house?.number, place.house?.letter.map { String($0) }, north, east,
            ])
            try db.cachedStatement(
                sql: "INSERT INTO named_place_index VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [db.lastInsertedRowID, east, east, north, north])
        }
    }

    /// A named place from a row with its own columns and those of its name.
    static func namedPlace(_ row: Row) throws -> NamedPlace {
        let number: Int64 = row["number"]
        let house = (row["house"] as Int?).map { "\($0)\(row["letter"] as String? ?? "")" }
        guard let municipality = MunicipalityCode(number: row["municipality"]),
            let place = Place(
                northingCentimetres: row["northing"], eastingCentimetres: row["easting"]),
            let named = NamedPlace(
                municipality: municipality, name: row["name"], house: house.flatMap { HouseNumber($0) },
                locality: row["locality"], place: place)
        else { throw StoreFault.unreadableRow(table: "named_place", number: number) }
        return named
    }

    static let select = """
        SELECT named_place.number, named_place.house, named_place.letter, named_place.northing, named_place.easting,
            place_name.municipality, place_name.name, place_name.locality, place_name.number AS name_number
        FROM named_place CROSS JOIN place_name ON place_name.number = named_place.place_name
        """

    static let withNumber = "\(select) WHERE named_place.number = ?"

    /// The index has places to the centimetre, so that nothing else is read of those that are not nearest.
    static let nearby = """
        SELECT number, south, west FROM named_place_index
        WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?
        """
}

/// A name of a list with all that stands under it.
private struct ListName {
    struct Key: Hashable {
        let name: String
        let locality: String?
    }

    let key: Key
    let places: [NamedPlace]
    /// Of an address list the one nearest to the mean of all; of ties the first.
    let middle: NamedPlace

    /// In alphabetical order of the words, whatever the order of the list.
    static func all(of places: [NamedPlace]) -> [ListName] {
        Dictionary(grouping: places) { Key(name: $0.name, locality: $0.locality) }
            .compactMap { key, places in
                let north =
                    places.reduce(0) { $0 + Int64($1.place.northingCentimetres) } / Int64(places.count)
                let east = places.reduce(0) { $0 + Int64($1.place.eastingCentimetres) } / Int64(places.count)
                let mean = Place(
                    northingCentimetres: Int32(clamping: north), eastingCentimetres: Int32(clamping: east))
                let middle = places.min {
                    guard let mean else { return false }
                    return $0.place.squaredCentimetres(to: mean) < $1.place.squaredCentimetres(to: mean)
                }
                return middle.map { ListName(key: key, places: places, middle: $0) }
            }
            .sorted {
                (ListedName.words(of: $0.key.name), $0.key.name, $0.key.locality ?? "")
                    < (ListedName.words(of: $1.key.name), $1.key.name, $1.key.locality ?? "")
            }
    }
}
