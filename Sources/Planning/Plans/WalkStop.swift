package import Geometry

/// A place to stop at on a safety walk, under the name that stands on the list.
package struct WalkStop: Hashable, Sendable {
    package let name: String
    package let place: Place
    /// How much it is worth to stop here, against other stops; above zero.
    package let gain: Double

    /// - Parameter gain: A value that is not above zero, or no number, counts as hardly anything.
    package init(name: String, place: Place, gain: Double = 1) {
        self.name = name
        self.place = place
        self.gain = gain > 0 && gain.isFinite ? gain : .leastNormalMagnitude
    }

    /// The middle of a hotspot under its own name, or else its rank; its score is what it gives to stop there.
    package init(hotspot: Hotspot) {
        self.init(
            name: hotspot.name ?? "Otrygg plats \(hotspot.rank)", place: hotspot.centre, gain: hotspot.score)
    }

    /// By place from the south-west, then by name: the order in which ties are settled.
    static func precedes(_ one: WalkStop, _ other: WalkStop) -> Bool {
        (one.place.northingCentimetres, one.place.eastingCentimetres, one.name)
            < (other.place.northingCentimetres, other.place.eastingCentimetres, other.name)
    }
}
