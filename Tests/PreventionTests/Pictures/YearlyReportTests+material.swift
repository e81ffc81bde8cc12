import Reports
import TestSupport
import Testing

@testable import Prevention

/// What the yearly report of the tests is made of.
extension YearlyReportTests {
    private func row(_ key: String, _ received: Int) -> StatisticsRow {
        var row = StatisticsRow(key: key)
        row.received = received
        return row
    }

    func material() throws -> PictureMaterial {
        let home = try home()
        var material = PictureMaterial(try scope(), try .fixture())
        material.sources = [
            row("resident", 41), row("police", 3), row("association", 18), row("property-owner", 14),
        ]
        material.categories = [row("lighting", 48), row("drugs", 4), row("speeding", 31)]
        let done = [(1, "2025-05-01", true), (2, "2026-01-10", false), (3, "2025-09-01", false)]
        material.measures = try done.map { number, done, isPublished in
            let days = MeasureDays(
                begun: try day(number == 2 ? "2025-12-01" : "2025-04-01"), done: try day(done))
            let measure = Measure(
                id: .numbered(number), municipality: home, kind: try Code("lighting").orFail(),
                title: "Lampor \(number)", days: days, cost: Kronor(100_000), state: .done,
                isPublished: isPublished, made: .epoch)
            return MeasureThen(measure, history: [], asOf: .testNow)
        }
        material.dialogues = try ([(1, 2), (2, 9)] as [(Int, Int)]).map { number, people in
            Dialogue(
                id: .numbered(number), municipality: home, day: try day("2025-10-0\(number)"),
                whereabouts: "Folkets hus", people: people,
                themes: try DialogueThemes(written: "Belysning: \(people)").orFail(), notes: "För oss.",
                holder: "", provenance: "", made: .epoch)
        }
        material.year = try year(home)
        return material
    }

    private func year(_ home: MunicipalityCode) throws -> YearMaterial {
        var year = YearMaterial()
        year.sourcesBefore = [row("resident", 30), row("police", 12)]
        year.categoriesBefore = [row("lighting", 42)]
        year.pictures = try [("2024-11-19", 1), ("2025-11-20", 2)].map { day, number in
            let last = try self.day(day)
            return PictureHead(
                id: .numbered(number),
                scope: PictureScope(
                    municipality: home, kind: .strategic,
                    span: try PictureSpan(from: last.adding(days: -364), until: last).orFail(), day: last),
                made: .epoch, by: "anna", digest: [])
        }
        let duties = [
            (1, Duty.council, "2025-03-04"), (2, Duty.picture, "2024-01-10"), (3, Duty.cameras, "2026-01-20"),
        ]
        year.duties = try duties.map { number, duty, day in
            DutyDone(
                id: .numbered(number), municipality: home, duty: duty, day: try self.day(day),
                role: "Trygghetsrådet", made: .epoch, by: "anna")
        }
        year.meetings = try [(1, "2025-06-01"), (2, "2026-01-01")].map { number, day in
            Meeting(
                id: .numbered(number), municipality: home, day: try self.day(day), title: "Möte",
                state: .closed,
                decisions: [
                    MeetingDecision(
                        id: .numbered(number), number: 1, words: "Röj.", owner: "Gata", state: .done)
                ], made: .epoch)
        }
        year.plans = [
            ActionPlan(
                id: .numbered(1), municipality: home, title: "Åtgärdsplan",
                period: try PlanPeriod(from: day("2025-01-01"), until: day("2026-12-31")).orFail(),
                decidedBy: "Kommunstyrelsen", decided: try day("2024-12-01"),
                areas: [
                    PriorityArea(
                        name: "Mörka platser", goal: "Färre",
                        indicators: [
                            PlanIndicator(
                                code: try Code("arenden").orFail(), name: "Ärenden",
                                kind: .openCases(try Code("lighting").orFail())),
                            PlanIndicator(
                                code: try Code("lampor").orFail(), name: "Lampor", kind: .stated(unit: "st")),
                        ])
                ],
                numbers: [
                    StatedNumber(
                        indicator: try Code("lampor").orFail(), day: try day("2025-01-01"),
                        number: try PlanNumber(12).orFail()),
                    StatedNumber(
                        indicator: try Code("lampor").orFail(), day: try day("2025-12-01"),
                        number: try PlanNumber(7.5).orFail()),
                ], made: .epoch)
        ]
        let walk = SafetyWalk(
            id: .numbered(1), municipality: home, title: "Holje", state: .walked, made: .epoch,
            days: try WalkDays(walk: day("2025-10-02")).orFail(),
            stops: [SafetyWalk.Stop(number: 1, name: "Torget", place: try .olofstrom())])
        year.walks = [walk]
        let found = [
            (1, 1, Finding.Status.done), (2, 1, Finding.Status.open), (3, 9, Finding.Status.underWay),
        ]
        year.findings = try found.map { number, walk, status in
            Finding(
                id: .numbered(number), walk: .numbered(walk), municipality: home, stop: 1, what: "Mörkt",
                place: try .olofstrom(), status: status, made: .epoch)
        }
        year.casesOn = [:]
        return year
    }
}
