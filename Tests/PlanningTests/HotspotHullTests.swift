import Geometry
import TestSupport
import Testing

@testable import Planning

@Suite struct HotspotHullTests {
    @Test func `corners run counter-clockwise from the south-west, without those on an edge`() throws {
        let places = try [(0, 0), (100, 0), (100, 100), (0, 100), (50, 0), (50, 50), (0, 0)].map {
            try place(north: $0.0, east: $0.1)
        }
        #expect(
            HotspotHull.convexHull(of: places)
                == (try [(0, 0), (0, 100), (100, 100), (100, 0)].map {
                    try place(north: $0.0, east: $0.1)
                }))
    }

    @Test func `three places in a triangle get an outline of whole squares`() throws {
        let places = try [(1, 1), (1, 59), (59, 1)].map { try place(north: $0.0, east: $0.1) }
        let outline = try #require(HotspotHull.outline(around: places))
        #expect(outline.count == 5)
        #expect(
            outline.allSatisfy { $0.northingCentimetres % 2_000 == 0 && $0.eastingCentimetres % 2_000 == 0 })
    }

    @Test func `places in one line get none`() throws {
        #expect(
            HotspotHull.outline(
                around: try (0..<9).map { try place(north: Double($0) * 10, east: Double($0) * 20) }) == nil)
        #expect(HotspotHull.outline(around: []) == nil)
    }

    @Test(arguments: UInt64(1)...20)
    func `every place lies inside its hull and its outline`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let places = try (0..<40).map { _ in
            try place(north: .random(in: 0...90, using: &chance), east: .random(in: 0...90, using: &chance))
        }
        for corners in [
            HotspotHull.convexHull(of: places), try #require(HotspotHull.outline(around: places)),
        ] {
            let ring = try Ring(closed: corners + corners.prefix(1))
            #expect(ring.isCounterClockwise)
            let area = PreparedArea(try Area(polygons: [Polygon(outline: ring)]))
            #expect(places.allSatisfy(area.contains))
        }
    }

    @Test func `places in the corners of the range do not overflow`() throws {
        let corners = [
            (600_000_000, 10_000_000), (600_000_000, 110_000_000), (780_000_000, 110_000_000),
            (780_000_000, 10_000_000),
        ]
        let places = try corners.map {
            try #require(Place(northingCentimetres: Int32($0.0), eastingCentimetres: Int32($0.1)))
        }
        #expect(HotspotHull.convexHull(of: places) == places)
        #expect(HotspotHull.outline(around: places) != nil)
    }
}
