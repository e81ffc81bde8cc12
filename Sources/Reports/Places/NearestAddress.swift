package import Geometry

/// The address or name nearest to a place, for who reads where something is.
package struct NearestAddress: Hashable, Sendable {
    package let title: String
    package let distance: Distance

    package init(_ named: NamedPlace, from place: Place) {
        title = named.title
        distance = named.place.distance(to: place)
    }

    /// Farther away, an address says nothing of where a place is.
    package static let reach = Radius(metres: 250)

    /// To 10 m: a position of a report is seldom surer.
    package var roundedMetres: Int { Int((distance.metres / 10).rounded()) * 10 }

    /// `vid Almgatan 12`, `cirka 40 m från Almgatan 12`
    package var words: Bilingual {
        guard distance.metres > 15 else {
            return Bilingual(swedish: "vid \(title)", english: "at \(title)")
        }
        return Bilingual(
            swedish: "cirka \(roundedMetres) m från \(title)",
            english: "about \(roundedMetres) m from \(title)")
    }
}
