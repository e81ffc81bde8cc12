package import Projection
package import Reports
import Geometry
import Statistics

/// The addresses and names of the made-up Olofström: streets with numbered houses through the places where trouble gathers, so
/// that what its residents write of can be found. Always the same.
package enum DemoAddresses {
    /// How far apart two houses on the same side of a street are, in metres.
    private static let plot = 22.0
    /// How far from the middle of the street a house's entrance is, in metres.
    private static let setback = 9.0

    /// In the order of villages and streets; all inside the municipality.
    ///
    /// - Throws: ``DemoFault``.
    package static func all(through projector: Projector) throws(DemoFault) -> [NamedPlace] {
        let outline = PreparedArea(try BuiltInProfile.outline(through: projector))
        guard let municipality = MunicipalityCode("1060") else { throw .outline }
        var streets: [Key: [Place]] = [:]
        var names: [Key: Place] = [:]
        for spot in Spot.all {
            for street in streetNames(in: spot.whereabouts) {
                streets[Key(village: spot.village, name: street), default: []].append(spot.place)
            }
            for (word, name) in publicPlaces where spot.whereabouts.contains(word) {
                let key = Key(village: spot.village, name: name)
                if names[key] == nil { names[key] = spot.place }
            }
        }
        if let hall = Place(northing: 6_236_975.3, easting: 470_934.2) {
            names[Key(village: "Olofström", name: "Idrottshallen")] = hall
        }
        let houses = streets.sorted { $0.key < $1.key }.enumerated().flatMap { number, street in
            addresses(
                on: street.key, along: street.value, of: municipality, seed: UInt64(number) + 1)
        }
        let named = names.sorted { $0.key < $1.key }.compactMap { key, place in
            NamedPlace(municipality: municipality, name: key.name, locality: key.village, place: place)
        }
        return (houses + named).filter { outline.contains($0.place) }
    }

    private struct Key: Hashable, Comparable {
        let village: String
        let name: String

        static func < (one: Key, other: Key) -> Bool {
            (one.village, one.name) < (other.village, other.name)
        }
    }

    /// Words by which a spot is at a place that has a name.
    private static let publicPlaces = [
        ("biblioteket", "Biblioteket"), ("sporthallen", "Sporthallen"), ("idrottsplatsen", "Idrottsplatsen"),
        ("skateparken", "Skateparken"), ("fritidsgården", "Fritidsgården"), ("stationen", "Stationen"),
        ("badplatsen", "Badplatsen"), ("torget", "Torget"), ("koloniområdet", "Koloniområdet"),
        ("elljusspåret", "Elljusspåret"), ("skol", "Skolan"), ("i parken", "Parken"),
        ("mataffären", "Mataffären"), ("perrongen", "Stationen"),
    ]

    /// `Almgatan`, `Södra vägen`: capitalised words that end like a street, with the word before `vägen` alone.
    private static func streetNames(in whereabouts: String) -> [String] {
        let words = whereabouts.split(separator: " ").map(String.init)
        return words.enumerated().compactMap { index, word in
            if word == "vägen", index > 0, words[index - 1].first?.isUppercase == true {
                return "\(words[index - 1]) vägen"
            }
            let isStreet = word.hasSuffix("gatan") || word.hasSuffix("vägen")
            return isStreet && word.first?.isUppercase == true ? word : nil
        }
    }

    /// Houses on both sides of a straight street from the first of `places` to the last, west to east, and a little beyond.
    private static func addresses(
        on street: Key, along places: [Place], of municipality: MunicipalityCode, seed: UInt64
    ) -> [NamedPlace] {
        let sorted = places.sorted {
            ($0.eastingCentimetres, $0.northingCentimetres) < ($1.eastingCentimetres, $1.northingCentimetres)
        }
        guard let first = sorted.first, let last = sorted.last else { return [] }
        var chance = Chance(seed: seed)
        let span = first.distance(to: last).metres
        var (north, east) = (chance.fraction() * 2 - 1, 1.0)
        if span > 100 { (north, east) = (last.northing - first.northing, last.easting - first.easting) }
        let norm = (north * north + east * east).squareRoot()
        (north, east) = (north / norm, east / norm)
        // Streets of more than a kilometre are no streets of a village; the spots beyond stand at another's end.
        let length = min(1_000, span) + 120 + chance.fraction() * 200
        return (1...max(2, Int(length / plot) * 2)).compactMap { number in
            let along = Double((number - 1) / 2) * plot - 60
            let side = number % 2 == 0 ? setback : -setback
            guard
                let place = first.moved(
                    northMetres: along * north + side * east, eastMetres: along * east - side * north),
                let house = HouseNumber("\(number)")
            else { return nil }
            return NamedPlace(
                municipality: municipality, name: street.name, house: house, locality: street.village,
                place: place)
        }
    }
}
