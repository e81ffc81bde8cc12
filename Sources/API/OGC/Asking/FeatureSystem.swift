import Geometry
import Projection

/// A reference system by the URI that OGC names it by, with the order of its axes: CRS84 has longitude first, and those of EPSG the order
/// of the registry, which is latitude or northing first.
struct FeatureSystem: Hashable {
    let system: ReferenceSystem
    let isLongitudeFirst: Bool

    static let crs84 = FeatureSystem(system: .wgs84, isLongitudeFirst: true)
    /// That in which places are kept.
    static let stored = FeatureSystem(system: .sweref99TM, isLongitudeFirst: false)
    /// In the order in which a collection lists them: that of whoever asks for none comes first.
    static let all =
        [crs84] + ReferenceSystem.allCases.map { FeatureSystem(system: $0, isLongitudeFirst: false) }

    var uri: String {
        isLongitudeFirst
            ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
            : "http://www.opengis.net/def/crs/EPSG/0/\(system.rawValue)"
    }

    /// By its URI, with or without brackets around it.
    init?(uri: String) {
        let bare = uri.hasPrefix("[") && uri.hasSuffix("]") ? String(uri.dropFirst().dropLast()) : uri
        let plain: String = bare.hasPrefix("https:") ? "http:" + bare.dropFirst("https:".count) : bare
        guard let found = Self.all.first(where: { $0.uri == plain }) else { return nil }
        self = found
    }

    private init(system: ReferenceSystem, isLongitudeFirst: Bool) {
        self.system = system
        self.isLongitudeFirst = isLongitudeFirst
    }

    var isInDegrees: Bool { system == .wgs84 }

    /// How many decimals are written: a centimetre at most in degrees and in the grid in which places are kept, a millimetre in others.
    var decimals: Int { isInDegrees ? 7 : system == .sweref99TM ? 2 : 3 }

    /// A coordinate as it is written.
    func rounded(_ coordinate: Double) -> Double {
        let unit = isInDegrees ? 1e7 : system == .sweref99TM ? 1e2 : 1e3
        return (coordinate * unit).rounded() / unit
    }

    /// The coordinates of places in the order of the axes.
    func coordinates(of places: [Place], _ projector: Projector) throws(ProjectionFault) -> [(Double, Double)]
    {
        guard !isInDegrees else {
            return try projector.positions(of: places).map {
                isLongitudeFirst ? ($0.longitude, $0.latitude) : ($0.latitude, $0.longitude)
            }
        }
        var found: [(Double, Double)] = []
        found.reserveCapacity(places.count)
        for place in places {
            let (northing, easting) = try projector.coordinates(of: place, in: system)
            found.append((northing, easting))
        }
        return found
    }

    /// The place of coordinates in the order of the axes.
    func place(_ first: Double, _ second: Double, _ projector: Projector) throws(ProjectionFault) -> Place {
        let (northing, easting) = isLongitudeFirst ? (second, first) : (first, second)
        return try projector.place(northing: northing, easting: easting, in: system)
    }
}
