import Geometry
import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct EffectJudgementTests {
    private let began = CivilDate(daysSinceEpoch: 20_577)

    @Test func `judged again from the same reports it is the same, from others the digest is not`() throws {
        let reports = try town(treatedAfter: 40)
        var chance = SeededChance(seed: 3)
        let (one, again) = (try judge(reports), try judge(reports.shuffled(using: &chance)))
        #expect(one == again && !one.digest.isEmpty)
        #expect(try judge(Array(reports.dropFirst())).digest != one.digest)
        #expect(one.seen.count { $0.area == 0 && !$0.isAfter } == one.effect.treated.before)
        #expect(one.seen.count { $0.area == 1 && $0.isAfter } == one.effect.control.after)
    }

    @Test func `a planted fall is told, and none is not`() throws {
        let fallen = try judge(try town(treatedAfter: 40))
        #expect(fallen.effect.verdict == .fell && fallen.effect.chance < 0.05)
        let same = try judge(try town(treatedAfter: 104))
        #expect(same.effect.verdict != .fell && same.effect.verdict != .rose)
        #expect(same.words.swedish.contains("inte vad som händer"))
    }

    @Test func `where nothing is to be expected no number of reports would tell, and one report is one`()
        throws
    {
        let none = try judge([])
        #expect(none.effect.verdict == .tooFewToSay && none.effect.enough == nil)
        #expect(none.words.swedish.contains("Inget antal rapporter som de här"))
        #expect(none.words.english.contains("No number of reports like these"))
        let one = EnoughReports(reports: 1, months: 2).words
        #expect(one?.swedish.contains("ungefär 1 rapport till") == true)
        #expect(one?.english.contains("some 1 more report to be") == true)
    }

    @Test func `the area most like the treated one is proposed, never what lies beside it`() throws {
        let proposals = try #require(
            try ControlSearch(treated: circle(east: 0), ring: radius(150), spans: spans())
        ).proposals(among: try town(treatedAfter: 40) + area(200, 50_000, before: 104, after: 104))
        #expect(!proposals.isEmpty && proposals.count <= ControlSearch.proposals)
        let first = try #require(proposals.first)
        #expect(first.centre.distance(to: try place(north: 0, east: 2_000)).metres < 100)
        #expect(
            proposals.allSatisfy {
                $0.centre.distance(to: first.centre).metres == 0 || $0.centre != first.centre
            })
        #expect(first.reason.swedish.contains("de följdes åt"))
        // One three times as large is never proposed.
        #expect(proposals.allSatisfy { $0.reports <= 2 * $0.treatedReports })
    }

    @Test(arguments: [(0.0, false), (390, false), (410, true)])
    func `where another measure reached in, or into the ring, nothing is proposed`(
        metres: Double, isProposed: Bool
    ) throws {
        // The area is of a hundred metres, its ring of 150, and the other measure reached 150: they meet within four hundred.
        let candidate = ControlCandidate(try circle(east: 2_000), name: "Torget")
        let other = EffectPlace.circle(centre: try place(north: metres, east: 2_000), radius: try radius(150))
        let search = try #require(
            try ControlSearch(
                treated: circle(east: 0), ring: radius(150), spans: spans(), candidates: [candidate],
                others: [other]))
        let found = search.proposals(among: try town(treatedAfter: 40))
        #expect(found.contains { $0.name == "Torget" } == isProposed)
        let middle = try place(north: metres, east: 2_000)
        #expect(found.allSatisfy { $0.centre.distance(to: middle).metres > 400 })
    }

    @Test func `too few to say tells what would be enough`() throws {
        let few = try judge(area(0, 0, before: 20, after: 18) + area(2_000, 10_000, before: 20, after: 20))
        #expect(few.effect.verdict == .tooFewToSay)
        let enough = try #require(few.effect.enough)
        #expect(enough.reports > 20 && (enough.months ?? 0) > 6)
        #expect(few.words.swedish.contains("rapporter till"))
    }

    @Test func `among many measures a single faint fall is taken for luck`() throws {
        let (fallen, same) = (try judge(try town(treatedAfter: 55)), try judge(try town(treatedAfter: 104)))
        #expect(fallen.effect.verdict == .fell)
        let alone = MeasuresTable([(measure: 0, effect: fallen.effect)])
        #expect(alone.rows.map(\.verdict) == [.fell])
        let many = MeasuresTable(
            [(measure: 0, effect: fallen.effect)] + (1..<400).map { (measure: $0, effect: same.effect) })
        #expect(many.rows[0].adjusted >= alone.rows[0].adjusted)
        #expect(many.rows.dropFirst().allSatisfy { $0.verdict != .fell })
    }

    @Test func `trying again and leaving out measures cannot make luck into success`() throws {
        let fallen = try judge(try town(treatedAfter: 55)).effect
        let judged = [(measure: 0, effect: fallen)]
        let alone = MeasuresTable(judged).rows[0]
        #expect(alone.verdict == .fell && alone.adjusted == fallen.chance)
        let tried = MeasuresTable(judged, ways: [0: 3]).rows[0]
        #expect(abs(tried.adjusted - 3 * fallen.chance) < 1e-12)
        let among = MeasuresTable(judged, unjudged: 9).rows
        #expect(among.count == 1 && abs(among[0].adjusted - 10 * fallen.chance) < 1e-12)
        #expect(MeasuresTable(judged, unjudged: 100_000).rows[0].verdict == .noClearChange)
    }

    @Test func `of a layer's areas the others are proposed, by their names, and not those next door`() throws
    {
        func district(_ name: String, east: Double) throws -> ControlCandidate {
            let corners = [(-100.0, -100.0), (-100, 100), (100, 100), (100, -100), (-100, -100)]
            let ring = try Ring(closed: corners.map { try place(north: $0.0, east: east + $0.1) })
            return ControlCandidate(
                .area(try Area(polygons: [Polygon(outline: ring)])), name: name,
                reference: "district/\(name)")
        }
        let own = try district("own", east: 0).place
        let search = try #require(
            try ControlSearch(
                treated: own, ring: radius(150), spans: spans(),
                candidates: [
                    district("beside", east: 200), district("like", east: 2_000),
                    district("large", east: 4_000),
                ]))
        let beside = try area(200, 60_000, before: 104, after: 104)
        let found = search.proposals(among: try town(treatedAfter: 40) + beside)
        #expect(found.map(\.name) == ["like"] && found.map(\.reference) == ["district/like"])
        #expect(try #require(found.first).reason.swedish.contains("17,4 rapporter i månaden före åtgärden"))
    }

    @Test func `a kept hotspot is proposed by its name`() throws {
        let candidate = ControlCandidate(try circle(east: 2_000), name: "Torget")
        let search = try #require(
            try ControlSearch(
                treated: circle(east: 0), ring: radius(150), spans: spans(), candidates: [candidate]))
        #expect(search.proposals(among: try town(treatedAfter: 40)).contains { $0.name == "Torget" })
    }

    @Test(arguments: [(51, 51), (26, 10), (4, 7), (52, 4), (8, 8)])
    func `periods are of four weeks, from the measure outwards, and what is left over is told apart`(
        weeks: Int, weeksBefore: Int
    ) throws {
        let spans = try EffectSpans(
            began: began, done: began.adding(days: 3), weeks: weeks, weeksBefore: weeksBefore,
            today: began.adding(days: 400))
        let (blocks, leftOver) = (spans.blocks, spans.leftOver)
        #expect(!blocks.isEmpty && blocks.allSatisfy { $0.weeks.count == 4 })
        #expect(blocks.allSatisfy { $0.until == $0.from.adding(days: 28) })
        #expect(leftOver.allSatisfy { (1...3).contains($0.weeks.count) && $0.index == nil })
        // Each week once, in order: those left over first before the measure, and last after it.
        let before = (leftOver + blocks).filter { !$0.isAfter }
        let after = (blocks + leftOver).filter(\.isAfter)
        #expect(before.flatMap(\.weeks) == Array(0..<weeksBefore))
        #expect(after.flatMap(\.weeks) == Array(0..<weeks))
        #expect(before.first?.from == spans.before.from && before.last?.until == began)
        #expect(after.first?.from == began.adding(days: 4) && after.last?.until == spans.after.until)
    }

    @Test func `where a span has fewer than four weeks they are shown one by one`() throws {
        let spans = try EffectSpans(
            began: began, done: began, weeks: 3, weeksBefore: 5, today: began.adding(days: 400))
        #expect(spans.weeksOfBlock == 1 && spans.leftOver.isEmpty)
        #expect(spans.blocks.map(\.weeks.count) == [Int](repeating: 1, count: 8))
        #expect(spans.blocks.filter(\.isAfter).map(\.index) == [0, 1, 2])
    }

    @Test func `a ring is what lies outside an area and near it, a corridor what lies along a line`() throws {
        let ring = EffectArea.ring(around: try circle(east: 0).area, width: try radius(150))
        for (metres, isIn) in [(0.0, false), (100, false), (101, true), (250, true), (251, false)] {
            #expect(try ring.contains(place(north: 0, east: metres)) == isIn)
        }
        let street = EffectArea.corridor(
            line: [try place(north: 0, east: 0), try place(north: 0, east: 400)], reach: try radius(50))
        for (north, east, isIn) in [(50.0, 200.0, true), (51, 200, false), (0, 450, true), (0, 451, false)] {
            #expect(try street.contains(place(north: north, east: east)) == isIn)
        }
    }

    /// The treated area, one like it two kilometres away, and one three times as large.
    private func town(treatedAfter: Int) throws -> [FoundReport] {
        try area(0, 0, before: 104, after: treatedAfter) + area(2_000, 10_000, before: 104, after: 104)
            + area(4_000, 20_000, before: 312, after: 312)
    }

    private func area(_ east: Double, _ first: Int, before: Int, after: Int) throws -> [FoundReport] {
        try (0..<before + after).map { number in
            let isBefore = number < before
            let day = isBefore ? -1 - (number * 7) % 182 : 1 + ((number - before) * 7) % 182
            let seen = SwedishTime.moment(of: began.adding(days: day), minuteOfDay: 600)
            return FoundReport(
                id: Identifier(high: 0, low: UInt64(first + number)), place: try place(north: 0, east: east),
                municipality: try #require(MunicipalityCode("1060")),
                category: try #require(Code("lighting")),
                status: .open, source: .resident, observed: seen,
                voice: .reporter(ReporterKey(digest: Int64(first + number + 1))))
        }
    }

    private func spans() throws -> EffectSpans {
        try EffectSpans(began: began, done: began, weeks: 26, today: began.adding(days: 200))
    }

    private func radius(_ metres: Double) throws -> Radius { try #require(Radius(metres: metres)) }

    private func circle(east: Double) throws -> EffectPlace {
        .circle(centre: try place(north: 0, east: east), radius: try radius(100))
    }

    private func judge(_ reports: [FoundReport]) throws -> EffectJudgement {
        // A report of long ago, far away, so that the weeks before are known.
        let old = try report(99_999_999, north: 9_000, daysAgo: 700)
        return try EffectJudgement(
            .init(treated: circle(east: 0), control: circle(east: 2_000), ring: radius(150), spans: spans()),
            among: reports + [old], hash: { $0 })
    }
}
