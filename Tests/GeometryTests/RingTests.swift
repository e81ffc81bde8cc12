import Geometry
import TestSupport
import Testing

@Suite struct RingTests {
    /// Corners as metres east and north of Olofström's square.
    static func places(_ corners: [(Double, Double)]) throws -> [Place] {
        try corners.map { try Place.olofstrom(north: $0.1, east: $0.0) }
    }

    @Test func `a square is a ring, whichever way it runs`() throws {
        let square = try Self.places([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
        #expect(try Ring(closed: square).isCounterClockwise)
        #expect(try !Ring(closed: square.reversed()).isCounterClockwise)
        #expect(try Ring(closed: square).doubledSquareCentimetres == 2 * 1_000 * 1_000)
    }

    @Test func `drops repeated corners`() throws {
        let ring = try Ring(closed: Self.places([(0, 0), (0, 0), (10, 0), (10, 0), (10, 10), (0, 0)]))
        #expect(ring.corners.count == 3)
    }

    @Test func `names what is wrong with a broken ring`() throws {
        #expect(throws: RingFault.tooFewPositions(3)) {
            try Ring(closed: Self.places([(0, 0), (10, 0), (0, 0)]))
        }
        #expect(throws: RingFault.notClosed) {
            try Ring(closed: Self.places([(0, 0), (10, 0), (10, 10), (0, 10)]))
        }
        #expect(throws: RingFault.tooFewPositions(2)) {
            try Ring(closed: Self.places([(0, 0), (0, 0), (0, 0), (0, 0)]))
        }
    }

    @Test(arguments: [
        // A bow tie.
        ([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)], 0, 2),
        // A corner that touches an edge.
        ([(0, 0), (10, 0), (10, 10), (5, 0), (0, 10), (0, 0)], 0, 2),
        // A spike that runs back over itself.
        ([(0, 0), (10, 0), (20, 0), (10, 0), (10, 10), (0, 0)], 0, 2),
        // All on one line.
        ([(0, 0), (10, 0), (20, 0), (0, 0)], 0, 2),
    ])
    func `names the two edges that meet where they should not`(
        _ corners: [(Double, Double)], _ first: Int, _ second: Int
    ) throws {
        #expect(throws: RingFault.crossesItself(first, second)) { try Ring(closed: Self.places(corners)) }
    }

    @Test func `finds exactly the crossings that comparing every pair finds`() throws {
        var chance = SeededChance(seed: 7)
        var crossing = 0
        for _ in 0..<2_000 {
            let count = Int.random(in: 3...9, using: &chance)
            let corners = try (0..<count).map { _ in
                try Place.olofstrom(
                    north: Double(Int.random(in: 0...6, using: &chance)),
                    east: Double(Int.random(in: 0...6, using: &chance)))
            }
            guard Set(corners).count == count else { continue }
            let isSimple = Self.isSimple(corners)
            let parsed = try? Ring(closed: corners + corners.prefix(1))
            #expect((parsed != nil) == isSimple, "\(corners)")
            if !isSimple { crossing += 1 }
        }
        #expect((300...1_900).contains(crossing))
    }

    /// Whether no two edges share more than a common corner, by trying all pairs and all sample points of the grid.
    private static func isSimple(_ corners: [Place]) -> Bool {
        let count = corners.count
        for i in 0..<count {
            for j in (i + 1)..<count {
                let (a, b) = (corners[i], corners[(i + 1) % count])
                let (c, d) = (corners[j], corners[(j + 1) % count])
                var shared: Set<Place> = []
                if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { return false }
                for place in [c, d] where side(a, b, place) == 0 && isBetween(place, a, b) {
                    shared.insert(place)
                }
                for place in [a, b] where side(c, d, place) == 0 && isBetween(place, c, d) {
                    shared.insert(place)
                }
                let neighbours = (i + 1) % count == j || (j + 1) % count == i
                if shared.count > (neighbours ? 1 : 0) { return false }
            }
        }
        return true
    }

    private static func side(_ a: Place, _ b: Place, _ c: Place) -> Int {
        let cross =
            (b.easting - a.easting) * (c.northing - a.northing) - (b.northing - a.northing)
            * (c.easting - a.easting)
        return abs(cross) < 1e-3 ? 0 : cross < 0 ? -1 : 1
    }

    private static func isBetween(_ place: Place, _ a: Place, _ b: Place) -> Bool {
        (min(a.northing, b.northing)...max(a.northing, b.northing)).contains(place.northing)
            && (min(a.easting, b.easting)...max(a.easting, b.easting)).contains(place.easting)
    }
}
