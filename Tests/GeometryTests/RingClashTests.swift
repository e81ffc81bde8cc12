import Testing

@testable import Geometry

@Suite struct RingClashTests {
    /// A ring through corners given in metres east and north of a corner of Olofström.
    private func ring(_ corners: [(Double, Double)]) throws -> Ring {
        let places = try (corners + corners.prefix(1)).map { east, north in
            try #require(Place(northing: 6_236_000 + north, easting: 470_000 + east))
        }
        return try Ring(closed: places)
    }

    private func square(_ east: Double, _ north: Double, _ side: Double) throws -> Ring {
        try ring([(east, north), (east + side, north), (east + side, north + side), (east, north + side)])
    }

    private func clash(_ outlines: [Ring]) throws -> RingClash? {
        RingClash.first(among: try outlines.map { try Polygon(outline: $0) })
    }

    @Test(arguments: [
        (20.0, 0.0, 10.0), (10, 10, 5), (-5, 10, 5), (100, 100, 1),
    ])
    func `polygons apart, or touching in a corner, are one area`(
        _ east: Double, _ north: Double, _ side: Double
    )
        throws
    {
        #expect(try clash([square(0, 0, 10), square(east, north, side)]) == nil)
    }

    @Test(arguments: [
        (5.0, 5.0, 10.0), (0, 0, 10), (2, 2, 3), (-5, -5, 30), (10, 0, 10), (10, 2, 3), (0, 2, 3), (0, 0, 5),
    ])
    func `polygons that overlap, hold each other or share a line are not`(
        _ east: Double, _ north: Double, _ side: Double
    ) throws {
        #expect(
            try clash([square(50, 50, 1), square(0, 0, 10), square(east, north, side)]) == .polygons(1, 2))
    }

    @Test func `what touches along the way is told from what goes in`() throws {
        let square = try square(0, 0, 10)
        // Corners on the edges of the square: outside it, inside it, and through it by two of its own corners.
        #expect(try clash([square, ring([(10, 5), (15, 0), (15, 10)])]) == nil)
        #expect(try clash([square, ring([(10, 5), (5, 2), (5, 8)])]) == .polygons(0, 1))
        #expect(try clash([square, ring([(0, 0), (5, -5), (15, 5), (10, 10)])]) == .polygons(0, 1))
        #expect(try clash([square, ring([(-5, -5), (15, 15), (15, -5)])]) == .polygons(0, 1))
        #expect(try clash([square, ring([(-5, 5), (5, -5), (-5, -5)])]) == nil)
    }

    @Test func `an island in a lake is one area with the land around it`() throws {
        let land = try Polygon(outline: square(0, 0, 30), holes: [square(10, 10, 10)])
        for (island, expected) in [
            (try square(12, 12, 5), nil), (try ring([(10, 15), (15, 10), (20, 15), (15, 20)]), nil),
            (try square(12, 12, 15), RingClash.polygons(0, 1)), (try square(10, 10, 10), .polygons(0, 1)),
            (try square(2, 2, 3), .polygons(0, 1)), (try square(-5, -5, 50), .polygons(0, 1)),
        ] {
            #expect(RingClash.first(among: [land, try Polygon(outline: island)]) == expected)
        }
    }

    @Test func `holes may touch as long as the polygon is in one piece`() throws {
        let outline = try square(0, 0, 30)
        func clash(_ holes: Ring...) throws -> RingClash? {
            RingClash.first(among: [try Polygon(outline: outline, holes: holes)])
        }
        // One point each, a row of three, three in one point.
        #expect(try clash(ring([(0, 15), (5, 10), (5, 20)]), ring([(30, 15), (25, 10), (25, 20)])) == nil)
        #expect(try clash(square(5, 5, 5), square(10, 10, 5), square(15, 15, 5)) == nil)
        #expect(try clash(square(5, 5, 5), square(10, 10, 5), ring([(10, 10), (5, 15), (5, 20)])) == nil)
        // A corner on the edge of the other, between its corners.
        #expect(try clash(square(5, 5, 10), ring([(15, 10), (20, 5), (20, 15)])) == nil)

        let across = try ring([(0, 15), (15, 10), (30, 15), (15, 20)])
        #expect(try clash(across) == .splits(polygon: 0, 0, 1))
        #expect(try clash(square(2, 2, 2), across) == .splits(polygon: 0, 0, 2))
        #expect(try clash(ring([(0, 0), (10, 2), (30, 30), (2, 10)])) == .splits(polygon: 0, 0, 1))
        // Two holes that touch twice, three that make a circle, and two that reach from side to side.
        #expect(
            try clash(ring([(5, 5), (15, 5), (15, 15)]), ring([(5, 5), (15, 15), (5, 15), (4, 10)])) != nil)
        #expect(
            try clash(ring([(5, 5), (10, 2), (15, 5), (10, 4)]), ring([(5, 5), (15, 5), (10, 9)]))
                == .splits(polygon: 0, 1, 2))
        #expect(
            try clash(
                ring([(5, 5), (15, 5), (10, 4)]), ring([(15, 5), (10, 15), (14, 12)]),
                ring([(10, 15), (5, 5), (6, 12)]))
                == .splits(polygon: 0, 2, 3))
        #expect(
            try clash(ring([(0, 15), (10, 10), (15, 15)]), ring([(15, 15), (20, 10), (30, 15)]))
                == .splits(polygon: 0, 1, 2))
        // Of two polygons, the second; what touches another polygon cuts nothing.
        let island = try Polygon(
            outline: square(100, 100, 30), holes: [ring([(100, 115), (115, 110), (130, 115), (115, 120)])])
        #expect(RingClash.first(among: [try Polygon(outline: outline), island]) == .splits(polygon: 1, 0, 1))
        let lake = try Polygon(outline: outline, holes: [square(10, 10, 10)])
        let inIt = try Polygon(outline: ring([(10, 15), (15, 10), (20, 15), (15, 20)]))
        #expect(RingClash.first(among: [lake, inIt]) == nil)
    }

    @Test func `holes lie in their outline and outside each other`() throws {
        let outline = try square(0, 0, 30)
        func clash(_ outline: Ring, _ holes: Ring...) throws -> RingClash? {
            RingClash.first(among: [try Polygon(outline: outline, holes: holes)])
        }
        #expect(try clash(outline, square(2, 2, 5), square(7, 7, 5)) == nil)
        #expect(try clash(outline, ring([(0, 15), (5, 10), (5, 20)])) == nil)
        #expect(try clash(outline, square(2, 2, 5), square(4, 4, 5)) == .rings(polygon: 0, 1, 2))
        #expect(try clash(outline, square(2, 2, 9), square(4, 4, 2)) == .rings(polygon: 0, 1, 2))
        #expect(try clash(outline, square(4, 4, 2), square(2, 2, 9)) == .rings(polygon: 0, 1, 2))
        #expect(try clash(outline, square(0, 2, 5)) == .rings(polygon: 0, 0, 1))
        // All corners inside, and an edge that cuts the bay.
        let bay = try ring([(0, 0), (30, 0), (30, 30), (15, 5), (0, 30)])
        #expect(try clash(bay, ring([(2, 2), (28, 2), (28, 20), (2, 20)])) == .rings(polygon: 0, 0, 1))
        #expect(try clash(bay, ring([(0, 30), (2, 2), (28, 2), (30, 30)])) == .rings(polygon: 0, 0, 1))
    }
}
