import Reports
import TestSupport
import Testing

@testable import Prevention

/// The yearly report to the municipal council, as a picture of a third kind.
@Suite struct YearlyReportTests {
    func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }
    func home() throws -> MunicipalityCode { try MunicipalityCode("1060").orFail() }

    /// Of 2025, on 2026-02-14.
    func scope() throws -> PictureScope {
        try PictureScope(of: home(), .yearly, today: day("2026-02-15"))
    }

    private func rows(_ heading: PictureHeading) throws -> [PictureRow] {
        try material().content.section(heading).orFail().rows
    }

    private func value(_ rows: [PictureRow], _ key: String, _ quantity: PictureQuantity) -> Double? {
        rows.first { $0.key == key }?.figure(quantity)?.value
    }

    @Test func `it is of the last whole calendar year, or of the one that is asked for`() throws {
        let home = try home()
        let usual = try scope()
        #expect(usual.span.words.swedish == "2025-01-01 – 2025-12-31" && usual.standing == usual.span.until)
        let eve = try PictureScope(of: home, .yearly, today: day("2026-01-01"))
        #expect(eve.span == usual.span && eve.day == usual.span.until)
        let former = try PictureScope(of: home, .yearly, from: day("2024-01-01"), today: day("2026-02-15"))
        let last = try day("2024-12-31")
        #expect(former.span.until == last)
        #expect(throws: PictureFault.notAYear) {
            try PictureScope(of: home, .yearly, from: day("2024-02-01"), today: day("2026-02-15"))
        }
        let after = PictureFault.spanAfterDay(try day("2026-02-14"))
        #expect(throws: after) {
            try PictureScope(of: home, .yearly, from: day("2026-01-01"), today: day("2026-02-15"))
        }
        #expect(usual.yearBefore == PictureSpan(year: 2024))
    }

    @Test func `it has the headings of a report, and the same gives the same bytes in whatever order`()
        throws
    {
        let content = try material().content
        #expect(content.sections.map(\.heading) == PictureHeading.all(of: .yearly).filter { $0 != .summary })
        #expect(!PictureHeading.all(of: .operative).contains(.duties))
        #expect(try PictureContent(bytes: content.bytes).orFail() == content)
        var chance = SeededChance(seed: 3)
        for _ in 0..<20 {
            var other = try material()
            other.sources.shuffle(using: &chance)
            other.categories.shuffle(using: &chance)
            other.measures.shuffle(using: &chance)
            other.dialogues.shuffle(using: &chance)
            other.year.pictures.shuffle(using: &chance)
            other.year.duties.shuffle(using: &chance)
            other.year.meetings.shuffle(using: &chance)
            other.year.findings.shuffle(using: &chance)
            other.year.sourcesBefore.shuffle(using: &chance)
            #expect(other.content.bytes == content.bytes)
        }
    }

    @Test func `reports are rounded beside the year before, and no small number stands in it`() throws {
        let received = try rows(.received)
        #expect(value(received, "source/resident", .reports) == 40)
        #expect(value(received, "source/resident", .yearBefore) == 30)
        #expect(
            received.first { $0.key == "source/resident" }?.words?.swedish == "Ungefär 10 fler än året före.")
        let police = try received.first { $0.key == "source/police" }.orFail()
        #expect(police.figure(.reports) == nil && police.words?.swedish.hasPrefix("Färre än fem.") == true)
        #expect(!received.contains { $0.key == "total" })
        for row in try material().content.sections.flatMap(\.rows) {
            for figure in row.figures where figure.quantity.isOfReports {
                #expect(figure.value >= 5, "\(row.key)")
            }
        }
    }

    @Test func `measures of the year have their cost, and everybody hears of those published`() throws {
        let measures = try rows(.measures)
        #expect(value(measures, "begun", .number) == 3 && value(measures, "done", .number) == 2)
        #expect(value(measures, "done", .cost) == 200_000)
        let told = measures.filter { $0.source?.kind == .measure }
        #expect(told.map(\.isOpen) == [true, false, false])
        #expect(told[0].words?.swedish == "Påbörjad 2025-04-01. Genomförd 2025-05-01. Kommunen.")
        let effects = try rows(.effects)
        #expect(value(effects, "judged", .number) == 0)
    }

    @Test func `what the law asks for is told by role and day, and what is overdue`() throws {
        let pictures = try rows(.pictures)
        #expect(
            pictures.map(\.key) == [
                "picture/\(PictureID.numbered(2))", "duty/\(DutyDoneID.numbered(2))",
            ])
        let cooperation = try rows(.cooperation)
        #expect(cooperation.first?.words?.swedish == "Av: Trygghetsrådet.")
        #expect(value(cooperation, "meetings", .number) == 1)
        #expect(
            cooperation.first { $0.key == "meetings" }?.words?.swedish == "Beslut: 1, varav gjorda: 1.")
        #expect(try rows(.cameras).isEmpty)
        let duties = try rows(.duties)
        #expect(value(duties, "overdue", .number) == 5)
        #expect(duties.first { $0.key == "duty/council" }?.words?.swedish.hasPrefix("Ska göras") == true)
    }

    @Test func `a meeting and a plan that were withdrawn are not told`() throws {
        var other = try material()
        other.year.plans = try other.year.plans.map { plan in
            let followed = plan.followUps.map { PlanEdit.withdrawFollowUp($0.number, reason: "Fel.") }
            return try plan.applying(
                followed + [.withdraw(reason: "Fel.")], on: other.scope.day, at: .testNow
            ).plan
        }
        #expect(try other.content.section(.plan).orFail().rows.isEmpty)
        let duties = try other.content.section(.duties).orFail().rows
        #expect(!duties.contains { $0.words?.swedish.contains("Det finns en plan") == true })
        other.year.meetings = try other.year.meetings.map {
            try $0.applying([.withdraw(reason: "Fel.")], at: .testNow).meeting
        }
        let rows = try other.content.section(.cooperation).orFail().rows
        #expect(value(rows, "meetings", .number) == 0)
        #expect(!rows.contains { $0.key.hasPrefix("meeting/") })
        #expect(rows.first { $0.key == "meetings" }?.words?.swedish == "Beslut: 0, varav gjorda: 0.")
    }

    @Test func `a plan is told with its indicators when the year began and ended`() throws {
        let plan = try rows(.plan)
        let key = "plan/\(PlanID.numbered(1))/indicator/lampor"
        #expect(value(plan, key, .atStart) == 12 && value(plan, key, .atEnd) == 7.5)
        #expect(
            plan.first?.words?.swedish
                == "Beslutad 2024-12-01 av Kommunstyrelsen. Gäller 2025-01-01 – 2026-12-31.")
        var other = try material()
        let (first, last) = (other.scope.span.from, other.scope.span.until)
        func cases(_ number: Int) throws -> [CaseThen] {
            try (1...number).map {
                CaseThen(
                    id: .numbered($0), group: try Code("lighting").orFail(), begun: .epoch, isOpened: true,
                    takesReports: true, joined: 0)
            }
        }
        let cased = "plan/\(PlanID.numbered(1))/indicator/arenden"
        other.year.casesOn = [first: try cases(4), last: try cases(9)]
        let few = try other.content.section(.plan).orFail().rows.first { $0.key == cased }.orFail()
        #expect(few.figures.isEmpty && few.words?.swedish.hasPrefix("Berättas inte") == true)
        other.year.casesOn[first] = try cases(6)
        let told = try other.content.section(.plan).orFail().rows
        #expect(value(told, cased, .atStart) == 6 && value(told, cased, .atEnd) == 9)
    }

    @Test func `everybody is told no number of reports by it, nor of cases, nor what reports did`() throws {
        var other = try material()
        let days = (other.scope.span.from, other.scope.span.until)
        let cases = try (1...7).map {
            CaseThen(
                id: .numbered($0), group: try Code("lighting").orFail(), begun: .epoch, isOpened: true,
                takesReports: true, joined: 0)
        }
        other.year.casesOn = [days.0: cases, days.1: cases]
        let report = SituationalPicture(other.content, id: .numbered(1), by: "anna", at: .testNow) { _ in [] }
        #expect(report.content.section(.received)?.rows.isEmpty == false)
        let told = PublicPicture(report, openPromises: [])
        #expect(!told.sections.contains { $0.heading == .received })
        let rows = told.sections.flatMap(\.rows)
        #expect(
            rows.contains { $0.name.swedish == "Lampor" } && !rows.contains { $0.name.swedish == "Ärenden" })
        #expect(!rows.flatMap(\.figures).contains { $0.quantity.isOfReports })
        let effects = told.sections.first { $0.heading == .effects }
        #expect(effects?.rows.count == 2)
    }

    @Test func `a rounded count differs from what it counts when it would be rounded otherwise`() throws {
        let residents = try rows(.received).first { $0.key == "source/resident" }.orFail()
        let police = try rows(.received).first { $0.key == "source/police" }.orFail()
        #expect(![38, 41, 42].contains { residents.differs(from: $0, in: .yearly) })
        #expect([37, 43].allSatisfy { residents.differs(from: $0, in: .yearly) })
        #expect(residents.differs(from: 41, in: .operative) && !police.differs(from: 3, in: .yearly))
        let done = try rows(.measures).first { $0.key == "done" }.orFail()
        #expect(!done.differs(from: 2, in: .yearly) && done.differs(from: 3, in: .yearly))
        #expect(
            try material().measures(countedInYearBy: "done")?.map(\.measure.id) == [
                .numbered(1), .numbered(3),
            ])
        #expect(try material().measures(countedInYearBy: "begun")?.count == 3)
        #expect(try material().measures(countedInYearBy: "judged") == nil)
    }

    @Test func `walks are told with what became of what was found, dialogues without small numbers`() throws {
        let walks = try rows(.walks)
        #expect(
            ["total", "found", "mended", "open", "declined", "older"].map { value(walks, $0, .number) } == [
                1, 2, 1, 1, 0, 1,
            ])
        let dialogues = try rows(.dialogues)
        #expect(value(dialogues, "total", .number) == 2 && value(dialogues, "total", .people) == nil)
        #expect(value(dialogues, "theme/Belysning", .people) == 11)
        #expect(dialogues.filter { $0.source?.kind == .dialogue }.allSatisfy { $0.figures.isEmpty })
    }

    @Test func `what staff wrote in it is known, without what Lykta says of days`() throws {
        let texts = try material().content.writtenTexts
        for text in ["Lampor 1", "Mål: Färre", "Av: Trygghetsrådet.", "Holje", "Åtgärdsplan"] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(!texts.contains { $0.contains("2025-01-01 – ") || $0.contains("Genomförd 2") })
    }

    @Test func `a promise that ended in the year is told with its final account`() throws {
        var other = try material()
        let commitment = Commitment(id: .numbered(5), party: .police, text: "Insatser.")
        other.year.ended = [
            CitizenPromise(
                id: .numbered(1), keeper: try home(), municipalities: [],
                terms: PromiseTerms(
                    title: "Löftet", police: "LPO",
                    period: try PromisePeriod(from: nil, until: day("2025-12-31")).orFail(),
                    commitments: [commitment]), state: .ended,
                account: PromiseAccount(
                    day: try day("2025-12-20"), words: "Vi höll det.",
                    figures: [PromiseFigure(commitment: commitment.id, counted: 9, pace: .done)]),
                made: .epoch)
        ]
        let told = try other.content.section(.promises).orFail().rows
        #expect(told.first?.words?.swedish == "Slutredovisat 2025-12-20. Vi höll det.")
        #expect(told.last?.figure(.number)?.value == 9 && told.last?.name.swedish == "Insatser.")
    }

    @Test func `what was told later, or withdrawn later, is as it was on the day`() throws {
        let done = DutyDone(
            id: .numbered(1), municipality: try home(), duty: .council, day: try day("2025-03-04"),
            role: "Rådet", made: .epoch, by: "anna")
        let gone = done.withdrawn(.init(at: .testNow, by: "anna", reason: "Fel."))
        #expect(gone.known(before: .testNow) == done)
        #expect(gone.known(before: .testNow.adding(.seconds(1))) == gone)
        #expect(done.known(before: .epoch) == nil)
    }
}
