import Prevention
import Reports
import TestSupport
import Testing

/// What a picture that several municipalities share has in common, and what it sums.
@Suite struct SharedPictureTests {
    private func picture(_ number: Int, _ municipality: String, _ sections: [PictureSection]) throws
        -> SituationalPicture
    {
        let day = try CivilDate("2026-11-19").orFail()
        let scope = PictureScope(
            municipality: try MunicipalityCode(municipality).orFail(), kind: .operative,
            span: try PictureSpan(from: day, until: day).orFail(), day: day)
        return SituationalPicture(
            PictureContent(scope, sections), id: .numbered(number), by: "anna", at: .testNow
        ) { _ in [] }
    }

    private func received(_ counts: [(key: String, count: Int)]) -> PictureSection {
        PictureSection(
            .received,
            counts.map { key, count in
                PictureRow(
                    key: key, name: Bilingual(key), figures: [PictureFigure(.reports, count)],
                    source: PictureSource(.cases), isOpen: true)
            })
    }

    private func shared(_ pictures: [SituationalPicture]) throws -> SharedPicture {
        try SharedPicture(pictures, id: .numbered(9), policeArea: nil, by: "anna", made: .testNow).orFail()
    }

    @Test func `sums are of every part or of none`() throws {
        let pictures = [
            try picture(1, "1060", [received([("total", 9), ("source/resident", 9)])]),
            try picture(2, "1081", [received([("total", 3), ("source/police", 3)])]),
            try picture(3, "1083", [received([("total", 4), ("source/resident", 4)])]),
        ]
        let shared = try shared(pictures)
        let totals = shared.totals(of: pictures)
        #expect(totals.map(\.heading) == [.received])
        let told = totals.first?.rows.map { "\($0.key) \(Int($0.figures.first?.value ?? -1))" }
        #expect(told == ["total 16", "source/resident 13", "source/police 3"])
        #expect(totals.first?.rows.allSatisfy { $0.source == nil } == true)
        for missing in pictures {
            #expect(shared.totals(of: pictures.filter { $0.id != missing.id }).isEmpty)
        }
        #expect(shared.totals(of: []).isEmpty)
    }

    @Test func `neither single cases nor what is estimated is summed`() throws {
        let home = PictureRow(
            key: "growing/x", name: Bilingual("x"), figures: [PictureFigure(.cases, 2)],
            source: PictureSource(.case, "x"))
        let alarm = PictureRow(
            key: "lighting/a", name: Bilingual("x"),
            figures: [PictureFigure(.reports, 9), PictureFigure(.expected, 4.5, decimals: 1)])
        let sections = [PictureSection(.cases, [home]), PictureSection(.alarms, [alarm])]
        let pictures = [try picture(1, "1060", sections), try picture(2, "1081", sections)]
        #expect(try shared(pictures).totals(of: pictures).isEmpty)
    }

    @Test func `one is of at least two municipalities, each once, of the same day`() throws {
        let first = try picture(1, "1060", [])
        let again = try picture(2, "1060", [])
        for pictures in [[], [first], [first, again]] as [[SituationalPicture]] {
            #expect(
                SharedPicture(pictures, id: .numbered(9), policeArea: nil, by: "anna", made: .testNow) == nil)
        }
        let later = try CivilDate("2026-11-20").orFail()
        let scope = PictureScope(
            municipality: try MunicipalityCode("1081").orFail(), kind: .operative,
            span: try PictureSpan(from: later, until: later).orFail(), day: later)
        let other = SituationalPicture(
            PictureContent(scope, []), id: .numbered(3), by: "anna", at: .testNow
        ) { _ in [] }
        #expect(
            SharedPicture([first, other], id: .numbered(9), policeArea: nil, by: "anna", made: .testNow)
                == nil)
    }

    @Test func `words in common are changed where they differ, and an empty text takes them away`() throws {
        let made = try shared([try picture(1, "1060", []), try picture(2, "1081", [])])
        let said = made.saying([.summary: "Mörkt.", .cases: ""], at: .testNow.adding(.hours(1)))
        #expect(said.picture.words == [.summary: "Mörkt."] && said.picture.version == 2)
        #expect(said.told.count == 1)
        #expect(said.picture.saying([.summary: "Mörkt."], at: .testNow).told.isEmpty)
        let emptied = said.picture.saying([.summary: ""], at: .testNow).picture
        #expect(emptied.words.isEmpty && emptied.version == 3)
    }
}
