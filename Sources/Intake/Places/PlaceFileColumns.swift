/// Which column of a file of addresses and names is what.
package struct PlaceFileColumns: Hashable, Sendable {
    /// What a column may hold; the raw values are the words of `--map`, and the names that are looked for without one.
    package enum Part: String, CaseIterable, Sendable {
        /// A place's own name, or a whole address: `Idrottshallen`, `Almgatan 12A`.
        case name
        /// The street of an address without its number.
        case street
        /// The number, with or without the letter.
        case number
        case letter
        case locality
        case northing, easting
        case longitude, latitude
    }

    /// The column of each part.
    package let columns: [Part: String]

    /// Every part in a column of its own name.
    package static let own = PlaceFileColumns(
        Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, $0.rawValue) }))

    /// Lantmäteriet's *Belägenhetsadress Nedladdning, vektor* as GDAL writes its layer to CSV with `-lco GEOMETRY=AS_XY`.
    package static let lantmateriet = PlaceFileColumns([
        .street: "adressomrade_faststalltnamn", .number: "adressplatsnummer", .letter: "bokstavstillagg",
        .locality: "postort", .northing: "Y", .easting: "X",
    ])

    private init(_ columns: [Part: String]) { self.columns = columns }

    /// The same but for some parts, each with the column that has it.
    package func mapping(_ other: [Part: String]) -> PlaceFileColumns {
        PlaceFileColumns(columns.merging(other) { $1 })
    }
}
