import Geometry
import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct HotspotStatisticsTests {
    @Test func `a dense place among even reports is significant, and ranks as without statistics`() throws {
        let town = try even(seed: 1) + crowd(30, seed: 2)
        let found = try study(town)
        let first = try #require(found.first)
        let significance = try #require(first.significance)
        #expect(significance.isSignificant && significance.pValue < 0.001 && significance.cells > 300)
        #expect(!first.restsOnOneVoice)
        let plain = try finder.hotspots(among: town, at: now)
        #expect(plain.map(\.centre) == found.map(\.centre))
        #expect(plain.map(\.restsOnOneVoice) == found.map(\.restsOnOneVoice))
        #expect(plain.allSatisfy { $0.significance == nil && $0.pattern == nil && $0.surge == nil })
    }

    @Test func `an evenly random town seldom has a significant hotspot or a surge`() throws {
        var (significant, surging, hotspots) = (0, 0, 0)
        for seed in UInt64(1)...20 {
            let found = try study(even(seed: seed), surges: seed > 17 ? quickScan() : nil)
            hotspots += found.count
            if found.contains(where: { $0.significance?.isSignificant ?? true }) { significant += 1 }
            if found.contains(where: { $0.surge != nil }) { surging += 1 }
        }
        #expect(hotspots > 100)
        #expect(significant <= 2 && surging <= 1, "\(significant), \(surging)")
    }

    @Test func `one insistent reporter is marked, and does not make a place significant in a day`() throws {
        let others = try [report(900, by: 900), report(901, north: 10, by: 901)]
        let insistent = try (UInt64(1_000)..<1_050).map { try report($0, north: 5, by: 7) }
        let one = try #require(study(even(seed: 3) + others + insistent).last { $0.reports > 50 })
        #expect(one.restsOnOneVoice)
        #expect(try #require(one.significance).isSignificant == false)
        let many = try insistent.enumerated().map { index, report in
            try PlanningTests.report(UInt64(1_000 + index), north: 5, by: Int64(index))
        }
        let other = try #require(study(even(seed: 3) + others + many).first { $0.reports > 50 })
        #expect(!other.restsOnOneVoice)
        #expect(try #require(other.significance).isSignificant)
    }

    @Test func `two dense halves that one reporter joins still are hotspots without the joint`() throws {
        let halves = try (UInt64(0)..<8).map { try report($0, north: $0 < 4 ? 0 : 110, by: Int64($0)) }
        let joint = try (UInt64(10)..<13).map { try report($0, north: 55, by: 7) }
        let found = try study(halves + joint)
        #expect(found.map(\.reports) == [11])
        #expect(found.first?.restsOnOneVoice == false)
        let thin = try (UInt64(0)..<4).map { try report($0, north: $0 < 2 ? 0 : 110, by: Int64($0)) }
        #expect(try study(thin + joint).first?.restsOnOneVoice == true)
    }

    @Test func `a place that grows is said to, month by month`() throws {
        var town = try even(seed: 4)
        for month in 0..<12 {
            town += try crowd(6 + 3 * month, seed: UInt64(month), daysAgo: days(ofMonth: 12 - month))
        }
        let pattern = try #require(study(town).first?.pattern)
        #expect(pattern.kind == .intensifying)
        #expect(pattern.words == Bilingual(swedish: "Tilltagande", english: "Intensifying"))
        #expect(pattern.reason.swedish.hasPrefix("Het i 1") && pattern.reason.swedish.contains("månaderna"))
        #expect(pattern.reason.english.hasSuffix("stands out more and more."))
    }

    @Test func `a place that is hot in the last month alone is new, and surges`() throws {
        let town = try even(seed: 5, 200) + crowd(15, seed: 6, daysAgo: 0...20)
        let hotspot = try #require(study(town, surges: quickScan()).first)
        #expect(hotspot.pattern?.kind == .new)
        let surge = try #require(hotspot.surge)
        // Several a day are told of as one incident.
        #expect(surge.reports >= 15 && (5..<15).contains(surge.observed))
        #expect(surge.expected < 5 && surge.pValue <= 0.05)
        #expect(surge.since >= SwedishTime(now).date.adding(days: -27))
        #expect(surge.since < SwedishTime(now).date.adding(days: -13))
        #expect(
            surge.reason.swedish.contains(
                "\(surge.observed) händelser (\(surge.reports) rapporter) här omkring"))
    }

    @Test func `a surge tells what came in the same weeks of the year before, where it is known`() throws {
        let town = try even(seed: 5, 400, days: 0..<730) + crowd(15, seed: 6, daysAgo: 0...20)
        let lastYear = try crowd(15, seed: 7, daysAgo: 364...384)
        let within = try #require(study(town + lastYear, days: 730, surges: quickScan()).first?.surge)
        let before = try #require(within.yearBefore)
        #expect(2 * before >= within.observed)
        #expect(
            within.caveat.swedish.hasPrefix(
                "Samma veckor förra året: \(before). Platsen kan ha en egen årstid"))
        let none = try #require(study(town, days: 730, surges: quickScan()).first?.surge)
        #expect(
            none.yearBefore == 0 && none.caveat.english.hasPrefix("In the same weeks of last year: 0. It may")
        )
        let recent = town.filter { $0.observed > now.subtracting(.days(364)) }
        let unknown = try #require(study(recent, surges: quickScan()).first?.surge)
        #expect(unknown.yearBefore == nil && unknown.caveat.english.hasPrefix("If the place has a season"))
    }

    @Test(arguments: UInt64(0)..<6)
    func `one voice is what trying each of the loudest says`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<40 {
            let people = Int64.random(in: 1...12, using: &chance)
            let reports = try (0..<Int.random(in: 3...25, using: &chance)).map { number in
                try report(
                    UInt64(number), north: .random(in: 0...150, using: &chance),
                    east: .random(in: 0...150, using: &chance), by: .random(in: 1...people, using: &chance))
            }
            let reach = try #require(Radius(metres: 60))
            let minimum = Int.random(in: 2...5, using: &chance)
            let parameters = try #require(HotspotParameters(reach: reach, minimumReports: minimum))
            let dense = DenseReports(reports, parameters)
            for members in dense.hotspots(among: Array(reports.indices)) {
                let rests = dense.voices.allLoudest(of: members).contains {
                    dense.hotspots(among: dense.voices.without($0.voice, members)).isEmpty
                }
                #expect(dense.restsOnOneVoice(members) == rests)
            }
        }
    }

    @Test func `one reporter alone makes no surge`() throws {
        let usual = try crowd(12, seed: 7, daysAgo: 200...360)
        let daily = try (0..<20).map { try report(5_000 + UInt64($0), by: 7, daysAgo: Int64($0)) }
        let surging = try study(even(seed: 8, 200) + usual + daily, surges: quickScan())
        #expect(surging.allSatisfy { $0.surge == nil })
        let people = try (0..<20).map { try report(5_000 + UInt64($0), by: Int64($0), daysAgo: Int64($0)) }
        let others = try study(even(seed: 8, 200) + usual + people, surges: quickScan())
        #expect(others.contains { $0.surge != nil })
    }

    @Test func `a surge that is one only with its loudest reporter is not told`() throws {
        let usual = try crowd(12, seed: 7, daysAgo: 200...360)
        let one = try (0..<20).map { try report(5_000 + UInt64($0), by: 7, daysAgo: Int64($0)) }
        let another = [try report(6_000, by: 8, daysAgo: 3)]
        #expect(
            try study(even(seed: 8, 200) + usual + one + another, surges: quickScan())
                .allSatisfy { $0.surge == nil })
    }

    @Test func `what several people tell of one incident is no surge`() throws {
        // An incident every tenth day at one of twenty places, each told by five within two days; the last here, by fifteen.
        var chance = SeededChance(seed: 11)
        let incidents = try (0..<36).flatMap { incident in
            let (north, east) = (150.0 * Double(incident % 5), 150.0 * Double(incident % 4))
            return try (0..<5).map { teller in
                try report(
                    UInt64(20_000 + 10 * incident + teller), north: 300 + north, east: 300 + east,
                    by: Int64(20_000 + 10 * incident + teller),
                    daysAgo: 4 + 10 * Int64(incident) - .random(in: 0...2, using: &chance))
            }
        }
        let last = try (0..<15).map {
            try report(9_000 + UInt64($0), by: 9_000 + Int64($0), daysAgo: .random(in: 0...2, using: &chance))
        }
        let usual = try crowd(3, seed: 7, daysAgo: 200...360)
        #expect(
            try study(incidents + usual + last, surges: quickScan()).allSatisfy { $0.surge == nil })
        // As many reports of as many people, and as many incidents.
        let rise = try (0..<15).map {
            try report(9_000 + UInt64($0), by: 9_000 + Int64($0), daysAgo: 3 * Int64($0))
        }
        #expect(
            try study(even(seed: 8, 200) + usual + rise, surges: quickScan()).contains { $0.surge != nil })
    }

    @Test func `thirty reports of one on thirty days make no place of three people significant`() throws {
        let three = try (0..<3).map {
            try report(7_000 + UInt64($0), east: Double($0), by: 7_000 + Int64($0))
        }
        let loud = try (0..<30).map { try report(8_000 + UInt64($0), by: 42, daysAgo: 12 * Int64($0)) }
        let crowd = try (0..<30).map {
            try report(8_000 + UInt64($0), by: 8_000 + Int64($0), daysAgo: 12 * Int64($0))
        }
        func significance(_ reports: [FoundReport]) throws -> HotspotSignificance {
            let here = try place(north: 0, east: 0)
            let reach = try #require(Radius(metres: 100))
            return try #require(
                study(even(seed: 3) + three + reports).first { $0.centre.isWithin(reach, of: here) }?
                    .significance)
        }
        #expect(try significance(crowd).pValue < 0.001)
        #expect(try significance(loud).pValue > 0.05)
        #expect(try significance(loud).pValue >= significance([]).pValue - 0.2)
    }

    @Test func `one loud reporter hides no surge of others around`() throws {
        let one = try (0..<24).map { try report(5_000 + UInt64($0), north: 80, by: 7, daysAgo: Int64($0)) }
        let others = try crowd(24, seed: 7, daysAgo: 40...360) + crowd(16, seed: 9, daysAgo: 0...20)
        let found = try study(even(seed: 8, 200) + one + others, surges: quickScan(replications: 199))
        let surge = try #require(found.lazy.compactMap(\.surge).first)
        #expect(surge.observed < 24)
    }

    @Test func `a surge that is not seen as sharply as its circles are drawn is not told`() throws {
        let town = try even(seed: 5, 490) + crowd(40, seed: 6, daysAgo: 0...50)
        for (radius, isTold) in [(90.0, false), (100, true)] {
            let scan = SurgeScan(greatestRadius: Radius(metres: radius), replications: 39)
            #expect(try study(town, surges: scan).contains { $0.surge != nil } == isTold)
        }
    }

    @Test(arguments: UInt64(1)...2)
    func `the answer does not depend on the order of the reports, nor on how many threads there are`(
        seed: UInt64
    )
        throws
    {
        var chance = SeededChance(seed: seed)
        let town = try even(seed: seed, 200) + crowd(10, seed: seed, daysAgo: 0...30)
        let found = try study(town, surges: quickScan(threads: 1))
        #expect(found.contains { $0.surge != nil })
        #expect(
            try study(town.shuffled(using: &chance), surges: quickScan(threads: 2)) == found
        )
    }

    @Test func `too short a time has no pattern and no surge, and less than six months are told by weeks`()
        throws
    {
        func kinds(days: Int64) throws -> (pattern: HotspotPattern?, surge: HotspotSurge?) {
            let town = try even(seed: 5, 800).filter { $0.observed >= now.subtracting(.days(days)) }
            let hotspot = try study(
                town + crowd(25, seed: 6, daysAgo: 0...26), days: days, surges: quickScan()
            ).first
            return (hotspot?.pattern, hotspot?.surge)
        }
        #expect(try kinds(days: 26).pattern == nil)
        let month = try kinds(days: 28)
        #expect(month.pattern?.reason.english.contains("week") == true)
        #expect(month.surge == nil)
        #expect(try kinds(days: 80).surge == nil)
        #expect(try kinds(days: 84).surge != nil)
        #expect(try kinds(days: 365).pattern?.reason.english.contains("month") == true)
    }

    @Test func `a time without length, or backwards, says nothing over time`() throws {
        let town = try even(seed: 1) + crowd(20, seed: 2)
        for from in [now, now.adding(.days(30))] {
            let found = try finder.answer(
                among: town, from: from, until: now, at: now, statistics: #require(HotspotStatistics())
            ).hotspots
            #expect(found.allSatisfy { $0.significance != nil && $0.pattern == nil && $0.surge == nil })
        }
    }

    @Test func `time that is yet to come is not without reports`() throws {
        let town = try even(seed: 5, 200) + crowd(15, seed: 6, daysAgo: 0...20)
        let statistics = try #require(HotspotStatistics(surges: quickScan()))
        let found = try finder.answer(
            among: town, from: now.subtracting(.days(365)), until: now.adding(.days(3_650)), at: now,
            statistics: statistics
        ).hotspots
        #expect(try found == study(town, surges: quickScan()))
    }

    @Test func `with too many reports there is no scan, and none is begun when cancelled`() throws {
        let town = try even(seed: 5, 200) + crowd(15, seed: 6, daysAgo: 0...20)
        #expect(try study(town, surges: SurgeScan(mostReports: 100)).allSatisfy { $0.surge == nil })
        let statistics = try #require(HotspotStatistics(surges: quickScan(replications: 130)))
        #expect(throws: CancellationError.self) {
            try finder.answer(
                among: town, from: now.subtracting(.days(365)), until: now, at: now, statistics: statistics,
                continuing: { $0 > 0 })
        }
        var shares: [Double] = []
        _ = try finder.answer(
            among: town, from: now.subtracting(.days(365)), until: now, at: now, statistics: statistics
        ) {
            shares.append($0)
            return true
        }
        #expect(shares.first == 0 && shares.count > 1 && shares == shares.sorted())
    }

    @Test func `nothing comes of nothing, and a place alone stands out from nothing`() throws {
        #expect(try study([]).isEmpty)
        let alone = try (UInt64(0)..<5).map { try report($0) }
        let hotspot = try #require(study(alone).first)
        #expect(hotspot.significance?.isSignificant == false)
        #expect(HotspotStatistics(cellSize: Radius(metres: 0.5)) == nil)
        #expect(HotspotStatistics(cellSize: nil) == nil)
    }

    /// Reports of as many people in 4 km² over a year, or so many days.
    private func even(seed: UInt64, _ count: Int = 400, days: Range<Int64> = 0..<365) throws -> [FoundReport]
    {
        var chance = SeededChance(seed: seed)
        return try (0..<count).map { number in
            try report(
                UInt64(number), north: .random(in: -1_000...1_000, using: &chance),
                east: .random(in: -1_000...1_000, using: &chance), by: 10_000 + Int64(number),
                daysAgo: .random(in: days, using: &chance))
        }
    }

    /// Reports of as many people within 30 m of the square.
    private func crowd(_ count: Int, seed: UInt64, daysAgo: ClosedRange<Int64> = 0...364) throws
        -> [FoundReport]
    {
        var chance = SeededChance(seed: seed)
        return try (0..<count).map { number in
            try report(
                UInt64(100_000 + 1_000 * Int(seed) + number), north: .random(in: -20...20, using: &chance),
                east: .random(in: -20...20, using: &chance),
                by: 100_000 + 1_000 * Int64(seed) + Int64(number),
                daysAgo: .random(in: daysAgo, using: &chance))
        }
    }

    private func quickScan(replications: Int = 39, threads: Int? = nil) -> SurgeScan? {
        SurgeScan(greatestRadius: Radius(metres: 200), replications: replications, threads: threads)
    }

    private func days(ofMonth month: Int) -> ClosedRange<Int64> {
        Int64(month - 1) * 30...Int64(month) * 30 - 1
    }

    private func study(_ reports: [FoundReport], days: Int64 = 365, surges: SurgeScan? = nil) throws
        -> [Hotspot]
    {
        try finder.answer(
            among: reports, from: now.subtracting(.days(days)).adding(.hours(1)), until: now, at: now,
            statistics: #require(HotspotStatistics(surges: surges))
        ).hotspots
    }

    private var finder: HotspotFinder {
        get throws {
            let reach = try #require(Radius(metres: 60))
            return HotspotFinder(try #require(HotspotParameters(reach: reach, minimumReports: 3))) { _, _ in
                false
            }
        }
    }
}
