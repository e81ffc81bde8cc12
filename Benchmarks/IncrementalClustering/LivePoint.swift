import Clustering
import Geometry

/// A point of an ``IncrementalDBSCAN``, and what is known of it. 40 bytes.
struct LivePoint: Sendable {
    /// Centimetres.
    let northing: Int32
    /// Centimetres.
    let easting: Int32
    /// Milliseconds.
    let moment: Int64
    /// The block it lies in; ``none`` for a key that no point has.
    var block = Self.none
    /// The next point of its block.
    var next = Self.none
    /// The point of its block before it.
    var previous = Self.none
    /// How many neighbours it has, itself counted. Kept only while its block has too few points to make all of them
    /// core.
    var neighbours: Int32 = 0
    /// Its own key when it is core, that of the nearest core when it is a border, ``none`` when it is noise.
    var core = Self.none

    /// No point, no block, no cluster.
    static let none: Int32 = -1

    init(northing: Int32, easting: Int32, moment: Int64) {
        self.northing = northing
        self.easting = easting
        self.moment = min(max(moment, Moments.earliest), Moments.latest)
    }

    func nearness(to other: LivePoint) -> Nearness {
        let north = Int64(northing) - Int64(other.northing)
        let east = Int64(easting) - Int64(other.easting)
        return Nearness(squaredCentimetres: north * north + east * east, apart: abs(moment - other.moment))
    }
}

/// The moments that points can have, as ``PointColumns`` clamps them.
enum Moments {
    static let earliest: Int64 = -1 << 60
    static let latest: Int64 = 1 << 60
}
