import Geometry
import TestSupport
import Testing

@Suite struct PlaceTests {
    @Test(arguments: [
        (Double.nan, 470_934.2), (6_236_975.3, .infinity), (-.infinity, 470_934.2), (470_934.2, 6_236_975.3),
        (56.2767, 14.5306), (0, 0), (6_236_975.3, -470_934.2), (1e300, 1e300),
    ])
    func `refuses what is not a place in or near Sweden`(_ northing: Double, _ easting: Double) {
        #expect(Place(northing: northing, easting: easting) == nil)
    }

    @Test func `rounds to the nearest centimetre`() throws {
        let place = try Place(northing: 6_236_975.304_9, easting: 470_934.195_1).orFail()
        #expect(place.northingCentimetres == 623_697_530)
        #expect(place.eastingCentimetres == 47_093_420)
    }

    @Test func `a place exactly on the radius is within it and one centimetre beyond is not`() throws {
        let centre = try Place.olofstrom()
        let radius = try Radius(metres: 500).orFail()
        // 300² + 400² = 500²
        #expect(try Place.olofstrom(north: 300, east: -400).isWithin(radius, of: centre))
        #expect(try !Place.olofstrom(north: 300, east: -400.01).isWithin(radius, of: centre))
    }

    @Test func `the longest distance between two places does not overflow`() throws {
        let south = try Place(northing: 6_000_000, easting: 100_000).orFail()
        let north = try Place(northing: 7_800_000, easting: 1_100_000).orFail()
        #expect(abs(south.distance(to: north).metres - 2_059_126.028) < 0.001)
    }

    @Test(arguments: [0.0, -1, 0.004, 2_000_000.01, .nan, .infinity])
    func `refuses a radius that reaches nowhere or beyond the country`(_ metres: Double) {
        #expect(Radius(metres: metres) == nil)
    }

    @Test func `a box reaching beyond what 32 bits hold is clamped`() throws {
        let bounds = Bounds(around: try .olofstrom(), reaching: try Radius(metres: 2_000_000).orFail())
        #expect(bounds.south < bounds.north)
        #expect(bounds.contains(try .olofstrom()))
    }
}
