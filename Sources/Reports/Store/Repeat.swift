package import Geometry

/// How near the same reporter's same words must be, and how soon, to be the same report.
package enum Repeat {
    package static let reach = Radius(centimetres: 2_500)
    package static let span = TimeSpan.hours(24)
}

extension Whereabouts {
    /// Whether two reports of the same reporter in the same words are about one place: within ``Repeat/reach``, or in the same words
    /// where neither has a position.
    package func isSamePlace(as other: Whereabouts) -> Bool {
        switch (place, other.place) {
        case (let one?, let two?): Repeat.reach.map { one.isWithin($0, of: two) } ?? false
        case (nil, nil): words == other.words
        default: false
        }
    }
}
