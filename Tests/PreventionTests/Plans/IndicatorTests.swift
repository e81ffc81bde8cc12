import Geometry
import Reports
import TestSupport
import Testing

@testable import Prevention

/// What indicators of a plan say by date, as a pure function of what the store knows.
@Suite struct IndicatorTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }
    private func home() throws -> MunicipalityCode { try MunicipalityCode("1060").orFail() }
    private func lighting() throws -> Code<Category> { try Code("lighting").orFail() }

    private func indicator(_ kind: PlanIndicatorKind) throws -> PlanIndicator {
        PlanIndicator(code: try Code("a").orFail(), name: "A", kind: kind)
    }

    private func plan(_ indicator: PlanIndicator, until: String = "2027-12-31") throws -> ActionPlan {
        ActionPlan(
            id: .numbered(1), municipality: try home(), title: "Planen",
            period: try PlanPeriod(from: day("2026-01-01"), until: day(until)).orFail(),
            areas: [PriorityArea(name: "Mörka platser", indicators: [indicator])], made: .testNow)
    }

    @Test func `a series has the first day, each quarter's end and today, or the last day of the plan`()
        throws
    {
        let plan = try plan(indicator(.watchAreas))
        #expect(
            plan.indicatorDays(on: try day("2026-08-15")).map(\.description) == [
                "2026-01-01", "2026-03-31", "2026-06-30", "2026-08-15",
            ])
        #expect(plan.indicatorDays(on: try day("2025-12-31")) == [])
        #expect(plan.indicatorDays(on: try day("2026-01-01")).count == 1)
        #expect(plan.indicatorDays(on: try day("2026-03-31")).map(\.description).last == "2026-03-31")
        let over = plan.indicatorDays(on: try day("2028-06-01"))
        #expect(over.count == 9 && over.last == plan.period.until)
    }

    @Test func `open cases are those of the category's group that took reports that day`() throws {
        let indicator = try indicator(.openCases(try lighting()))
        let plan = try plan(indicator)
        var material = IndicatorMaterial(try .fixture(), on: try day("2026-02-01"))
        func one(_ number: Int, _ group: String, _ takesReports: Bool) throws -> CaseThen {
            CaseThen(
                id: .numbered(number), group: try Code(group).orFail(), begun: .testNow, isOpened: true,
                takesReports: takesReports, joined: 1)
        }
        material.cases[try day("2026-02-01")] = [
            try one(1, "lighting", true), try one(2, "lighting", false), try one(3, "drugs", true),
        ]
        let series = plan.series(of: indicator, given: material)
        #expect(series.map { $0.value?.text } == [nil, "1"])
    }

    @Test func `hotspots are those that were kept of the category in the year through the day`() throws {
        let indicator = try indicator(.hotspots(try lighting()))
        let plan = try plan(indicator)
        let today = SwedishTime(.testNow).date
        var material = IndicatorMaterial(try .fixture(), on: today)
        func hotspot(_ number: Int, daysAgo: Int64, _ categories: [Code<Category>]) throws -> KeptHotspot {
            KeptHotspot(
                id: .numbered(number), municipality: try home(),
                kept: Timestamp.testNow.subtracting(.days(daysAgo)), by: "anna",
                from: .testNow.subtracting(.days(500)), until: .testNow, categories: categories, rank: 1,
                centre: try .olofstrom(), radius: try Distance(metres: 80).orFail(), reports: 9, voices: 7)
        }
        material.hotspots = [
            try hotspot(1, daysAgo: 1, [try lighting()]), try hotspot(2, daysAgo: 400, [try lighting()]),
            try hotspot(3, daysAgo: 1, []),
        ]
        #expect(plan.figure(of: indicator, on: today, given: material).value?.text == "1")
        #expect(
            plan.figure(of: indicator, on: today.adding(days: -390), given: material).value?.text == "1")
        let early = today.adding(days: -410)
        #expect(plan.figure(of: indicator, on: early, given: material).value == nil)
        material.hotspots = [try hotspot(3, daysAgo: 1, [])]
        #expect(plan.figure(of: indicator, on: today, given: material).value == nil)
    }

    @Test func `watch areas are counted by the day`() throws {
        let indicator = try indicator(.watchAreas)
        var material = IndicatorMaterial(try .fixture(), on: try day("2026-02-01"))
        material.watchAreas = [
            WatchArea(
                id: .numbered(1), municipality: try home(), name: "Linden", since: try day("2026-01-15"),
                made: .testNow)
        ]
        let series = try plan(indicator).series(of: indicator, given: material)
        #expect(series.map { $0.value?.text } == ["0", "1"])
    }

    @Test func `a survey's share is that of the last year that had ended, and of today the latest`() throws {
        let question = try Code<SurveyQuestion>("victim").orFail()
        let indicator = try indicator(.survey(question))
        var material = IndicatorMaterial(try .fixture(), on: try day("2026-11-20"))
        material.survey = try [2024, 2025, 2026].map { year in
            SurveyFigure(
                key: .init(
                    keeper: try home(), municipality: try home(), question: question,
                    year: try SurveyYear(year).orFail()),
                percent: try PublishedPercent("\(year - 2014)").orFail(),
                sample: try SurveySample(asked: 900, answered: 500).orFail(),
                source: try SourceName("Polisregionen").orFail())
        }
        let series = try plan(indicator).series(of: indicator, given: material)
        #expect(series.map(\.of) == ["2025", "2025", "2025", "2025", "2026"])
        #expect(series.last?.value?.text == "12" && series.first?.value?.text == "11")
        #expect(series.allSatisfy { $0.low != nil && $0.high != nil })
    }

    @Test func `a number that was typed in holds until the next one`() throws {
        let indicator = try indicator(.stated(unit: "personer"))
        let today = try day("2026-08-15")
        let number = try PlanNumber(24.5).orFail()
        let (plan, words) = try plan(indicator).applying(
            [.setNumber(indicator.code, try day("2026-03-01"), number)], on: today, at: .testNow)
        let series = plan.series(of: indicator, given: IndicatorMaterial(try .fixture(), on: today))
        #expect(series.map { $0.value?.text } == [nil, "24,5", "24,5", "24,5"])
        #expect(series.map(\.of) == [nil, "2026-03-01", "2026-03-01", "2026-03-01"])
        #expect(words.map(\.swedish) == ["A, 2026-03-01: 24,5"])
        #expect(throws: PlanFault.dayNotCome(today.adding(days: 1))) {
            try plan.applying(
                [.setNumber(indicator.code, today.adding(days: 1), number)], on: today, at: .testNow)
        }
        let before = try day("2024-06-30")
        let compared = try plan.applying(
            [.setNumber(indicator.code, before, number)], on: today, at: .testNow
        ).plan
        #expect(compared.numbers.map(\.day).contains(before))
        let mistyped = try day("1900-06-30")
        #expect(throws: PlanFault.dayTooEarly(mistyped)) {
            try plan.applying([.setNumber(indicator.code, mistyped, number)], on: today, at: .testNow)
        }
        let gone = try plan.applying(
            [.setNumber(indicator.code, mistyped, nil)], on: today, at: .testNow
        ).plan
        #expect(gone == plan)
    }

    @Test func `no plan is followed up before it begins, or decided on a day that has not come`() throws {
        let plan = try plan(indicator(.watchAreas))
        let (first, today) = (plan.period.from, try day("2026-08-15"))
        #expect(throws: PlanFault.followUpBeforePlan(first)) {
            try plan.applying(
                [.followUp(first.adding(days: -1), words: "Bra.", [])], on: today, at: .testNow)
        }
        let tomorrow = today.adding(days: 1)
        #expect(throws: PlanFault.decidedNotYet(tomorrow)) {
            try plan.applying([.setDecided(tomorrow)], on: today, at: .testNow)
        }
        #expect(try plan.applying([.setDecided(today)], on: today, at: .testNow).plan.decided == today)
        try plan.requireNew()
    }

    @Test func `a follow-up is numbered and frozen, and withdrawn once`() throws {
        let indicator = try indicator(.watchAreas)
        let today = try day("2026-08-15")
        let figure = PlanFollowUp.FrozenFigure(indicator: indicator.code, name: "A", value: nil)
        let followed = try plan(indicator).applying(
            [.followUp(today, words: "Bra.", [figure])], on: today, at: .testNow
        ).plan
        let first = try followed.followUps.first.orFail()
        #expect(first.number == 1 && PlanFollowUp.figures(bytes: first.figureBytes) == [figure])
        let gone = try followed.applying(
            [.withdrawFollowUp(1, reason: "Fel.")], on: today, at: .testNow
        ).plan
        #expect(
            try gone.applying([.withdrawFollowUp(1, reason: "Igen.")], on: today, at: .testNow).plan == gone)
        #expect(throws: PlanFault.noSuchFollowUp) {
            try gone.applying([.withdrawFollowUp(2, reason: "x")], on: today, at: .testNow)
        }
        #expect(throws: PlanFault.isComputed) {
            try gone.applying(
                [.setNumber(indicator.code, today, try PlanNumber(1).orFail())], on: today, at: .testNow)
        }
    }

    @Test(arguments: [(12.0, "12"), (12.5, "12,5"), (0.05, "0,05"), (-3.25, "-3,25"), (1_000.1, "1000,1")])
    func `a number is kept with two decimals, and written with as many as it needs`(
        _ value: Double, _ text: String
    ) throws {
        #expect(try PlanNumber(value).orFail().text == text)
        #expect(PlanNumber(.infinity) == nil && PlanNumber(.nan) == nil && PlanNumber(1e12) == nil)
    }
}
