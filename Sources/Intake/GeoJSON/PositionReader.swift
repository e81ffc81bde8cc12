import Geometry
import Projection

/// What keeps a pair of numbers from being a place.
package enum PositionFault: Error, Hashable, Sendable {
    case notFinite
    /// The two numbers make a place when they change places.
    case axesSwapped
    /// Degrees are wanted; these are metres of a Swedish grid.
    case metresForDegrees(northing: Double, easting: Double)
    /// Metres are wanted; these are Swedish degrees.
    case degreesForMetres(longitude: Double, latitude: Double)
    /// No position on Earth.
    case notOnEarth
    /// Outside Sweden and its nearest neighbours.
    case outsideSweden
    /// PROJ cannot compute it.
    case notComputable
}

/// Reads positions of one reference system, and knows the usual ways to get them wrong.
///
/// Sweden's longitudes (10–25°) and latitudes (54–70°) do not overlap, and neither do its northings (over 6,000 km) and
/// eastings (under 1,100 km in any of the systems), so swapped axes and mixed-up units always show in the magnitudes.
struct PositionReader: Sendable {
    let system: ReferenceSystem
    let projector: Projector

    /// - Parameters:
    ///   - east: the longitude in degrees, or the easting in metres.
    ///   - north: the latitude, or the northing.
    func place(east: Double, north: Double) throws(PositionFault) -> Place {
        guard east.isFinite, north.isFinite else { throw .notFinite }
        return system == .wgs84
            ? try place(longitude: east, latitude: north) : try place(easting: east, northing: north)
    }

    /// The same of many at once, which is far quicker; nil for those that are no place.
    ///
    /// - Throws: what is wrong with all of them: PROJ cannot compute.
    func places(_ pairs: [(east: Double, north: Double)]) throws(PositionFault) -> [Place?] {
        guard system == .wgs84 else { return pairs.map { try? place(east: $0.east, north: $0.north) } }
        let positions = pairs.map { GeographicPosition(longitude: $0.east, latitude: $0.north) }
        var found: [Place?]
        do throws(ProjectionFault) {
            found = try projector.places(of: positions.compactMap { $0 })
        } catch {
            throw .notComputable
        }
        for (index, position) in positions.enumerated() where position == nil { found.insert(nil, at: index) }
        return found
    }

    private func place(longitude: Double, latitude: Double) throws(PositionFault) -> Place {
        if !Self.isSwedish(longitude: longitude, latitude: latitude) {
            if Self.isSwedish(longitude: latitude, latitude: longitude) { throw .axesSwapped }
            if let (northing, easting) = Self.gridPair(longitude, latitude) {
                throw .metresForDegrees(northing: northing, easting: easting)
            }
        }
        guard let position = GeographicPosition(longitude: longitude, latitude: latitude) else {
            throw .notOnEarth
        }
        do throws(ProjectionFault) { return try projector.place(of: position) } catch {
            throw Self.fault(error)
        }
    }

    private func place(easting: Double, northing: Double) throws(PositionFault) -> Place {
        if Self.northings.contains(easting), Self.eastings.contains(northing) { throw .axesSwapped }
        if let (longitude, latitude) = Self.degreePair(northing, easting) {
            throw .degreesForMetres(longitude: longitude, latitude: latitude)
        }
        do throws(ProjectionFault) {
            return try projector.place(northing: northing, easting: easting, in: system)
        } catch {
            throw Self.fault(error)
        }
    }

    private static func fault(_ fault: ProjectionFault) -> PositionFault {
        switch fault {
        case .notFinite: .notFinite
        case .outsideRange: .outsideSweden
        case .notComputable, .unavailable: .notComputable
        }
    }

    private static let northings = 6_000_000.0...7_800_000.0
    // Down to nothing, for the zones count from 150 km west of their own meridian.
    private static let eastings = 0.0...1_100_000.0

    private static func isSwedish(longitude: Double, latitude: Double) -> Bool {
        (10...25).contains(longitude) && (54...70).contains(latitude)
    }

    private static func gridPair(_ one: Double, _ other: Double) -> (northing: Double, easting: Double)? {
        if northings.contains(one), eastings.contains(other) { return (one, other) }
        if northings.contains(other), eastings.contains(one) { return (other, one) }
        return nil
    }

    private static func degreePair(_ one: Double, _ other: Double) -> (longitude: Double, latitude: Double)? {
        if isSwedish(longitude: one, latitude: other) { return (one, other) }
        if isSwedish(longitude: other, latitude: one) { return (other, one) }
        return nil
    }
}
