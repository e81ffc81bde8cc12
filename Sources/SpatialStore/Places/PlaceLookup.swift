import GRDB
import Geometry
import Reports

/// Finds the names that may be meant, to be ranked by ``TypedPlace`` and ``ToldPlace``, and the positions under them.
struct PlaceLookup {
    let db: Database
    /// Empty for all.
    let municipalities: Set<MunicipalityCode>

    /// More names than this are not ranked.
    static let mostNames = 2_000
    /// Of what is misspelt, names are looked up by so many of its rarest three letters in a row.
    private static let rarest = 6

    func typed(_ typed: TypedPlace, limit: Int) throws -> [PlaceSuggestion] {
        let beginnings = typed.words.map { Self.quoted($0.plain) + "*" }.joined(separator: " ")
        var ranked = typed.ranked(try names(Self.byWords, matching: beginnings))
        if ranked.isEmpty {
            ranked = typed.ranked(try misspelt(typed.words.map(\.plain).joined(separator: " ")))
        }
        var suggestions: [PlaceSuggestion] = []
        for (name, match) in ranked where suggestions.count < limit {
            suggestions += try positions(under: name, house: typed.house, match)
        }
        return Array(suggestions.prefix(limit))
    }

    func told(_ told: ToldPlace, limit: Int) throws -> [PlaceSuggestion] {
        let beginnings = told.beginnings
        guard !beginnings.isEmpty else { return [] }
        let words = beginnings.map { Self.quoted($0) + "*" }.joined(separator: " OR ")
        var meant = told.meant(among: try names(Self.byWords, matching: "name_words : (\(words))"))
        if meant.isEmpty {
            meant = told.meant(among: try told.longWords.prefix(8).flatMap { try misspelt($0.plain) })
        }
        var suggestions: [PlaceSuggestion] = []
        for one in meant where suggestions.count < limit {
            for found in try positions(under: one.name, house: one.house, one.match)
            where !suggestions.contains(where: { $0.id == found.id }) {
                suggestions.append(found)
            }
        }
        return Array(suggestions.prefix(limit))
    }

    /// The names that share three letters in a row with a misspelt one, by the rarest of these.
    private func misspelt(_ words: String) throws -> [ListedName] {
        let letters = Array(words.unicodeScalars)
        guard letters.count >= 5 else { return [] }
        let trigrams = Set(
            (0...letters.count - 3).map { String(String.UnicodeScalarView(letters[$0..<$0 + 3])) })
        let counted = try trigrams.sorted().compactMap { trigram -> (trigram: String, names: Int)? in
            let count = try Int.fetchOne(db.cachedStatement(sql: Self.trigramCount), arguments: [trigram])
            return count.map { (trigram, $0) }
        }.sorted { ($0.names, $0.trigram) < ($1.names, $1.trigram) }
        guard !counted.isEmpty else { return [] }
        let query = counted.prefix(Self.rarest).map { Self.quoted($0.trigram) }.joined(separator: " OR ")
        return try names(Self.byTrigrams, matching: query)
    }

    private func names(_ sql: String, matching query: String) throws -> [ListedName] {
        var found: [ListedName] = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [query])
        while found.count < Self.mostNames, let row = try rows.next() {
            guard let municipality = MunicipalityCode(number: row["municipality"]),
                let middle = Place(northingCentimetres: row["northing"], eastingCentimetres: row["easting"])
            else { throw StoreFault.unreadableRow(table: "place_name", number: row["number"]) }
            guard municipalities.isEmpty || municipalities.contains(municipality) else { continue }
            found.append(
                ListedName(
                    number: row["number"], name: row["name"], locality: row["locality"], middle: middle,
                    words: row["name_words"], localityWords: row["locality_words"]))
        }
        return found
    }

    /// The addresses with the house number that is asked for, or where there are none, the name itself.
    private func positions(
        under name: ListedName, house: HouseNumber?, _ match: PlaceSuggestion.Match
    ) throws -> [PlaceSuggestion] {
        if let house {
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: Self.ofHouse), arguments: [name.number, house.number])
            let found = try rows.compactMap { row -> PlaceSuggestion? in
                let named = try PlaceRecord.namedPlace(row)
                guard named.house?.answers(house) ?? false else { return nil }
                return suggestion(named, id: row["number"], .address, title: named.title, match)
            }
            if !found.isEmpty { return found }
        }
        let middle = name.middle
        let row = try Row.fetchOne(
            db.cachedStatement(sql: Self.atMiddle),
            arguments: [name.number, middle.northingCentimetres, middle.eastingCentimetres])
        guard let row else { return [] }
        let named = try PlaceRecord.namedPlace(row)
        return [
            suggestion(
                named, id: row["number"], named.house == nil ? .name : .street, title: named.name, match)
        ]
    }

    private func suggestion(
        _ named: NamedPlace, id: Int64, _ kind: PlaceSuggestion.Kind, title: String,
        _ match: PlaceSuggestion.Match
    ) -> PlaceSuggestion {
        PlaceSuggestion(
            id: id, kind: kind, title: title, locality: named.locality, municipality: named.municipality,
            place: named.place, match: match)
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }

    private static let columns = """
        place_name.number, place_name.municipality, place_name.name, place_name.locality, place_name.northing,
        place_name.easting, place_name.name_words, place_name.locality_words
        """

    static let byWords = """
        SELECT \(columns) FROM place_name_word CROSS JOIN place_name ON place_name.number = place_name_word.rowid
        WHERE place_name_word MATCH ? ORDER BY place_name_word.rowid
        """

    static let byTrigrams = """
        SELECT \(columns) FROM place_name_trigram CROSS JOIN place_name ON place_name.number = place_name_trigram.rowid
        WHERE place_name_trigram MATCH ? ORDER BY place_name_trigram.rowid
        """

    static let trigramCount = "SELECT doc FROM place_name_trigram_count WHERE term = ?"

    static let ofHouse = """
        \(PlaceRecord.select) WHERE named_place.place_name = ? AND named_place.house = ?
        ORDER BY named_place.letter, named_place.number
        """

    static let atMiddle = """
        \(PlaceRecord.select) WHERE named_place.place_name = ? AND named_place.northing = ? AND named_place.easting = ?
        ORDER BY named_place.number LIMIT 1
        """
}
