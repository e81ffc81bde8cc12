import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct SurveySeriesTests {
    private let question = SurveyQuestions.builtIn.all[0]

    private func figure(
        _ year: Int, _ percent: String, of code: String = "1060", asked: Int? = 900, answered: Int? = nil,
        question: SurveyQuestion? = nil
    ) throws -> SurveyFigure {
        SurveyFigure(
            key: .init(
                keeper: try MunicipalityCode("1060").orFail(),
                municipality: try MunicipalityCode(code).orFail(),
                question: (question ?? self.question).code, year: try SurveyYear(year).orFail()),
            percent: try PublishedPercent(percent).orFail(),
            sample: try SurveySample(asked: asked, answered: answered).orFail(),
            source: try SourceName("Polisen").orFail())
    }

    private func series(_ figures: [SurveyFigure]) throws -> SurveySeries {
        try SurveySeries(question, of: MunicipalityCode("1060").orFail(), among: figures).orFail()
    }

    @Test func `best since is said only where every earlier year can be told from the last`() throws {
        let years = [(2017, "19"), (2018, "18"), (2019, "20"), (2020, "18"), (2021, "19"), (2022, "17")]
        var figures = try years.map { try figure($0.0, $0.1) }
        figures.append(try figure(2023, "11"))
        #expect(try series(figures).best == .surely(since: SurveyYear(2017).orFail()))
        figures[5] = try figure(2022, "12")
        let close = try series(figures).best
        #expect(close == .inFigures(likewise: [try SurveyYear(2022).orFail()]))
        #expect(close.sentence.swedish.contains("2022 ryms inom felmarginalen"))
        figures[0] = try figure(2017, "10")
        #expect(try series(figures).best == .notBest)
    }

    @Test func `fewer who answered than were asked make the best of years unsure`() throws {
        let asked = try [figure(2022, "15"), figure(2023, "11")]
        #expect(try series(asked).best == .surely(since: SurveyYear(2022).orFail()))
        let answered = try [figure(2022, "15", answered: 350), figure(2023, "11", answered: 350)]
        #expect(try series(answered).best == .inFigures(likewise: [SurveyYear(2022).orFail()]))
    }

    @Test func `one year alone is compared with nothing, and none is no series`() throws {
        #expect(try series([figure(2023, "11")]).best == .noOther)
        #expect(
            SurveySeries(question, of: try MunicipalityCode("0880").orFail(), among: [try figure(2023, "11")])
                == nil)
    }

    @Test func `where more is better the best is the highest`() throws {
        let trust = try SurveyQuestions.builtIn.all.last { !$0.lowerIsBetter }.orFail()
        let figures = try [figure(2022, "50", question: trust), figure(2023, "60", question: trust)]
        let series = try SurveySeries(trust, of: MunicipalityCode("1060").orFail(), among: figures).orFail()
        #expect(try series.best == .surely(since: SurveyYear(2022).orFail()))
        let year = try SurveyYear(2023).orFail()
        let among = try [
            figure(2023, "60", question: trust), figure(2023, "70", of: "1082", question: trust),
            figure(2023, "20", of: "1081", question: trust),
        ]
        let rows = try SurveyRanking(trust, in: year, among: among).orFail().rows
        #expect(rows.map(\.figure.key.municipality.description) == ["1082", "1060", "1081"])
        #expect(rows.map(\.possible) == [1...1, 2...2, 3...3])
    }

    @Test func `a rank among municipalities says which it cannot be told from`() throws {
        let among = try [
            figure(2023, "11"), figure(2023, "12", of: "1081"), figure(2023, "13", of: "1080"),
            figure(2023, "25", of: "1082"),
        ]
        let rows = try SurveyRanking(question, in: SurveyYear(2023).orFail(), among: among).orFail().rows
        #expect(rows.map(\.rank) == [1, 2, 3, 4])
        #expect(rows.map(\.possible) == [1...3, 1...3, 1...3, 4...4])
        #expect(try SurveyRanking(question, in: SurveyYear(2022).orFail(), among: among) == nil)
    }

    @Test(arguments: [
        ("11", 1_100, 0), ("11,3 %", 1_130, 1), ("11.35", 1_135, 2), ("0", 0, 0), ("100", 10_000, 0),
        ("7,05", 705, 2),
    ])
    func `a percent is read as it was published`(_ text: String, _ hundredths: Int, _ decimals: Int) throws {
        let percent = try PublishedPercent(text).orFail()
        #expect(percent.hundredths == hundredths && percent.decimals == decimals)
        #expect(PublishedPercent(percent.description) == percent)
    }

    @Test(arguments: ["", "%", "101", "100,01", "-1", "1e1", "11,355", "11,", ",5", "1.2.3", "elva"])
    func `what is no percent is refused`(_ text: String) { #expect(PublishedPercent(text) == nil) }

    @Test func `a sample has a number, and no more answers than were asked`() {
        #expect(SurveySample(asked: nil, answered: nil) == nil)
        #expect(
            SurveySample(asked: 900, answered: 901) == nil && SurveySample(asked: 0, answered: nil) == nil)
        #expect(SurveySample(asked: 900, answered: 450)?.counted == 450)
        #expect(SurveySample(asked: 900, answered: nil)?.isAtBest == true)
    }
}
