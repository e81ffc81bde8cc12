import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import Planning

@Suite struct WalkPlanTests {
    @Test func `stops along a street are passed in their order`() throws {
        let stops = try [("c", 300), ("a", 100), ("d", 400), ("b", 200.0)].map { try stop($0.0, east: $0.1) }
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: false)
        #expect(plan.stops.map(\.name) == ["a", "b", "c", "d"])
        #expect(plan.way.map(\.name) == ["start", "a", "b", "c", "d"])
        #expect(plan.legs.map(\.metres) == [130, 130, 130, 130])
        #expect(plan.length.metres == 520)
        #expect(plan.duration == .minutes(8 + 40))
        #expect(plan.arrivals.map { $0.milliseconds / 1_000 } == [117, 834, 1_551, 2_268])
    }

    @Test func `a round trip comes home`() throws {
        let stops = try [
            stop("north", north: 100), stop("corner", north: 100, east: 100), stop("east", east: 100),
        ]
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true)
        #expect(plan.legs.map(\.metres) == [130, 130, 130, 130])
        #expect(plan.way.last?.name == "start")
        #expect(plan.arrivals.count == 4)
    }

    @Test
    func `a given order is kept, with every stop, from the first of them when nobody says where to meet`()
        throws
    {
        let stops = try [("c", 300), ("a", 100), ("d", 40_000.0)].map { try stop($0.0, east: $0.1) }
        let plan = try WalkPlan(inOrder: stops, from: stop("start"), isRoundTrip: false)
        #expect(plan.way.map(\.name) == ["start", "c", "a", "d"])
        #expect(plan.legs.map(\.metres) == [390, 260, 51_870])
        #expect(!plan.isWithin(.usual) && plan.omitted.isEmpty)
        let alone = try WalkPlan(inOrder: stops, from: nil, isRoundTrip: true)
        #expect(alone.way.map(\.name) == ["c", "c", "a", "d", "c"])
        #expect(alone.legs.first == .zero)
        #expect(throws: WalkFault.noStops) { try WalkPlan(inOrder: [], from: nil, isRoundTrip: true) }
    }

    @Test func `a walk without a meeting begins where most is to be gained, at the stop itself`() throws {
        let far = try WalkStop(name: "far", place: place(north: 9_000, east: 0), gain: 4)
        let near = try [("a", 0), ("b", 200), ("c", 400.0)].map {
            try WalkStop(name: $0.0, place: place(north: 0, east: $0.1), gain: 2)
        }
        let plan = try WalkPlan(meetingAtOneOf: [far] + near, isRoundTrip: true, within: .usual)
        #expect(Set(plan.stops.map(\.name)) == ["a", "b", "c"])
        #expect(plan.stops.first?.place == plan.start.place && plan.legs.first == .zero)
        #expect(plan.omitted.map(\.stop.name) == ["far"])
        #expect(plan.length.metres == 1_040)
        let alone = try WalkPlan(meetingAtOneOf: [far], isRoundTrip: true, within: .usual)
        #expect(alone.stops.map(\.name) == ["far"] && alone.length == .zero)
    }

    @Test func `ties are settled from the south, then the west, then by name`() throws {
        let around = try [
            stop("north", north: 50), stop("east", east: 50), stop("west", east: -50),
            stop("south", north: -50),
            stop("south again", north: -50),
        ]
        let first = try WalkPlan(from: stop("start"), passing: around, isRoundTrip: false)
        #expect(first.stops.prefix(2).map(\.name) == ["south", "south again"])
        #expect(try WalkPlan(from: stop("start"), passing: around.reversed(), isRoundTrip: false) == first)
    }

    @Test(arguments: UInt64(1)...30)
    func `the order of the stops given does not matter`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let stops = try (0..<20).map {
            try stop(
                "\($0)", north: Double.random(in: 0...900, using: &chance),
                east: .random(in: 0...900, using: &chance))
        }
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true)
        #expect(
            try WalkPlan(from: stop("start"), passing: stops.shuffled(using: &chance), isRoundTrip: true)
                == plan)
    }

    @Test func `refuses no stops and more than can be planned`() throws {
        let start = try stop("start")
        #expect(throws: WalkFault.noStops) { try WalkPlan(from: start, passing: [], isRoundTrip: true) }
        #expect(throws: WalkFault.tooManyStops(most: 100)) {
            try WalkPlan(from: start, passing: Array(repeating: start, count: 101), isRoundTrip: true)
        }
    }

    @Test func `a hundred stops in one place are a walk of no length`() throws {
        let start = try stop("start")
        let plan = try WalkPlan(from: start, passing: Array(repeating: start, count: 100), isRoundTrip: true)
        #expect(plan.length == .zero)
        #expect(plan.duration == .minutes(1_000))
    }

    // Dusk at Olofström on 20 November 2026 is at 16:28.
    @Test func `a walk begins at dusk or ends at dusk`() throws {
        let plan = try WalkPlan(
            from: stop("start"), passing: [stop("a", east: 1_000), stop("b", east: 2_000)], isRoundTrip: false
        )
        #expect(plan.duration == .minutes(59))
        let date = try #require(CivilDate("2026-11-20"))
        let sky = try #require(GeographicPosition(longitude: 14.5306, latitude: 56.2767))
        let begins = try #require(plan.suggestedStart(on: date, at: sky, dusk: .begins))
        let ends = try #require(plan.suggestedStart(on: date, at: sky, dusk: .ends))
        #expect(SwedishTime(begins).description == "2026-11-20 16:30")
        #expect(SwedishTime(ends).description == "2026-11-20 15:30")
    }

    @Test func `sunset stands in for dusk where nights are light, and nothing where the sun stays up`() throws
    {
        let plan = try WalkPlan(from: stop("start"), passing: [stop("a", east: 100)], isRoundTrip: false)
        let midsummer = try #require(CivilDate("2026-06-21"))
        let umeå = try #require(GeographicPosition(longitude: 20.26, latitude: 63.83))
        let kiruna = try #require(GeographicPosition(longitude: 20.2253, latitude: 67.8558))
        let start = try #require(plan.suggestedStart(on: midsummer, at: umeå, dusk: .begins))
        #expect(SwedishTime(start).description == "2026-06-21 23:05")
        #expect(plan.suggestedStart(on: midsummer, at: kiruna, dusk: .begins) == nil)
    }

    private func stop(_ name: String, north: Double = 0, east: Double = 0) throws -> WalkStop {
        WalkStop(name: name, place: try place(north: north, east: east))
    }
}
