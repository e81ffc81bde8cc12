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
    /// The parts whose column may have another of the ``usualNames``, since nobody said which it is.
    private let guessed: Set<Part>

    /// Every part in a column of its own name.
    package static let own = PlaceFileColumns(
        Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, $0.rawValue) }),
        guessing: Set(Part.allCases))

    /// Lantmäteriet's *Belägenhetsadress Nedladdning, vektor* as GDAL writes its layer to CSV with `-lco GEOMETRY=AS_XY`.
    package static let lantmateriet = PlaceFileColumns([
        .street: "adressomrade_faststalltnamn", .number: "adressplatsnummer", .letter: "bokstavstillagg",
        .locality: "postort", .northing: "Y", .easting: "X",
    ])

    private init(_ columns: [Part: String], guessing guessed: Set<Part> = []) {
        self.columns = columns
        self.guessed = guessed
    }

    /// The same but for some parts, each with the column that has it.
    package func mapping(_ other: [Part: String]) -> PlaceFileColumns {
        PlaceFileColumns(columns.merging(other) { $1 }, guessing: guessed.subtracting(other.keys))
    }

    /// What else the column of each part may be called, in Swedish and English. X and Y are none of them: which of the two is
    /// north differs from system to system.
    package static let usualNames: [Part: [String]] = [
        .name: ["namn", "benämning", "adress", "address"],
        .street: ["gata", "gatunamn", "gatuadress", "adressområde"],
        .number: ["nummer", "nr", "husnummer", "gatunummer", "adressplats", "house number"],
        .letter: ["bokstav", "littera", "husbokstav"],
        .locality: ["ort", "postort", "tätort", "city"],
        .northing: ["nord", "norr", "n", "sweref n", "north"],
        .easting: ["öst", "ost", "e", "sweref e", "east"],
        .longitude: ["longitud", "lon", "lng", "long"],
        .latitude: ["latitud", "lat"],
    ]

    /// The column of each part that the header has; the first of those that a part may be called.
    func found(in header: [String]) -> [Part: String] {
        var found = columns.filter { header.contains($0.value) }
        for part in guessed where found[part] == nil {
            let names = Set(([part.rawValue] + (Self.usualNames[part] ?? [])).map(ColumnName.init))
            found[part] = header.first { names.contains(ColumnName($0)) }
        }
        return found
    }
}
