package import Geometry

/// A place, and a moment in milliseconds since any fixed instant.
package struct Event: Hashable, Sendable {
    package let place: Place
    package let moment: Int64

    package init(place: Place, moment: Int64) {
        self.place = place
        self.moment = moment
    }
}

extension PointColumns {
    init(_ events: [Event]) { self.init(events.lazy.map { (place: $0.place, moment: $0.moment) }) }
}
