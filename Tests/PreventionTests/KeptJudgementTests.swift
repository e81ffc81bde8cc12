import Geometry
import Planning
import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct KeptJudgementTests {
    private let began = CivilDate(daysSinceEpoch: 20_500)

    private func square(_ north: Double, _ side: Double) throws -> Ring {
        try Ring(
            closed: [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map {
                try Place.olofstrom(north: north + $0.1, east: $0.0)
            })
    }

    @Test func `every kind of place comes back exactly from its text`() throws {
        let radius = try Radius(metres: 123.45).orFail()
        let hole = try Polygon(outline: square(0, 90), holes: [square(0, 0.5)])
        for place: EffectPlace in [
            .circle(centre: try .olofstrom(), radius: radius),
            .corridor(line: [try .olofstrom(), try .olofstrom(north: 80, east: 0.01)], reach: radius),
            .area(try Area(polygons: [hole, Polygon(outline: square(500, 30))])),
        ] {
            #expect(EffectPlaceText.place(EffectPlaceText.text(place)) == place)
        }
        for text in ["", "circle", "circle 1 2", "circle 0 1 2", "corridor 5 1 2", "area 1 2", "oval 1 2 3"] {
            #expect(EffectPlaceText.place(text) == nil, "\(text)")
        }
    }

    @Test func `a judgement that is kept is the judgement that was made`() throws {
        for ring in [Radius(metres: 150), nil] {
            let judgement = try judge(ring: ring)
            let measure = Measure(
                id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
                kind: try Code("lighting").orFail(), title: "Ny belysning", made: .testNow)
            let kept = KeptJudgement(
                judgement, id: .numbered(2), of: measure, controlName: nil,
                why: Bilingual("x"), by: "anna", at: .testNow)
            #expect(kept.judgement == judgement && kept.reports.count == 60)
            #expect(kept.digestedBytes == judgement.digest)
            #expect(kept.judgedBy == judgement.parameters)
        }
    }

    @Test func `judged again it tells what was erased from what was corrected`() async throws {
        let judgement = try judge(ring: nil)
        let measure = Measure(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning", made: .testNow)
        let kept = KeptJudgement(
            judgement, id: .numbered(2), of: measure, controlName: nil, why: Bilingual("x"), by: "anna",
            at: .testNow)
        let same = await JudgedAgain(kept, judgement) { _ in true }
        #expect(same.isSame && same.erased.isEmpty && same.corrected == 0)
        let fewer = try judge(ring: nil, without: 2)
        let again = await JudgedAgain(kept, fewer) { $0 != judgement.seen[0].id }
        #expect(!again.isSame && again.erased == [judgement.seen[0].id] && again.corrected == 1)
        #expect(again.words.swedish.contains("gallrats") && again.words.swedish.contains("rättelser"))
        let none = await JudgedAgain(kept, nil) { _ in true }
        #expect(!none.isSame && none.corrected == 60)
    }

    @Test func `a measure is taken to reach as far as is said, and an area no further than itself`() throws {
        let place = try Place.olofstrom()
        #expect(
            MeasurePlace.point(place).treated(reach: nil)
                == .circle(centre: place, radius: try Radius(metres: 150).orFail()))
        let reach = try Radius(metres: 40).orFail()
        let line = [place, try Place.olofstrom(north: 90)]
        #expect(MeasurePlace.line(line).treated(reach: reach) == .corridor(line: line, reach: reach))
        let area = try Area(polygons: [Polygon(outline: square(0, 90))])
        #expect(MeasurePlace.area(area).treated(reach: reach) == .area(area))
    }

    /// Of thirty reports in each of two places, half of them before.
    private func judge(ring: Radius?, without count: Int = 0) throws -> EffectJudgement {
        let radius = try Radius(metres: 100).orFail()
        let spans = try EffectSpans(began: began, done: began, weeks: 15, today: began.adding(days: 200))
        let reports = try (0..<60).map { number in
            let day = number % 30 < 15 ? -7 * (number % 15) - 1 : 7 * (number % 15) + 1
            return FoundReport(
                id: .numbered(number + 1), place: try .olofstrom(north: number < 30 ? 0 : 2_000),
                municipality: try MunicipalityCode("1060").orFail(), category: try Code("lighting").orFail(),
                status: .open, source: .resident,
                observed: SwedishTime.moment(of: began.adding(days: day), minuteOfDay: 600),
                voice: .reporter(ReporterKey(digest: Int64(number + 1))))
        }
        // Long ago and far away, so that the weeks before are known.
        let old = FoundReport(
            id: .numbered(999), place: try .olofstrom(north: 9_000), municipality: reports[0].municipality,
            category: reports[0].category, status: .open, source: .resident,
            observed: SwedishTime.moment(of: began.adding(days: -300), minuteOfDay: 600), voice: nil)
        let first = Set(sorted(reports).prefix(count).map(\.id))
        return try EffectJudgement(
            EffectJudgement.Parameters(
                treated: .circle(centre: .olofstrom(), radius: radius),
                control: .circle(centre: .olofstrom(north: 2_000), radius: radius), ring: ring, spans: spans),
            among: reports.filter { !first.contains($0.id) } + [old], hash: { $0 })
    }

    /// In the order in which a judgement counts those of the first place.
    private func sorted(_ reports: [FoundReport]) -> [FoundReport] {
        reports.sorted { ($0.observed, $0.id) < ($1.observed, $1.id) }.filter { report in
            report.place == reports[0].place
        }
    }
}
