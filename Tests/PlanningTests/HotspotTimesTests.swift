import Geometry
import Projection
import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct HotspotTimesTests {
    @Test(arguments: [
        ([0, 0, 0, 0], HotspotTimes.day), ([0, 0, 0, 5], .day), ([0, 3, 6, 9], .fortnight),
        ([0, 5, 10, 13, 90], .fortnight),
    ])
    func `a hotspot that would be none without a short time is marked`(_ days: [Int64], _ times: HotspotTimes)
        throws
    {
        #expect(try hotspot(daysAgo: days)?.restsOnTime == times)
    }

    @Test(arguments: [[0, 20, 40], [0, 20, 40, 60], [0, 0, 0, 30, 60, 90], [0, 1, 2, 3, 100, 101, 102]])
    func `one that stands without them, or has less than half of its reports in them, is not`(_ days: [Int64])
        throws
    {
        let found = try #require(try hotspot(daysAgo: days))
        #expect(found.restsOnTime == nil)
    }

    @Test func `the words say which`() {
        #expect(HotspotTimes.day.words.swedish.hasPrefix("Vilar på en dag"))
        #expect(HotspotTimes.fortnight.words.english.hasPrefix("Rests on two weeks"))
        #expect(HotspotTimes.allCases.map(\.rawValue) == ["day", "fortnight"])
    }

    private func hotspot(daysAgo days: [Int64]) throws -> Hotspot? {
        let reports = try days.enumerated().map { try report(UInt64($0), by: Int64($0), daysAgo: $1) }
        let reach = try #require(Radius(metres: 60))
        let parameters = try #require(HotspotParameters(reach: reach, minimumReports: 3))
        return HotspotFinder(parameters, dark: false).hotspots(among: reports, at: now).first
    }
}

@Suite struct HotspotBaselineTests {
    /// A busy square, where each kind of report is as usual as elsewhere; and one where only lighting is.
    @Test func `a busy place is not significant against all reports, and one with more of its kind is`()
        throws
    {
        let kinds = ["lighting", "drugs", "speeding", "visibility"]
        var chance = SeededChance(seed: 5)
        var reports = try (0..<1_600).map { number in
            try report(
                UInt64(number), north: .random(in: -1_000...1_000, using: &chance),
                east: .random(in: -1_000...1_000, using: &chance),
                daysAgo: .random(in: 0..<300, using: &chance),
                category: kinds[number % 4])
        }
        for number in 0..<160 {
            reports.append(
                try report(
                    UInt64(5_000 + number), north: 500 + .random(in: -20...20, using: &chance), east: 500,
                    daysAgo: .random(in: 0..<300, using: &chance), category: kinds[number % 4]))
        }
        for number in 0..<40 {
            reports.append(
                try report(
                    UInt64(6_000 + number), north: -500 + .random(in: -20...20, using: &chance), east: -500,
                    daysAgo: .random(in: 0..<300, using: &chance)))
        }
        func significance(_ baseline: HotspotBaseline, north: Double) throws -> HotspotSignificance {
            let question = try HotspotQuestion(
                categories: [#require(Code("lighting"))], reach: Radius(metres: 60), baseline: baseline,
                at: now)
            let statistics = try #require(HotspotStatistics(surges: nil, nearRepeats: nil))
            let asked =
                baseline == .even ? reports.filter { $0.category.description == "lighting" } : reports
            let (near, centre) = (try #require(Radius(metres: 100)), try place(north: north, east: north))
            let answer = try question.answer(among: asked, Projector(), statistics: statistics)
            return try #require(
                answer.hotspots.first { $0.centre.isWithin(near, of: centre) }?.significance)
        }
        #expect(try significance(.even, north: 500).isSignificant)
        #expect(try !significance(.reports, north: 500).isSignificant)
        #expect(try significance(.reports, north: -500).isSignificant)
        #expect(try significance(.reports, north: -500).baseline == .reports)
        #expect(try significance(.even, north: -500).baseline == .even)
    }

    @Test func `all reports are asked for to compare with, and not compared with themselves`() throws {
        let lighting: Set<Code<Category>> = [try #require(Code("lighting"))]
        let even = try HotspotQuestion(categories: lighting, at: now)
        #expect(even.filter(includesRestricted: true).categories == lighting)
        let all = try HotspotQuestion(categories: lighting, baseline: .reports, at: now)
        #expect(all.filter(includesRestricted: true).categories.isEmpty)
        #expect(throws: HotspotQuestionFault.baselineWithoutCategory) {
            try HotspotQuestion(baseline: .reports, at: now)
        }
    }
}
