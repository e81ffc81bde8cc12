/// A box with sides along the axes of SWEREF 99 TM, in whole centimetres; its edges belong to it.
package struct Bounds: Hashable, Sendable {
    package private(set) var south: Int32
    package private(set) var west: Int32
    package private(set) var north: Int32
    package private(set) var east: Int32

    /// The box of a single place.
    package init(_ place: Place) {
        south = place.northingCentimetres
        north = place.northingCentimetres
        west = place.eastingCentimetres
        east = place.eastingCentimetres
    }

    /// The smallest box around `places`, or nil for none.
    package init?(around places: some Sequence<Place>) {
        var iterator = places.makeIterator()
        guard let first = iterator.next() else { return nil }
        self.init(first)
        while let place = iterator.next() { self.extend(to: place) }
    }

    /// The square that holds every place within `radius` of `centre`, clamped to what 32 bits can hold.
    package init(around centre: Place, reaching radius: Radius) {
        let reach = radius.centimetres
        south = Int32(clamping: Int64(centre.northingCentimetres) - reach)
        north = Int32(clamping: Int64(centre.northingCentimetres) + reach)
        west = Int32(clamping: Int64(centre.eastingCentimetres) - reach)
        east = Int32(clamping: Int64(centre.eastingCentimetres) + reach)
    }

    /// A box from its corners; nil when south lies north of north, or west east of east.
    package init?(southWest: Place, northEast: Place) {
        guard southWest.northingCentimetres <= northEast.northingCentimetres,
            southWest.eastingCentimetres <= northEast.eastingCentimetres
        else { return nil }
        south = southWest.northingCentimetres
        west = southWest.eastingCentimetres
        north = northEast.northingCentimetres
        east = northEast.eastingCentimetres
    }

    package mutating func extend(to place: Place) {
        south = min(south, place.northingCentimetres)
        north = max(north, place.northingCentimetres)
        west = min(west, place.eastingCentimetres)
        east = max(east, place.eastingCentimetres)
    }

    package mutating func extend(to other: Bounds) {
        south = min(south, other.south)
        north = max(north, other.north)
        west = min(west, other.west)
        east = max(east, other.east)
    }

    package func contains(_ place: Place) -> Bool {
        (south...north).contains(place.northingCentimetres)
            && (west...east).contains(place.eastingCentimetres)
    }

    package func overlaps(_ other: Bounds) -> Bool {
        south <= other.north && other.south <= north && west <= other.east && other.west <= east
    }

    /// The square of the diagonal, in cm²: how wide the box is, whichever way one measures.
    package var squaredDiagonalCentimetres: Int64 {
        let height = Int64(north) - Int64(south)
        let width = Int64(east) - Int64(west)
        return height * height + width * width
    }

    /// How wide the box is: the length of its diagonal.
    package var diagonal: Distance { Distance(squaredCentimetres: squaredDiagonalCentimetres) }

    /// The place in the middle; nil only for a box that lies outside ``Place``'s range.
    package var centre: Place? {
        Place(
            northingCentimetres: Int32((Int64(south) + Int64(north)) / 2),
            eastingCentimetres: Int32((Int64(west) + Int64(east)) / 2))
    }

    /// The box of every place there is; never nil, since its corners are the ends of ``Place``'s range.
    package static let everywhere: Bounds? = {
        guard
            let southWest = Place(northing: Place.northings.lowerBound, easting: Place.eastings.lowerBound),
            let northEast = Place(northing: Place.northings.upperBound, easting: Place.eastings.upperBound)
        else { return nil }
        return Bounds(southWest: southWest, northEast: northEast)
    }()
}
