import Geometry
import TestSupport
import Testing

@Suite struct AreaTests {
    /// A square of 100 m with a hole of 20 m in its middle, and an island of 10 m to the east.
    static func lakeAndIsland() throws -> Area {
        let outline = try Ring(closed: RingTests.places([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]))
        let hole = try Ring(closed: RingTests.places([(40, 40), (60, 40), (60, 60), (40, 60), (40, 40)]))
        let island = try Ring(closed: RingTests.places([(200, 0), (210, 0), (210, 10), (200, 10), (200, 0)]))
        return try Area(polygons: [Polygon(outline: outline, holes: [hole]), Polygon(outline: island)])
    }

    @Test(arguments: [
        (50.0, 20.0, true), (50, 50, false), (40, 50, true), (0, 0, true), (100, 50, true),
        (100.01, 50, false),
        (205, 5, true), (205, 10.01, false), (150, 5, false), (-0.01, 0, false), (60, 60, true),
        (50, 100, true),
    ])
    func `knows what lies inside, in holes and on boundaries`(_ east: Double, _ north: Double, _ inside: Bool)
        throws
    {
        let area = PreparedArea(try Self.lakeAndIsland())
        #expect(area.contains(try .olofstrom(north: north, east: east)) == inside)
    }

    @Test func `a hole that reaches outside its outline is refused by its index`() throws {
        let outline = try Ring(closed: RingTests.places([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]))
        let hole = try Ring(closed: RingTests.places([(90, 90), (110, 90), (110, 99), (90, 90)]))
        #expect(throws: AreaFault.holeOutside(0)) { try Polygon(outline: outline, holes: [hole]) }
    }

    @Test func `turns outlines counter-clockwise and holes clockwise`() throws {
        let square = try RingTests.places([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
        let polygon = try Polygon(outline: Ring(closed: square.reversed()))
        #expect(polygon.outline.isCounterClockwise)
        #expect(try Self.lakeAndIsland().polygons[0].holes.allSatisfy { !$0.isCounterClockwise })
    }

    @Test func `measures how far the boundary is, from inside, outside and in a hole`() throws {
        let area = PreparedArea(try Self.lakeAndIsland())
        for (east, north, metres) in [(50.0, 50.0, 10.0), (50, 20, 20), (103, 104, 5), (205, 5, 5)] {
            let distance = area.distanceToBoundary(from: try .olofstrom(north: north, east: east))
            #expect(abs(distance.metres - metres) < 0.001)
        }
    }

    @Test func `agrees with summing the angles that the corners of a star subtend`() throws {
        var chance = SeededChance(seed: 3)
        for _ in 0..<60 {
            // A star-shaped outline is simple whatever its radii.
            let count = Int.random(in: 3...40, using: &chance)
            let corners = try (0..<count).map { index in
                let angle = 2 * Double.pi * Double(index) / Double(count)
                let reach = Double.random(in: 20...500, using: &chance)
                return try Place.olofstrom(north: sine(angle) * reach, east: sine(angle + .pi / 2) * reach)
            }
            guard let ring = try? Ring(closed: corners + corners.prefix(1)) else { continue }
            let area = PreparedArea(try Area(polygons: [Polygon(outline: ring)]))
            for _ in 0..<100 {
                let place = try Place.olofstrom(
                    north: Double.random(in: -520...520, using: &chance),
                    east: Double.random(in: -520...520, using: &chance))
                guard area.distanceToBoundary(from: place).metres > 0.02 else { continue }
                #expect(area.contains(place) == Self.winds(corners, around: place))
            }
        }
    }

    /// Whether the corners wind around the place: the sum of signed crossings of a ray to the north.
    private static func winds(_ corners: [Place], around place: Place) -> Bool {
        var winding = 0
        for (one, two) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            let isEastward = one.easting <= place.easting && two.easting > place.easting
            let isWestward = two.easting <= place.easting && one.easting > place.easting
            guard isEastward || isWestward else { continue }
            let share = (place.easting - one.easting) / (two.easting - one.easting)
            if one.northing + share * (two.northing - one.northing) > place.northing {
                winding += isEastward ? 1 : -1
            }
        }
        return winding != 0
    }
}

/// Sine by its series, so that the test needs no library: good to 10⁻⁹ within ±2π.
private func sine(_ angle: Double) -> Double {
    var reduced = angle.remainder(dividingBy: 2 * .pi)
    if reduced > .pi / 2 { reduced = .pi - reduced }
    if reduced < -.pi / 2 { reduced = -.pi - reduced }
    var term = reduced
    var sum = reduced
    for power in stride(from: 3.0, through: 21, by: 2) {
        term *= -reduced * reduced / (power * (power - 1))
        sum += term
    }
    return sum
}
