import Reports
import TestSupport
import Testing

@testable import Intake

@Suite struct SurveyFileTests {
    private func read(_ text: String, _ columns: [SurveyFile.Column: String] = [:]) throws
        -> [Result<SurveyFigure, SurveyRowFault>]
    {
        let keeper = try MunicipalityCode("1060").orFail()
        return try SurveyFile(
            Array(text.utf8), columns: columns, keptBy: keeper, .builtIn,
            on: CivilDate("2026-11-20").orFail()
        ).rows.map(\.figure)
    }

    @Test func `a year to come is refused by its row`() throws {
        let rows = try read(
            """
            year;question;share;asked;source
            2026;victim;11;900;Polisen
            2027;victim;11;900;Polisen
            2026;victim;12;900;Polisen
            """)
        #expect(rows.map { (try? $0.get()) != nil } == [true, false, false])
        let year = try SurveyYear(2027).orFail()
        #expect(throws: SurveyRowFault.yearToCome(year)) { try rows[1].get() }
        #expect(throws: SurveyRowFault.twice) { try rows[2].get() }
    }

    @Test func `figures are read with their own numbers, whatever else the table has`() throws {
        let rows = try read(
            """
            År;question;municipality;Andel;asked;answered;source;anm
            2023;victim;;11 %;900;;Polisen;bäst
            2023;drugs;1081;30,5;1 200;480;"Polisen, Syd";
            """, [.year: "År", .share: "Andel"])
        let figures = try rows.map { try $0.get() }
        #expect(figures.map(\.key.municipality.description) == ["1060", "1081"])
        #expect(
            figures.map(\.percent.hundredths) == [1_100, 3_050] && figures.map(\.percent.decimals) == [0, 1])
        #expect(figures.map(\.sample.asked) == [900, 1_200] && figures.map(\.sample.answered) == [nil, 480])
        #expect(figures.map(\.source.text) == ["Polisen", "Polisen, Syd"])
    }

    @Test(arguments: [
        "1989,victim,11,900,,Polisen", "2023,ghosts,11,900,,Polisen", "2023,victim,101,900,,Polisen",
        "2023,victim,11,,,Polisen", "2023,victim,11,900,901,Polisen", "2023,victim,11,many,,Polisen",
        "2023,victim,11,900,,", "2022,victim,15,900,,Polisen",
    ])
    func `a row that is no figure is refused with a reason, and the others are read`(_ row: String) throws {
        let rows = try read(
            "year,question,share,asked,answered,source\n2022,victim,15,900,,Polisen\n\(row)\n")
        #expect(throws: Never.self) { try rows[0].get() }
        #expect(throws: SurveyRowFault.self) { try rows[1].get() }
        if case .failure(let fault) = rows[1] {
            #expect(!fault.sentence.swedish.isEmpty && fault.sentence.swedish != fault.sentence.english)
        }
    }

    @Test func `a table without its columns is refused whole`() {
        #expect(throws: SurveyFileFault.lacking(["question", "source"])) { try read("year,share\n2023,11\n") }
    }
}
