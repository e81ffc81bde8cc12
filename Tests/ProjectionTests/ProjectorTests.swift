import Geometry
import Projection
import TestSupport
import Testing

struct ProjectorTests {
    let projector: Projector

    init() throws { projector = try Projector() }

    struct CheckPoint: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let longitude: Double
        let latitude: Double
        let northing: Double
        let easting: Double
    }

    @Test(arguments: [
        CheckPoint(
            testDescription: "Olofström", longitude: 14.5306, latitude: 56.2767, northing: 6_236_975.3,
            easting: 470_934.2),
        CheckPoint(
            testDescription: "Karlshamn", longitude: 14.8619, latitude: 56.1706, northing: 6_225_075.8,
            easting: 491_425.0),
        CheckPoint(
            testDescription: "Oskarshamn", longitude: 16.4484, latitude: 57.2646, northing: 6_347_769.5,
            easting: 587_358.0),
        CheckPoint(
            testDescription: "Västervik", longitude: 16.6378, latitude: 57.7584, northing: 6_402_990.8,
            easting: 597_454.5),
        CheckPoint(
            testDescription: "Stenungsund", longitude: 11.8181, latitude: 58.0705, northing: 6_440_983.6,
            easting: 312_332.7),
        CheckPoint(
            testDescription: "Henån", longitude: 11.6792, latitude: 58.2381, northing: 6_460_024.3,
            easting: 305_063.5),
        CheckPoint(
            testDescription: "Skärhamn", longitude: 11.5486, latitude: 57.9903, northing: 6_432_843.1,
            easting: 295_989.4),
    ])
    func `a known position has its known place`(_ point: CheckPoint) throws {
        let position = try #require(
            GeographicPosition(longitude: point.longitude, latitude: point.latitude))
        let place = try projector.place(of: position)
        #expect(abs(place.northing - point.northing) < 0.06)
        #expect(abs(place.easting - point.easting) < 0.06)
    }

    @Test(arguments: [
        (6_133_485.6, 380_000.0), (7_671_058.7, 720_000.0), (6_500_000.0, 275_367.6),
        (7_320_000.0, 917_142.5),
    ])
    func `the far ends of Sweden come back to the centimetre`(_ northing: Double, _ easting: Double) throws {
        let place = try #require(Place(northing: northing, easting: easting))
        #expect(try projector.place(of: projector.position(of: place)) == place)
    }

    @Test(arguments: ReferenceSystem.allCases)
    func `a place in the middle of a system's area comes back to the centimetre`(_ system: ReferenceSystem)
        throws
    {
        let area = system == .wgs84 ? ReferenceSystem.sweref99TM.areaOfUse : system.areaOfUse
        let position = try #require(
            GeographicPosition(
                longitude: (area.west + area.east) / 2, latitude: (area.south + area.north) / 2))
        let place = try projector.place(of: position)
        let (northing, easting) = try projector.coordinates(of: place, in: system)
        #expect(try projector.place(northing: northing, easting: easting, in: system) == place)
    }

    @Test(arguments: ReferenceSystem.allCases.filter(\.isLocalZone))
    func `a local zone puts its false easting on its own meridian, northing first`(_ zone: ReferenceSystem)
        throws
    {
        // The name carries the meridian in degrees and minutes: "SWEREF 99 16 30".
        let parts = zone.name.split(separator: " ").suffix(2).compactMap { Double($0) }
        try #require(parts.count == 2)
        let onMeridian = try #require(
            GeographicPosition(longitude: parts[0] + parts[1] / 60, latitude: zone.areaOfUse.north - 0.5))
        let (northing, easting) = try projector.coordinates(
            of: projector.place(of: onMeridian), in: zone)
        #expect(abs(easting - 150_000) < 0.02)
        #expect((6_000_000...7_800_000).contains(northing))
    }

    @Test func `random places in Sweden come back to the centimetre in every system`() throws {
        var chance = SeededChance(seed: 2026)
        for _ in 0..<200 {
            let place = try #require(
                Place(
                    northing: Double.random(in: 6_130_000...7_680_000, using: &chance),
                    easting: Double.random(in: 260_000...920_000, using: &chance)))
            for system in ReferenceSystem.allCases {
                let (northing, easting) = try projector.coordinates(of: place, in: system)
                #expect(try projector.place(northing: northing, easting: easting, in: system) == place)
            }
        }
    }

    @Test func `many at once are the same as one at a time`() throws {
        let positions = try [(14.5306, 56.2767), (0, 0), (11.8181, 58.0705)].map {
            try #require(GeographicPosition(longitude: $0.0, latitude: $0.1))
        }
        let places = try projector.places(of: positions)
        #expect(
            places == [try projector.place(of: positions[0]), nil, try projector.place(of: positions[2])])
        let held = places.compactMap(\.self)
        #expect(try projector.positions(of: held) == held.map { try projector.position(of: $0) })
    }

    @Test(arguments: [(0.0, 0.0), (180, 90), (-180, -90), (2.35, 48.86), (56.2767, 14.5306), (-165, 56)])
    func `a position far from Sweden is outside the range`(_ longitude: Double, _ latitude: Double) throws {
        let position = try #require(GeographicPosition(longitude: longitude, latitude: latitude))
        #expect(throws: ProjectionFault.self) { try projector.place(of: position) }
    }

    @Test(arguments: ReferenceSystem.allCases)
    func `no coordinates make the projector do anything but answer or throw`(_ system: ReferenceSystem) {
        let extremes = [
            0, -0.0, 1, -1, 90, 180, 1e5, 1e7, -1e7, 1e18, 1e300, -1e300, .leastNonzeroMagnitude,
            .greatestFiniteMagnitude,
        ]
        for northing in extremes {
            for easting in extremes {
                let place = try? projector.place(northing: northing, easting: easting, in: system)
                #expect(place.map { Place.northings.contains($0.northing) } ?? true)
            }
        }
        for undefined in [Double.nan, .infinity, -.infinity] {
            #expect(throws: ProjectionFault.notFinite) {
                try projector.place(northing: undefined, easting: 150_000, in: system)
            }
            #expect(throws: ProjectionFault.notFinite) {
                try projector.place(northing: 6_236_975, easting: undefined, in: system)
            }
        }
    }

    @Test func `a projector answers the same to many threads at once`() async throws {
        let projector = projector
        let position = try #require(GeographicPosition(longitude: 14.5306, latitude: 56.2767))
        let expected = try projector.place(of: position)
        let zones = ReferenceSystem.allCases.filter(\.isLocalZone)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for round in 0..<200 {
                        let zone = zones[(worker + round) % zones.count]
                        let (northing, easting) = try projector.coordinates(of: expected, in: zone)
                        let back = try projector.place(northing: northing, easting: easting, in: zone)
                        guard back == expected, try projector.place(of: position) == expected else {
                            return false
                        }
                    }
                    return true
                }
            }
            for try await same in group { #expect(same) }
        }
    }
}

struct GeographicPositionTests {
    @Test(arguments: [(Double.nan, 0.0), (0, .nan), (.infinity, 0), (180.001, 0), (0, 90.001), (-181, 0)])
    func `what is no position on earth is refused`(_ longitude: Double, _ latitude: Double) {
        #expect(GeographicPosition(longitude: longitude, latitude: latitude) == nil)
    }

    @Test func `an area of use knows longitude from latitude`() throws {
        let olofström = try #require(GeographicPosition(longitude: 14.5306, latitude: 56.2767))
        #expect(ReferenceSystem.sweref991500.areaOfUse.contains(olofström))
        #expect(!ReferenceSystem.sweref991200.areaOfUse.contains(olofström))
    }
}
