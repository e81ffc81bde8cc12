import Geometry
import Projection
import Web

/// A box along the axes of a reference system; its edges belong to it.
struct FeatureBox: Sendable {
    private let system: FeatureSystem
    private let south: Double
    private let west: Double
    private let north: Double
    private let east: Double

    /// Four numbers in the order of the system's axes, the lowest first; of six, the third and the sixth are heights and count for nothing.
    init?(_ text: String, in system: FeatureSystem) {
        let count = text.split(separator: ",", omittingEmptySubsequences: false).count
        guard count == 4 || count == 6, let numbers = Degrees.list(text, count: count) else { return nil }
        let high = count / 2
        self.init((numbers[0], numbers[1]), (numbers[high], numbers[high + 1]), in: system)
    }

    /// Nil for one turned inside out, and for what is not finite.
    init?(_ low: (Double, Double), _ high: (Double, Double), in system: FeatureSystem) {
        guard low.0 <= high.0, low.1 <= high.1,
            [low.0, low.1, high.0, high.1].allSatisfy({ $0.isFinite && $0.magnitude < 1e9 })
        else { return nil }
        self.system = system
        (south, west) = system.isLongitudeFirst ? (low.1, low.0) : low
        (north, east) = system.isLongitudeFirst ? (high.1, high.0) : high
    }

    /// In degrees, within what a position on earth can be; nil where nothing of the box is.
    private var degrees: PositionBox? {
        PositionBox(
            west: max(west, -180), south: max(south, -90), east: min(east, 180), north: min(north, 90))
    }

    /// A box in the plane that holds every place of this one; nil when there is none.
    func bounds(_ projector: Projector) throws(ProjectionFault) -> Bounds? {
        if system.isInDegrees {
            guard let degrees else { return nil }
            return try degrees.bounds(projector)
        }
        guard let places = edge(projector), let tight = Bounds(around: places) else {
            return Bounds.everywhere
        }
        // The axes of a zone are turned against those of the plane and bent; 17 places a side leave less than a hundredth.
        return tight.widened(byMetres: system == .stored ? 0.01 : tight.diagonal.metres / 100 + 1)
    }

    /// Which of these places the box holds, by their coordinates as they are written: what an answer shows is what a box finds.
    func holds(_ places: [Place], _ projector: Projector) throws(ProjectionFault) -> [Bool] {
        try system.coordinates(of: places, projector).map { first, second in
            let (written, other) = (system.rounded(first), system.rounded(second))
            let (north, east) = system.isLongitudeFirst ? (other, written) : (written, other)
            return (south...self.north).contains(north) && (west...self.east).contains(east)
        }
    }

    /// The box as an area, for what is no point; nil where nothing of it can be a place. Its edges follow the axes in steps.
    func area(_ projector: Projector) throws(ProjectionFault) -> Area? {
        var box = self
        if system.isInDegrees {
            let land = PositionBox.sweden
            guard
                let clamped = FeatureBox(
                    (max(south, land.south), max(west, land.west)),
                    (min(north, land.north), min(east, land.east)),
                    in: FeatureSystem.latitudeFirst)
            else { return nil }
            box = clamped
        }
        guard let corners = box.edge(projector) ?? Self.everywhere,
            let ring = try? Ring(closed: corners + corners.prefix(1)),
            let polygon = try? Polygon(outline: ring)
        else { return nil }
        return try? Area(polygons: [polygon])
    }

    /// Places along the edge, all the way round; nil where one lies outside of what a place can be.
    private func edge(_ projector: Projector) -> [Place]? {
        let steps = 16
        var pairs: [(Double, Double)] = []
        for step in 0..<steps { pairs.append((south, west + (east - west) * Double(step) / Double(steps))) }
        for step in 0..<steps { pairs.append((south + (north - south) * Double(step) / Double(steps), east)) }
        for step in 0..<steps { pairs.append((north, east - (east - west) * Double(step) / Double(steps))) }
        for step in 0..<steps { pairs.append((north - (north - south) * Double(step) / Double(steps), west)) }
        let places = pairs.compactMap { north, east in
            try? projector.place(northing: north, easting: east, in: system.system)
        }
        return places.count == pairs.count ? places : nil
    }

    private static let everywhere: [Place]? = {
        guard
            let low = Place(northing: Place.northings.lowerBound, easting: Place.eastings.lowerBound),
            let east = Place(northing: Place.northings.lowerBound, easting: Place.eastings.upperBound),
            let high = Place(northing: Place.northings.upperBound, easting: Place.eastings.upperBound),
            let west = Place(northing: Place.northings.upperBound, easting: Place.eastings.lowerBound)
        else { return nil }
        return [low, east, high, west]
    }()
}

extension FeatureSystem {
    fileprivate static let latitudeFirst = FeatureSystem.all[1]
}
