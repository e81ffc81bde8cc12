import Geometry
import TestSupport
import Testing

@testable import Statistics

@Suite struct IncidentsTests {
    @Test func `independent reports are hardly put together`() throws {
        var chance = SeededChance(seed: 1)
        for _ in 0..<5 {
            let reports = try (0..<2_000).map { number in
                (
                    place: try Place.random(within: 3_000, using: &chance),
                    day: Int.random(in: 0..<365, using: &chance),
                    key: UInt64(number)
                )
            }
            let incidents = Set(try incidents(of: reports).firstOfReport).count
            #expect(incidents > 1_940, "\(incidents)")
        }
    }

    @Test func `a place that always reports much is not taken for one incident`() throws {
        var chance = SeededChance(seed: 2)
        let busy = try (0..<300).map { number in
            (
                place: try Place.random(within: 20, using: &chance),
                day: Int.random(in: 0..<365, using: &chance),
                key: UInt64(number)
            )
        }
        let others = try (0..<1_000).map { number in
            (
                place: try Place.random(within: 5_000, using: &chance),
                day: Int.random(in: 0..<365, using: &chance),
                key: UInt64(1_000 + number)
            )
        }
        let first = try incidents(of: busy + others).firstOfReport
        #expect(Set(first[..<300]).count > 280)
    }

    @Test(arguments: [2, 3, 6])
    func `where each incident is told by several, there are about as many as there were`(_ tellers: Int)
        throws
    {
        var chance = SeededChance(seed: UInt64(tellers))
        var reports: [Told] = []
        for _ in 0..<500 {
            let (north, east) = (
                Double.random(in: 0...4_000, using: &chance), Double.random(in: 0...4_000, using: &chance)
            )
            let day = Int.random(in: 0..<360, using: &chance)
            for _ in 0..<tellers {
                reports.append(
                    (
                        place: try .olofstrom(
                            north: north + .random(in: -10...10, using: &chance), east: east),
                        day: day + .random(in: 0...3, using: &chance), key: UInt64(reports.count)
                    ))
            }
        }
        let found = Set(try incidents(of: reports).firstOfReport).count
        #expect((470...540).contains(found), "\(found)")
    }

    @Test func `what is told far apart or more than a week later is another incident`() throws {
        // So many told by several that neighbours are put together.
        var reports: [Told] = []
        for incident in 0..<60 {
            for teller in 0..<3 {
                reports.append(
                    try told(
                        north: 500 * Double(incident), day: 6 * incident + teller, 10 * incident + teller))
            }
        }
        #expect(Set(try incidents(of: reports).firstOfReport).count == 60)
        reports.append(try told(north: 0, day: 10, 1_000))
        reports.append(try told(north: 0, east: 200, day: 2, 1_001))
        #expect(Set(try incidents(of: reports).firstOfReport).count == 62)
    }

    @Test func `the first report stands for its incident, and stands for itself`() throws {
        var reports: [Told] = []
        for incident in 0..<40 {
            for teller in 0..<3 {
                reports.append(
                    try told(
                        north: 500 * Double(incident), day: 9 * incident + 2 - teller, 10 * incident + teller)
                )
            }
        }
        let first = try incidents(of: reports).firstOfReport
        for (report, first) in first.enumerated() {
            // The third of each three came first.
            #expect(first == report / 3 * 3 + 2)
        }
    }

    @Test func `no reports are no incidents, and one is one`() throws {
        #expect(try incidents(of: []).firstOfReport == [])
        #expect(try incidents(of: [told(north: 0, day: 3, 9)]).firstOfReport == [0])
    }

    private typealias Told = (place: Place, day: Int, key: UInt64)

    private func told(north: Double, east: Double = 0, day: Int, _ key: Int) throws -> Told {
        (place: try .olofstrom(north: north, east: east), day: day, key: UInt64(key))
    }

    private func incidents(of reports: [(place: Place, day: Int, key: UInt64)]) throws -> Incidents {
        Incidents(reports, reach: try #require(Radius(metres: 75)))
    }
}
