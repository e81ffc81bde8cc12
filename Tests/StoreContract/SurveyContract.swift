import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about what surveys found.
package struct SurveyContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a figure is kept once, corrected, and taken away, and its history keeps all of it`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let (first, other) = (try SurveyFigure.found(2023, "11"), try SurveyFigure.found(2022, "12,5"))
        #expect(
            try await store.keep([first, other], by: Agent(anna), at: .testNow) == [.added, .added])
        #expect(try await store.keep([first], by: Agent(anna), at: .testNow) == [.unchanged])
        let corrected = try SurveyFigure.found(2023, "11", answered: 420)
        #expect(try await store.keep([corrected], by: "lykta", at: .testNow) == [.corrected])
        try await store.close()
        store = try await location.open()
        #expect(try await store.surveyFigures(SurveyQuery()) == [other, corrected])
        #expect(try await store.removeFigure(first.key, by: Agent(anna), at: .testNow))
        #expect(try await !store.removeFigure(first.key, by: Agent(anna), at: .testNow))
        #expect(try await store.surveyFigures(SurveyQuery()) == [other])
        let history = try await store.surveyHistory(of: first.key)
        #expect(history.map(\.figure) == [first, corrected, nil])
        #expect(history.map(\.by) == [Agent(anna), "lykta", Agent(anna)])
        #expect(try await store.keep([first], by: "lykta", at: .testNow) == [.added])
        #expect(try store.inspect { _ in } == [])
    }

    package func `no figure of a year to come is kept, nor any beside it`() async throws {
        let store = try await backend.makeStore()
        let sound = try SurveyFigure.found(2026, "11")
        let early = try SurveyFigure.found(2027, "11")
        await #expect(throws: FigureFault.yearToCome(early.key.year)) {
            _ = try await store.keep([sound, early], by: "lykta", at: .testNow)
        }
        #expect(try await store.surveyFigures(SurveyQuery()) == [])
        #expect(try await store.keep([sound], by: "lykta", at: .testNow) == [.added])
    }

    package func `figures are asked for by keeper, question, municipality and year`() async throws {
        let store = try await backend.makeStore()
        let figures = try [
            SurveyFigure.found(2022, "12"), .found(2023, "11"), .found(2023, "14", of: "1081"),
            .found(2023, "30", question: "drugs"), .found(2023, "9", keeper: "0880"),
        ]
        _ = try await store.keep(figures, by: "lykta", at: .testNow)
        func found(_ change: (inout SurveyQuery) throws -> Void) async throws -> Set<SurveyFigure> {
            var query = SurveyQuery()
            try change(&query)
            return Set(try await store.surveyFigures(query))
        }
        let home = try MunicipalityCode("1060").orFail()
        #expect(try await found { _ in } == Set(figures))
        #expect(try await found { $0.keepers = [home] } == Set(figures.prefix(4)))
        #expect(try await found { $0.question = try Code("drugs").orFail() } == [figures[3]])
        #expect(try await found { $0.municipality = try MunicipalityCode("1081").orFail() } == [figures[2]])
        #expect(try await found { $0.year = try SurveyYear(2022).orFail() } == [figures[0]])
    }
}

extension SurveyFigure {
    package static func found(
        _ year: Int, _ percent: String, of municipality: String = "1060", question: String = "victim",
        asked: Int? = 900, answered: Int? = nil, keeper: String = "1060"
    ) throws -> SurveyFigure {
        SurveyFigure(
            key: .init(
                keeper: try MunicipalityCode(keeper).orFail(),
                municipality: try MunicipalityCode(municipality).orFail(),
                question: try Code(question).orFail(), year: try SurveyYear(year).orFail()),
            percent: try PublishedPercent(percent).orFail(),
            sample: try SurveySample(asked: asked, answered: answered).orFail(),
            source: try SourceName("Polisregionen").orFail())
    }
}
