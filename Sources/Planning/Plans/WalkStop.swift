package import Geometry

/// A place to stop at on a safety walk, under the name that stands on the list.
package struct WalkStop: Hashable, Sendable {
    package let name: String
    package let place: Place

    package init(name: String, place: Place) {
        self.name = name
        self.place = place
    }

    /// The middle of a hotspot.
    package init(name: String, hotspot: Hotspot) {
        self.init(name: name, place: hotspot.centre)
    }

    /// By place from the south-west, then by name: the order in which ties are settled.
    static func precedes(_ one: WalkStop, _ other: WalkStop) -> Bool {
        (one.place.northingCentimetres, one.place.eastingCentimetres, one.name)
            < (other.place.northingCentimetres, other.place.eastingCentimetres, other.name)
    }
}
