import Geometry
import Reports
import TestSupport
import Testing

/// Which municipalities lie in one police area.
@Suite struct PoliceAreaTests {
    private let day = SwedishTime(.testNow).date

    private func area(_ layer: AreaLayer, _ code: String, west: Double, east: Double, until: String? = nil)
        throws -> MappedArea
    {
        let corners = try [(west, 0.0), (east, 0.0), (east, 9_000), (west, 9_000), (west, 0.0)].map {
            try Place.olofstrom(north: $0.1, east: $0.0)
        }
        return MappedArea(
            layer: layer, code: code, name: "Område \(code)",
            area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]),
            validUntil: until.flatMap { CivilDate($0) })
    }

    private func municipalities(_ codes: String...) throws -> [MunicipalityCode] {
        try codes.map { try MunicipalityCode($0).orFail() }
    }

    private func map(_ police: [MappedArea]) throws -> AreaMap {
        AreaMap(
            [
                try area(.municipality, "1060", west: 0, east: 9_000),
                try area(.municipality, "1081", west: 9_000, east: 18_000),
                try area(.municipality, "1083", west: 18_000, east: 27_000),
            ] + police)
    }

    @Test func `those that one police area holds, though its border is drawn a little otherwise, are in one`()
        throws
    {
        let whole = try area(.policeArea, "west", west: 100, east: 17_950)
        let map = try map([whole, try area(.policeArea, "east", west: 17_950, east: 27_000)])
        #expect(map.policeArea(of: try municipalities("1060", "1081"), on: day) == .one(whole))
        #expect(map.policeArea(of: try municipalities("1081", "1083"), on: day) == .different)
    }

    @Test func `where police areas part one municipality, it shares none with another`() throws {
        let map = try map([
            try area(.policeArea, "a", west: 0, east: 4_500),
            try area(.policeArea, "b", west: 4_500, east: 18_000),
        ])
        #expect(map.policeArea(of: try municipalities("1060", "1081"), on: day) == .different)
    }

    @Test func `where no police area is mapped on the day, or a municipality is not, it is not known`() throws
    {
        let old = try area(.policeArea, "old", west: 0, east: 27_000, until: "2026-01-01")
        #expect(try map([old]).policeArea(of: try municipalities("1060", "1081"), on: day) == .unknown)
        let now = try area(.policeArea, "now", west: 0, east: 27_000)
        #expect(try map([now]).policeArea(of: try municipalities("1060", "0880"), on: day) == .unknown)
    }
}
