import Geometry
import TestSupport
import Testing

@testable import Planning

/// Which places may be compared.
@Suite struct EffectPlaceTests {
    private func circle(_ north: Double, radius: Double = 150) throws -> EffectPlace {
        .circle(centre: try .olofstrom(north: north), radius: try Radius(metres: radius).orFail())
    }

    private func square(north: Double = 0, east: Double = 0, side: Double = 400) throws -> EffectPlace {
        let corners = [(0, 0), (0, side), (side, side), (side, 0), (0, 0)]
        return .area(
            try Area(polygons: [
                try Polygon(
                    outline: try Ring(
                        closed: try corners.map { try .olofstrom(north: north + $0.0, east: east + $0.1) }))
            ]))
    }

    private func street(north: Double) throws -> EffectPlace {
        .corridor(
            line: [try .olofstrom(north: north), try .olofstrom(north: north, east: 1_000)],
            reach: try Radius(metres: 75).orFail())
    }

    @Test func `a place overlaps itself, and what shares a part of it`() throws {
        for place in try [circle(0), square(), street(north: 0)] { #expect(place.overlaps(place)) }
        let pairs: [(EffectPlace, EffectPlace)] = [
            (try circle(0), try circle(299)), (try circle(0), try circle(0, radius: 10)),
            (try square(), try circle(200)), (try square(), try square(north: 390)),
            (try square(), try square(north: 100, east: 100, side: 50)),
            // A cross: neither has a corner in the other.
            (try square(), try street(north: 200)),
            (try street(north: 0), try circle(200)), (try street(north: 0), try street(north: 140)),
        ]
        for (one, other) in pairs {
            #expect(one.overlaps(other) && other.overlaps(one), "\(one) \(other)")
        }
    }

    @Test func `neighbours that share a boundary do not overlap, but lie in each other's ring`() throws {
        let ring = try Radius(metres: 150).orFail()
        let pairs: [(EffectPlace, EffectPlace)] = [
            (try circle(0), try circle(300)), (try square(), try square(north: 400)),
            (try square(), try square(north: 399)), (try square(), try circle(-150)),
            (try street(north: 0), try street(north: 151)),
        ]
        for (one, other) in pairs {
            #expect(!one.overlaps(other) && !other.overlaps(one), "\(one) \(other)")
            #expect(one.hasInRing(other, ring) && other.hasInRing(one, ring), "\(one) \(other)")
        }
    }

    @Test func `what lies beyond the ring is apart`() throws {
        let ring = try Radius(metres: 150).orFail()
        let pairs: [(EffectPlace, EffectPlace)] = [
            (try circle(0), try circle(451)), (try square(), try square(north: 551)),
            (try square(), try circle(-301)), (try street(north: 0), try circle(376)),
        ]
        for (one, other) in pairs {
            #expect(!one.hasInRing(other, ring) && !other.hasInRing(one, ring), "\(one) \(other)")
        }
    }
}
