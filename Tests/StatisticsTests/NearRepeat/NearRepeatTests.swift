import Geometry
import TestSupport
import Testing

@testable import Statistics

@Suite struct NearRepeatTests {
    @Suite struct Table {
        @Test(arguments: 0..<20, [PlaneMetric.euclidean, .manhattan])
        func `every pair is in the cell that the definition says`(_ seed: UInt64, _ metric: PlaneMetric)
            throws
        {
            var chance = SeededChance(seed: seed)
            let events = try randomEvents(Int.random(in: 0...70, using: &chance), using: &chance)
            let table = try table(of: events, distances: [3, 5, 10], times: [0, 1, 4], metric)
            let naive = NaiveNearRepeat(distances: [3, 5, 10], times: [0, 1, 4], metric: metric)
            #expect(table.observed == naive.observed(events))
            #expect(table.entries.joined().allSatisfy { $0.pairs == events.count * (events.count - 1) / 2 })
        }

        // Counted with NumPy: digitize(…, right=True) of all 91 distances and times apart.
        @Test func `fourteen events have the table that NumPy counts`() throws {
            let manhattan = try table(
                of: fourteenEvents(), distances: [50, 200], times: [0, 1, 2], .manhattan)
            #expect(manhattan.observed == [[1, 0, 0, 2], [0, 2, 0, 3], [1, 7, 2, 16], [1, 4, 2, 50]])
            let euclidean = try table(
                of: fourteenEvents(), distances: [50, 200], times: [0, 1, 2], .euclidean)
            #expect(euclidean.observed == [[1, 0, 0, 2], [0, 4, 0, 4], [1, 5, 2, 18], [1, 4, 2, 47]])
        }

        @Test func `a pair at the end of a band is in it, a centimetre further it is in the next`() throws {
            let places: [(Double, Double)] = [(0, 0), (0, 0.01), (120, 160), (120, 160.01)]
            let rows = try places.map { north, east in
                let pair = [try Place.olofstrom(), try Place.olofstrom(north: north, east: east)]
                let events = pair.map { (place: $0, moment: Int64(0)) }
                return try table(of: events, distances: [200], times: [0], .euclidean)
                    .observed.firstIndex { $0[0] == 1 }
            }
            #expect(rows == [0, 1, 1, 2])
        }

        /// The trap: "0 to 1, 2, 3, more than 3" is printed elsewhere over columns that are these.
        @Test func `times 0, 1, 2 are same day, next day, two days, and three days or more`() throws {
            let place = try Place.olofstrom()
            let columns = try (0...4).map { day in
                let events = [100, 100 + Int64(day)].map { (place: place, moment: $0) }
                return try table(of: events, distances: [200], times: [0, 1, 2], .manhattan)
                    .observed[0].firstIndex(of: 1)
            }
            #expect(columns == [0, 1, 2, 3, 3])
        }

        /// Of the published table that the Near Repeat Calculator 1.3 made of 522 fires in Chicago in 2016.
        @Test func `expected is the product of the margins over all pairs`() {
            let entry = NearRepeatTable.Entry(
                observed: 9, inDistance: 56, inTime: 412, pairs: 135_981, atLeast: 0, replications: 0)
            #expect(abs(entry.expected - 0.169671) < 1e-6)
            #expect(abs((entry.ratio ?? 0) - 53.0439) < 1e-3)
            #expect(entry.p == nil)
        }

