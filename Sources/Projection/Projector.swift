package import Geometry
import Synchronization

/// Turns positions into places in SWEREF 99 TM and back, through PROJ.
///
/// The order of axes lives here and nowhere else: who calls names northing, easting, longitude and latitude. Copies share
/// one PROJ context behind a lock, so a projector can be handed to any number of threads. A call costs well below a
/// microsecond; the first that names a local zone some milliseconds more.
package struct Projector: Sendable {
    private let shared: Shared

    /// - Throws: ``ProjectionFault/unavailable(from:to:)`` when PROJ or its database is missing.
    package init() throws(ProjectionFault) {
        guard var transformation = Transformation() else {
            throw .unavailable(from: .wgs84, to: .sweref99TM)
        }
        try transformation.prepare(.wgs84)
        shared = Shared(transformation)
    }

    /// The place of a position, rounded to the centimetre.
    ///
    /// - Throws: ``ProjectionFault/outsideRange`` for a position outside Sweden and its nearest neighbours.
    package func place(of position: GeographicPosition) throws(ProjectionFault) -> Place {
        try place(northing: position.latitude, easting: position.longitude, in: .wgs84)
    }

    /// The place of each position, nil for one outside what a place can hold. Takes the lock once.
    package func places(of positions: [GeographicPosition]) throws(ProjectionFault) -> [Place?] {
        let pairs = positions.map { Transformation.Pair(first: $0.latitude, second: $0.longitude) }
        return try shared.use { (transformation) throws(ProjectionFault) in
            try transformation.transform(pairs, .toGrid, .wgs84)
        }.map { pair in pair.flatMap { Place(northing: $0.first, easting: $0.second) } }
    }

    /// The place of grid coordinates in metres; in WGS 84, of latitude and longitude in degrees.
    ///
    /// - Throws: ``ProjectionFault/notFinite``, ``ProjectionFault/outsideRange`` or ``ProjectionFault/notComputable``.
    package func place(northing: Double, easting: Double, in system: ReferenceSystem) throws(ProjectionFault)
        -> Place
    {
        guard northing.isFinite, easting.isFinite else { throw .notFinite }
        var pair = Transformation.Pair(first: northing, second: easting)
        if system != .sweref99TM {
            // A metre is far from a degree, and PROJ takes 6,236,975° for an angle that has turned many times.
            if system == .wgs84, GeographicPosition(longitude: easting, latitude: northing) == nil {
                throw .outsideRange
            }
            guard let found = try transformed(pair, .toGrid, system) else { throw .notComputable }
            pair = found
        }
        guard let place = Place(northing: pair.first, easting: pair.second) else { throw .outsideRange }
        return place
    }

    package func position(of place: Place) throws(ProjectionFault) -> GeographicPosition {
        let (latitude, longitude) = try coordinates(of: place, in: .wgs84)
        guard let position = GeographicPosition(longitude: longitude, latitude: latitude) else {
            throw .notComputable
        }
        return position
    }

    /// The position of each place. Takes the lock once.
    package func positions(of places: [Place]) throws(ProjectionFault) -> [GeographicPosition] {
        let pairs = places.map { Transformation.Pair(first: $0.northing, second: $0.easting) }
        let found = try shared.use { (transformation) throws(ProjectionFault) in
            try transformation.transform(pairs, .fromGrid, .wgs84)
        }
        var positions: [GeographicPosition] = []
        positions.reserveCapacity(places.count)
        for pair in found {
            guard let pair,
                let position = GeographicPosition(longitude: pair.second, latitude: pair.first)
            else { throw .notComputable }
            positions.append(position)
        }
        return positions
    }

    /// The coordinates of a place in metres; in WGS 84, latitude and longitude in degrees.
    package func coordinates(of place: Place, in system: ReferenceSystem) throws(ProjectionFault)
        -> (northing: Double, easting: Double)
    {
        guard system != .sweref99TM else { return (place.northing, place.easting) }
        let pair = Transformation.Pair(first: place.northing, second: place.easting)
        guard let found = try transformed(pair, .fromGrid, system) else { throw .notComputable }
        return (found.first, found.second)
    }

    private func transformed(
        _ pair: Transformation.Pair, _ direction: Transformation.Direction, _ system: ReferenceSystem
    ) throws(ProjectionFault) -> Transformation.Pair? {
        try shared.use { (transformation) throws(ProjectionFault) in
            try transformation.transform(pair, direction, system)
        }
    }
}

/// The transformations behind a lock.
private final class Shared: Sendable {
    private let transformation: Mutex<Transformation>

    init(_ transformation: consuming sending Transformation) {
        self.transformation = Mutex(transformation)
    }

    func use<Result>(
        _ body: (inout Transformation) throws(ProjectionFault) -> sending Result
    ) throws(ProjectionFault) -> sending Result {
        try transformation.withLock { (transformation) throws(ProjectionFault) in try body(&transformation) }
    }
}
