import Geometry
import Projection
import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct InhabitantsTests {
    /// Two districts of 1 km², the western with ten times the reports.
    private func districts() throws -> [MappedArea] {
        [try district("west", east: -600), try district("east", east: 600)]
    }

    private func reports() throws -> [FoundReport] {
        var chance = SeededChance(seed: 8)
        return try (0..<660).map { number in
            let isWest = number < 600
            return try report(
                UInt64(number), north: .random(in: -400...400, using: &chance),
                east: (isWest ? -600 : 600) + .random(in: -400...400, using: &chance),
                by: Int64(number), daysAgo: .random(in: 0..<300, using: &chance))
        }
            + (0..<30).map { number in
                try report(
                    UInt64(1_000 + number), north: .random(in: -15...15, using: &chance),
                    east: 600 + .random(in: -15...15, using: &chance), by: Int64(1_000 + number),
                    daysAgo: .random(in: 0..<300, using: &chance))
            }
    }

    private func significant(_ baseline: HotspotBaseline, _ numbers: [String: Int]) throws -> [Hotspot] {
        let day = SwedishTime(now).date
        let question = try HotspotQuestion(
            reach: Radius(metres: 40), minimum: 5, baseline: baseline,
            inhabitants: Inhabitants(numbers, in: districts(), on: day), at: now)
        let statistics = try #require(HotspotStatistics(surges: nil, nearRepeats: nil))
        return try question.answer(among: reports(), Projector(), statistics: statistics).hotspots
            .filter { $0.significance?.isSignificant == true }
    }

    @Test func `where ten times as many live ten times the reports are no sign, and a place with more is`()
        throws
    {
        let living = try significant(.inhabitants, ["west": 5_000, "east": 500])
        let square = try place(north: 0, east: 600)
        let near = try #require(Radius(metres: 100))
        #expect(living.contains { $0.centre.isWithin(near, of: square) })
        #expect(living.allSatisfy { $0.centre.isWithin(near, of: square) })
        #expect(living.allSatisfy { $0.significance?.baseline == .inhabitants })
        // Were as many to live in both, the west would be full of them.
        let turned = try significant(.inhabitants, ["west": 500, "east": 5_000])
        #expect(turned.contains { !$0.centre.isWithin(near, of: square) })
    }

    @Test func `numbers go by code or name, over the cells in which people report`() throws {
        let day = SwedishTime(now).date
        let inhabitants = try Inhabitants(["west": 300, "east": 90], in: districts(), on: day)
        let cells = try #require(
            StudyCells(
                HotspotStatistics().orFail().cells, near: reports().map(\.place), rings: 0))
        let spread = inhabitants.spread(over: cells)
        #expect(spread.count == cells.count && abs(spread.reduce(0, +) - 390) < 1e-6)
        #expect(Set(spread).count <= 3 && spread.allSatisfy { $0 >= 0 })
    }

    @Test func `an area that there is not is refused by its name, and nobody at all too`() throws {
        let day = SwedishTime(now).date
        #expect(throws: InhabitantsFault.unknownAreas(["norr", "syd"])) {
            try Inhabitants(["syd": 1, "west": 2, "norr": 3], in: districts(), on: day)
        }
        for none in [[:], ["west": 0]] {
            #expect(throws: InhabitantsFault.none) { try Inhabitants(none, in: districts(), on: day) }
        }
        #expect(throws: HotspotQuestionFault.inhabitantsUnknown) {
            try HotspotQuestion(baseline: .inhabitants, at: now)
        }
    }
}