        @Test func `none, one, and far moments are counted without a fault`() throws {
            #expect(
                try table(of: [], distances: [1], times: [0], .manhattan).observed.joined().allSatisfy {
                    $0 == 0
                })
            let place = try Place.olofstrom()
            #expect(
                try table(of: [(place, 5)], distances: [1], times: [0], .manhattan).observed.joined()
                    .allSatisfy { $0 == 0 })
            let extremes: [(place: Place, moment: Int64)] = [(place, .min), (place, .max)]
            #expect(try table(of: extremes, distances: [1], times: [0], .euclidean).observed[0] == [0, 1])
            let none = try table(of: [], distances: [1], times: [0], .manhattan, replications: 5).entries[0][
                0]
            #expect(none.expected == 0 && none.ratio == nil && none.p == 1)
        }

        @Test func `ends that do not rise, or are negative, are refused`() throws {
            let (near, far) = (try #require(Radius(metres: 1)), try #require(Radius(metres: 2)))
            #expect(NearRepeat(distances: [near, far], times: [0, 1], metric: .manhattan) != nil)
            #expect(NearRepeat(distances: [far, near], times: [0], metric: .manhattan) == nil)
            #expect(NearRepeat(distances: [near, near], times: [0], metric: .manhattan) == nil)
            #expect(NearRepeat(distances: [], times: [0], metric: .manhattan) == nil)
            #expect(NearRepeat(distances: [near], times: [], metric: .manhattan) == nil)
            #expect(NearRepeat(distances: [near], times: [-1, 0], metric: .manhattan) == nil)
        }

        @Test func `more near pairs than the limit are refused, as many are not`() throws {
            let crowd = [(place: Place, moment: Int64)](
                repeating: (place: try Place.olofstrom(), moment: 0), count: 5)
            let reach = try #require(Radius(metres: 1))
            let method = try #require(NearRepeat(distances: [reach], times: [0], metric: .manhattan))
            #expect(try method.pairs(of: crowd, limit: 10).count == 10)
            #expect(throws: NearRepeatFault.tooManyNearPairs(limit: 9)) {
                try method.pairs(of: crowd, limit: 9)
            }
            let row = try (0..<5).map {
                (place: try Place.olofstrom(east: 0.9 * Double($0)), moment: Int64(0))
            }
            #expect(try method.pairs(of: row, limit: 4).count == 10)
            #expect(throws: NearRepeatFault.tooManyNearPairs(limit: 3)) {
                try method.pairs(of: row, limit: 3)
            }
        }

        @Test func `a hundred thousand events in one place are refused without a look at their pairs`() throws
        {
            let crowd = repeatElement((place: try Place.olofstrom(), moment: Int64(0)), count: 100_000)
            let reach = try #require(Radius(metres: 1))
            let method = try #require(NearRepeat(distances: [reach], times: [0], metric: .euclidean))
            #expect(throws: NearRepeatFault.tooManyNearPairs(limit: 1 << 24)) { try method.pairs(of: crowd) }
        }
    }

    @Suite struct Permutation {
        @Test(arguments: [1, 2, 3, 7, 200])
        func `the table is the same however many threads share the replications`(_ threads: Int) throws {
            let pairs = try pairs(of: fourteenEvents(), distances: [50, 200], times: [0, 1, 2], .manhattan)
            let table = try pairs.table(replications: 99, seed: 3, threads: threads) { _ in true }
            #expect(table == pairs.table(replications: 99, seed: 3))
            #expect(table != pairs.table(replications: 99, seed: 4))
        }

        @Test func `events that come in pairs at one place and day are beyond chance`() throws {
            var chance = SeededChance(seed: 1)
            let events = try (0..<40).flatMap { number in
                let place = try Place.random(within: 5_000, using: &chance)
                return [
                    (place: place, moment: Int64(number * 10)), (place: place, moment: Int64(number * 10)),
                ]
            }
            let table = try table(of: events, distances: [100], times: [0], .manhattan, replications: 199)
            #expect(table.entries[0][0].observed == 40)
            #expect(table.entries[0][0].p == 1 / 200.0)
            #expect(table.entries[0][1].p == 1)
        }

        @Test func `events that all come on one day cannot differ from chance`() throws {
            var chance = SeededChance(seed: 2)
            let events = try (0..<30).map { _ in
                (place: try Place.random(within: 100, using: &chance), moment: Int64(7))
            }
            let table = try table(of: events, distances: [50], times: [0], .euclidean, replications: 20)
            #expect(table.entries.joined().allSatisfy { $0.p == 1 && Double($0.observed) == $0.expected })
        }

        @Test func `where place and time are unrelated, p is at most 0,05 in one test of twenty`() throws {
            var chance = SeededChance(seed: 11)
            var low = 0
            for seed in 0..<300 {
                let events = try (0..<40).map { _ in
                    (
                        place: try Place.random(within: 500, using: &chance),
                        moment: Int64.random(in: 0..<30, using: &chance)
                    )
                }
                let table = try table(
                    of: events, distances: [150], times: [3], .euclidean, replications: 99, seed: UInt64(seed)
                )
                if let p = table.entries[1][0].p, p <= 0.05 { low += 1 }
            }
            // 15 expected, or a few less, since equal counts count against; 4 to 29 is nearly all of Binomial(300,
            // 0.05).
            #expect((4...29).contains(low), "\(low)")
        }
    }
}

/// Up to a handful of metres and days apart, so that every band is met, its ends too.
private func randomEvents(
    _ count: Int, using chance: inout SeededChance
) throws -> [(place: Place, moment: Int64)] {
    try (0..<count).map { _ in
        let (north, east) = (
            Double(Int.random(in: 0...9, using: &chance)), Double(Int.random(in: 0...12, using: &chance))
        )
        return (try Place.olofstrom(north: north, east: east), Int64.random(in: -6...6, using: &chance))
    }
}

/// Fourteen made-up events: metres north and east, and day.
func fourteenEvents() throws -> [(place: Place, moment: Int64)] {
    let events: [(Double, Double, Int64)] = [
        (0, 0, 1), (0, 0, 1), (30, 40, 2), (100, 0, 2), (0, 200, 3), (150, 50, 10), (155, 50, 11),
        (400, 400, 11),
        (400, 410, 12), (405, 400, 30), (800, 0, 31), (800, 200, 32), (0, 0, 45), (33, 40, 46),
    ]
    return try events.map { (try Place.olofstrom(north: $0, east: $1), $2) }
}

private func pairs(
    of events: [(place: Place, moment: Int64)], distances: [Double], times: [Int64], _ metric: PlaneMetric
) throws -> SpaceTimePairs {
    let radii = try distances.map { try #require(Radius(metres: $0)) }
    return try #require(NearRepeat(distances: radii, times: times, metric: metric)).pairs(of: events)
}

private func table(
    of events: [(place: Place, moment: Int64)], distances: [Double], times: [Int64], _ metric: PlaneMetric,
    replications: Int = 0, seed: UInt64 = 1
) throws -> NearRepeatTable {
    try pairs(of: events, distances: distances, times: times, metric).table(
        replications: replications, seed: seed)
}

extension NearRepeatTable {
    fileprivate var observed: [[Int]] { entries.map { $0.map(\.observed) } }
}
