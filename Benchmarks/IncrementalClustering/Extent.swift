import Clustering

/// A box in plane and time around points. It tells in one step that many points are all too far away.
struct Extent: Sendable {
    private var south: Int32
    private var north: Int32
    private var west: Int32
    private var east: Int32
    private var earliest: Int64
    private var latest: Int64

    init(_ point: LivePoint) {
        (south, north) = (point.northing, point.northing)
        (west, east) = (point.easting, point.easting)
        (earliest, latest) = (point.moment, point.moment)
    }

    mutating func extend(to point: LivePoint) {
        south = min(south, point.northing)
        north = max(north, point.northing)
        west = min(west, point.easting)
        east = max(east, point.easting)
        earliest = min(earliest, point.moment)
        latest = max(latest, point.moment)
    }

    /// How near points of the two boxes can be.
    func nearness(to other: Extent) -> Nearness {
        let rise = Int64(max(0, other.south - north, south - other.north))
        let run = Int64(max(0, other.west - east, west - other.east))
        return Nearness(
            squaredCentimetres: rise * rise + run * run,
            apart: max(0, other.earliest - latest, earliest - other.latest))
    }
}
