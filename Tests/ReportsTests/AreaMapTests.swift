import Geometry
import Reports
import TestSupport
import Testing

@Suite struct AreaMapTests {
    static func square(
        _ code: String, east: Double, side: Double = 100, from: String? = nil, until: String? = nil
    )
        throws -> MappedArea
    {
        let corners = try [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map {
            try Place.olofstrom(north: $0.1, east: east + $0.0)
        }
        return MappedArea(
            layer: .district, code: code, name: code,
            area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]),
            validFrom: from.flatMap { CivilDate($0) }, validUntil: until.flatMap { CivilDate($0) })
    }

    let day = SwedishTime(.testNow).date

    @Test func `where areas overlap, the one the place lies deepest in counts`() throws {
        let map = AreaMap([try Self.square("a", east: 0), try Self.square("b", east: 80)])
        let nearer = try map.area(of: .district, holding: .olofstrom(north: 50, east: 85), on: day)
        #expect(nearer?.area.code == "a")
        let deeper = try map.area(of: .district, holding: .olofstrom(north: 50, east: 95), on: day)
        #expect(deeper?.area.code == "b")
        let tie = try map.area(of: .district, holding: .olofstrom(north: 50, east: 90), on: day)
        #expect(tie?.area.code == "a")
        #expect(
            try map.areas(of: .district, holding: .olofstrom(north: 50, east: 90), on: day).map(\.code) == [
                "a", "b",
            ])
    }

    @Test func `an area holds from its first day until the day before its last`() throws {
        let map = AreaMap([
            try Self.square("old", east: 0, until: "2026-11-20"),
            try Self.square("new", east: 0, from: "2026-11-20"),
        ])
        let place = try Place.olofstrom(north: 50, east: 50)
        #expect(map.area(of: .district, holding: place, on: day)?.area.code == "new")
        #expect(map.area(of: .district, holding: place, on: day.adding(days: -1))?.area.code == "old")
    }

    @Test func `names the areas within reach, nearest boundary first`() throws {
        let map = AreaMap([try Self.square("a", east: 0), try Self.square("b", east: 130)])
        let found = try map.areas(
            of: .district, within: Distance(metres: 25).orFail(), of: .olofstrom(north: 50, east: 110),
            on: day)
        #expect(found.map(\.area.code) == ["a", "b"])
        #expect(found.map(\.toBoundary.metres) == [10, 20])
    }
}
