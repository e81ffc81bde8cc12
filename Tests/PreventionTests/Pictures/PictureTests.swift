import Prevention
import Reports
import TestSupport
import Testing

/// Pictures that are kept: their words, what differs between two, and what everybody may know.
@Suite struct PictureTests {
    private func picture(_ rows: [PictureRow], _ heading: PictureHeading = .received) throws
        -> SituationalPicture
    {
        let scope = try PictureScope(
            of: MunicipalityCode("1060").orFail(), .operative, today: CivilDate("2026-11-20").orFail())
        return SituationalPicture(
            PictureContent(scope, [PictureSection(heading, rows)]), id: .numbered(1), by: "anna",
            at: .testNow
        ) { _ in [] }
    }

    private func row(_ key: String, _ figures: [PictureFigure?], isOpen: Bool = true) -> PictureRow {
        PictureRow(
            key: key, name: Bilingual(key), words: Bilingual("ord om \(key)"), figures: figures,
            isOpen: isOpen)
    }

    @Test func `a picture is of a day that is over, and its span ends with it`() throws {
        let home = try MunicipalityCode("1060").orFail()
        let today = try CivilDate("2026-11-20").orFail()
        let usual = try PictureScope(of: home, .operative, today: today)
        #expect(usual.day == today.adding(days: -1) && usual.span.from == today.adding(days: -7))
        #expect(usual.asOf.rfc3339 == "2026-11-19T23:00:00Z")
        #expect(
            try PictureScope(of: home, .strategic, today: today).span.from == today.adding(days: -365))
        #expect(throws: PictureFault.dayNotOver(today)) {
            try PictureScope(of: home, .operative, day: today, today: today)
        }
        #expect(throws: PictureFault.spanAfterDay(usual.day)) {
            try PictureScope(of: home, .operative, until: today, today: today)
        }
        #expect(throws: PictureFault.noSpan) {
            try PictureScope(of: home, .operative, from: today, today: today)
        }
    }

    @Test func `a picture looks back to no day of a year that was mistyped`() throws {
        let home = try MunicipalityCode("1060").orFail()
        let today = try CivilDate("2026-11-20").orFail()
        let slip = try CivilDate("1926-11-19").orFail()
        #expect(throws: PictureFault.dayTooEarly(.day, slip)) {
            try PictureScope(of: home, .operative, day: slip, today: today)
        }
        #expect(throws: PictureFault.dayTooEarly(.until, slip)) {
            try PictureScope(of: home, .operative, until: slip, today: today)
        }
        #expect(throws: PictureFault.dayTooEarly(.from, slip)) {
            try PictureScope(of: home, .operative, from: slip, today: today)
        }
        let first = try CivilDate("2000-01-01").orFail()
        #expect(
            try PictureScope(of: home, .operative, from: first, until: first, today: today).span.from == first
        )
    }

    @Test func `words change and grow the version, what was frozen does not`() throws {
        let frozen = try picture([row("a", [PictureFigure(.reports, 9)])])
        let (changed, words) = frozen.applying(
            [.setWords(.received, "Fler än vanligt."), .setPublished(true)], at: .testNow)
        #expect(changed.head.version == 2 && changed.head.isPublished && words.count == 2)
        #expect(changed.head.texts == ["Fler än vanligt."] && changed.bytes == frozen.bytes)
        #expect(changed.applying([.setPublished(true)], at: .testNow).words.isEmpty)
        let without = changed.applying([.setWords(.received, "")], at: .testNow).picture
        #expect(without.head.words.isEmpty && without.head.version == 3)
    }

    @Test func `two are compared row by row`() throws {
        let one = try picture([row("a", [PictureFigure(.reports, 9)]), row("b", [])]).content
        let other = try picture([row("a", [PictureFigure(.reports, 8)]), row("c", [])]).content
        #expect(PictureComparison(one, one).isSame)
        let changes = try PictureComparison(one, other).sections.first.orFail().changes
        #expect(
            changes == [
                .changed(
                    from: row("a", [PictureFigure(.reports, 9)]), to: row("a", [PictureFigure(.reports, 8)])),
                .added(row("c", [])), .gone(row("b", [])),
            ])
    }

    @Test func `made again it is the same, or says what was corrected`() throws {
        let frozen = try picture([row("a", [PictureFigure(.reports, 9)])])
        let same = PictureLook(frozen, again: frozen.content, late: [.police: 2])
        #expect(same.isSame && same.corrections.isSame)
        #expect(same.late.map { $0.figure(.reports)?.value } == [2])
        let other = try picture([row("a", [PictureFigure(.reports, 8)])]).content
        let corrected = PictureLook(frozen, again: other, late: [:])
        #expect(!corrected.isSame && !corrected.corrections.isSame)
        #expect(corrected.words.swedish.contains("rättats"))
    }

    @Test func `made again, a picture from before a heading came to be is compared without it`() throws {
        let frozen = try picture([row("a", [PictureFigure(.reports, 9)])])
        let again = PictureContent(
            frozen.scope, frozen.content.sections + [PictureSection(.dialogues, [row("b", [])])])
        let look = PictureLook(frozen, again: again, late: [:])
        #expect(look.isSame && look.corrections.isSame)
    }

    @Test func `everybody is told of open rows, and of none that counts reports, however many`() throws {
        let alarms = [
            row("a", [PictureFigure(.reports, 90), PictureFigure(.ratio, 1.5, decimals: 1)]),
            row("b", [PictureFigure(.number, 3)]),
            row("c", [PictureFigure(.number, 3)], isOpen: false),
        ]
        let rows = try PublicPicture(try picture(alarms, .alarms), openPromises: []).sections.first.orFail()
            .rows
        #expect(rows.map(\.name.swedish) == ["b"])
        #expect(rows[0].figures == [PictureFigure(.number, 3)] && rows[0].words == Bilingual("ord om b"))
        for quantity in PictureQuantity.allCases where quantity.isOfReports {
            let counted = try picture([row("a", [PictureFigure(quantity, 90)])])
            #expect(PublicPicture(counted, openPromises: []).sections.isEmpty, "\(quantity)")
        }
    }

    @Test func `what many spoke of at dialogues is named, without how many`() throws {
        let themes = [row("a", [PictureFigure(.people, 5)]), row("b", [PictureFigure(.people, 4)])]
        let told = PublicPicture(try picture(themes, .dialogues), openPromises: [])
        let rows = try told.sections.first.orFail().rows
        #expect(rows.map(\.name.swedish) == ["a"] && rows[0].figures.isEmpty && rows[0].words == nil)
    }

    @Test func `a promise is told of while everybody may read it`() throws {
        let id = PromiseID.numbered(7)
        let promise = PictureRow(
            key: "promise/\(id)", name: Bilingual("Löftet"), source: PictureSource(.promise, "\(id)"),
            isOpen: true)
        let frozen = try picture([promise], .promises)
        #expect(PublicPicture(frozen, openPromises: []).sections.isEmpty)
        #expect(PublicPicture(frozen, openPromises: [id]).sections.first?.rows.count == 1)
    }

    @Test func `a figure is rounded as it is written, and what is no number is none`() {
        #expect(PictureFigure(.ratio, 2.345, decimals: 1)?.value == 2.3)
        #expect(PictureFigure(.ratio, .nan, decimals: 1) == nil)
        #expect(PictureFigure(.ratio, 1, decimals: 1, interval: 0...Double.infinity)?.interval == nil)
    }
}
