import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import Planning

/// Which stops a walk takes when not all fit.
@Suite struct WalkSelectionTests {
    @Test func `a walk keeps within three kilometres and ninety minutes, and names what it left out`() throws
    {
        let near = try stop("near", east: 500)
        let stockholm = try stop("Stockholm", north: 400_000)
        let plan = try WalkPlan(
            from: stop("start"), passing: [near, stockholm], isRoundTrip: true, within: .usual)
        #expect(plan.stops == [near])
        #expect(plan.omitted.map(\.stop) == [stockholm])
        let left = try #require(plan.omitted.first)
        #expect(left.isBeyondReach && left.length.metres == 1_040_000)
        #expect(
            left.reason.swedish.contains("1040 km") && left.reason.swedish.contains("3 km och 90 minuter"))
        #expect(left.reason.english.contains("3 km and 90 minutes"))
    }

    @Test func `the stop that gives most is taken before the nearer one`() throws {
        let (little, much) = (try stop("little", east: 900), try stop("much", east: -1_000, gain: 5))
        let plan = try WalkPlan(
            from: stop("start"), passing: [little, much], isRoundTrip: true, within: .usual)
        #expect(plan.stops == [much])
        let left = try #require(plan.omitted.first)
        #expect(left.stop == little && !left.isBeyondReach && left.length.metres == 4_940)
        #expect(left.reason.swedish.contains("5 km") && left.reason.swedish.contains("ger mer"))
    }

    @Test func `the time limits a walk of many near stops`() throws {
        let stops = try (1...20).map { try stop("\($0)", east: Double($0)) }
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: false, within: .usual)
        #expect(plan.stops.count == 8 && plan.omitted.count == 12)
        #expect(plan.duration <= .minutes(90))
    }

    @Test func `when no stop fits each says what it would take`() throws {
        let far = try stop("far", east: 5_000)
        do {
            _ = try WalkPlan(from: stop("start"), passing: [far], isRoundTrip: false, within: .usual)
            Issue.record("a walk of 6.5 km was planned")
        } catch WalkFault.nothingFits(let omitted) {
            #expect(omitted.map(\.stop) == [far] && omitted[0].length.metres == 6_500)
        }
    }

    @Test func `without a limit in the way every stop is passed as before`() throws {
        let stops = try (0..<6).map { try stop("\($0)", north: Double($0 * 37 % 11), east: Double($0 * 20)) }
        let free = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true)
        #expect(try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true, within: .usual) == free)
    }

    /// Against every order of every choice of stops.
    @Test(arguments: [true, false])
    func `of few stops the choice is nearly always the best there is, and never far from it`(
        isRoundTrip: Bool
    )
        throws
    {
        var chance = SeededChance(seed: 14)
        var best = 0
        let rounds = 120
        for _ in 0..<rounds {
            let stops = try (0..<6).map {
                try stop(
                    "\($0)", north: .random(in: -900...900, using: &chance),
                    east: .random(in: -900...900, using: &chance),
                    gain: Double(Int.random(in: 1...9, using: &chance)))
            }
            let limits = WalkLimits(
                metres: .random(in: 1_500...4_000, using: &chance),
                minutes: .random(in: 40...80, using: &chance))
            let most = try exact(stops, isRoundTrip, limits)
            let plan = try? WalkPlan(
                from: stop("start"), passing: stops, isRoundTrip: isRoundTrip, within: limits)
            let gain = plan?.stops.reduce(0) { $0 + $1.gain } ?? 0
            #expect(gain <= most && gain >= most * 0.9)
            if let plan { #expect(plan.length <= limits.length && plan.duration <= limits.duration) }
            if gain == most { best += 1 }
        }
        #expect(best * 100 >= rounds * 98, "\(best) of \(rounds)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `among a hundred stops a choice is soon made, and not one more fits`() throws {
        var chance = SeededChance(seed: 3)
        let stops = try (0..<WalkPlan.mostStops).map {
            try stop(
                "\($0)", north: .random(in: -2_000...2_000, using: &chance),
                east: .random(in: -2_000...2_000, using: &chance),
                gain: .random(in: 1...9, using: &chance))
        }
        let limits = WalkLimits(metres: 12_000, minutes: 480)
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true, within: limits)
        #expect(plan.length <= limits.length && plan.duration <= limits.duration)
        #expect(plan.omitted.allSatisfy { $0.length > limits.length || $0.duration > limits.duration })
    }

    @Test(arguments: UInt64(1)...10)
    func `the choice does not hang on the order in which stops are given`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let stops = try (0..<15).map {
            try stop(
                "\($0)", north: .random(in: 0...2_000, using: &chance),
                east: .random(in: 0...2_000, using: &chance))
        }
        let plan = try WalkPlan(from: stop("start"), passing: stops, isRoundTrip: true, within: .usual)
        #expect(
            try WalkPlan(
                from: stop("start"), passing: stops.shuffled(using: &chance), isRoundTrip: true,
                within: .usual) == plan)
    }

    @Test(
        arguments: [
            ("2026-11-20", 20.2253, 67.8558, WalkStart.Darkness.dusk),
            ("2026-06-21", 20.2253, 67.8558, .midnightSun),
            ("2026-06-21", 20.26, 63.83, .sunsetOnly), ("2026-06-21", 14.53, 56.28, .dusk),
            ("2026-12-21", 20.2253, 67.8558, .dusk),
        ])
    func `an evening without dusk is told in both languages`(
        _ day: String, _ longitude: Double, _ latitude: Double, _ darkness: WalkStart.Darkness
    ) throws {
        let plan = try WalkPlan(from: stop("start"), passing: [stop("a", east: 100)], isRoundTrip: false)
        let start = plan.start(
            on: try #require(CivilDate(day)),
            at: try #require(GeographicPosition(longitude: longitude, latitude: latitude)), dusk: .begins)
        #expect(start.darkness == darkness)
        #expect((start.note == nil) == (darkness == .dusk))
        #expect((start.moment == nil) == (darkness == .midnightSun))
        if darkness == .midnightSun {
            #expect(start.note?.swedish.contains("ingen skymning") == true)
            #expect(start.note?.english.contains("no dusk") == true)
        }
    }

    private func stop(_ name: String, north: Double = 0, east: Double = 0, gain: Double = 1) throws
        -> WalkStop
    {
        WalkStop(name: name, place: try place(north: north, east: east), gain: gain)
    }

    /// The most gain of any walk within the limits.
    private func exact(_ stops: [WalkStop], _ isRoundTrip: Bool, _ limits: WalkLimits) throws -> Double {
        let places = stops.map(\.place)
        let start = try place(north: 0, east: 0)
        func most(_ order: [Int], _ gained: Double) -> Double {
            let route = Route(from: start, passing: places, isRoundTrip: isRoundTrip, order: order)
            guard order.isEmpty || limits.hold(route) else { return 0 }
            return stops.indices.filter { !order.contains($0) }
                .map { most(order + [$0], gained + stops[$0].gain) }.reduce(gained, max)
        }
        return most([], 0)
    }
}
