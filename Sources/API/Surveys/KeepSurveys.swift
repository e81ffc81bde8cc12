package import JSON
package import Prevention
package import Reports
package import Web

/// What safety surveys found. It is as if it were not for whoever has no right in the municipality that keeps it.
extension APIService {
    package func surveyFigures(_ query: SurveyQuery, for caller: Caller) async throws -> [SurveyFigure] {
        var query = query
        query.keepers = caller.municipalities
        return try await store.surveyFigures(query)
    }

    /// The questions of the municipalities that the caller may see, the first of each code.
    package func surveyQuestions(seenBy caller: Caller) -> [SurveyQuestion] {
        var codes: Set<Code<SurveyQuestion>> = []
        return profiles(seenBy: caller).flatMap(\.surveyQuestions.all).filter {
            codes.insert($0.code).inserted
        }
    }

    /// Keeps a figure, or corrects the one that is there.
    ///
    /// - Parameters:
    ///   - json: `percent`, `asked`, `answered`, `source` and, where the caller has several municipalities, `keeper`.
    ///   - municipality: Whose figure it is.
    /// - Throws: a ``Problem`` with every fault; 404 for a question that the keeper's profile does not have.
    package func keepFigure(
        _ json: JSONValue, of municipality: MunicipalityCode, question: Code<SurveyQuestion>,
        year: SurveyYear, for caller: Caller, at now: Timestamp
    ) async throws -> (figure: SurveyFigure, keeping: FigureKeeping) {
        var reader = BodyReader(json)
        let percent = reader.value(
            "percent", isRequired: true, sv: "En andel som 11 eller 11,3: 0–100 med högst två decimaler.",
            en: "A share such as 11 or 11,3: 0–100 with at most two decimals."
        ) { PublishedPercent($0) }
        let asked = reader.wholeNumber("asked", in: SurveySample.numbers)
        let answered = reader.wholeNumber("answered", in: SurveySample.numbers)
        let source = reader.value(
            "source", isRequired: true, sv: "Vem som har gett ut siffran, 1–200 byte.",
            en: "Who published the figure, 1–200 bytes."
        ) { SourceName($0) }
        let profiles = profiles(seenBy: caller)
        let named = reader.value(
            "keeper", sv: "En kommun som det är din rätt att spara för.",
            en: "A municipality that you may keep figures for."
        ) { text in profiles.first { $0.municipality.description == text }?.municipality }
        let sample = SurveySample(asked: asked, answered: answered)
        if sample == nil, reader.faults.isEmpty {
            reader.fault(
                at: reader.pointer.appending(answered == nil ? "asked" : "answered"), "survey.sample",
                sv:
                    "Skriv hur många som fick frågan eller hur många som svarade; svaren kan inte vara flest.",
                en: "Give how many were asked or how many answered; no more can answer than were asked.")
        }
        if named == nil, profiles.count > 1, reader.faults.isEmpty {
            reader.fault(
                at: reader.pointer.appending("keeper"), "member.required",
                sv: "Säg vilken kommun som sparar siffran.", en: "Say which municipality keeps the figure.")
        }
        if !year.hasBegun(on: SwedishTime(now).date) {
            let words = FigureFault.yearToCome(year).words
            reader.fault(
                at: reader.pointer.appending("year"), "survey.year-to-come", sv: words.swedish,
                en: words.english)
        }
        try reader.finish()
        guard let percent, let source, let sample,
            let profile = named.flatMap({ code in profiles.first { $0.municipality == code } })
                ?? profiles.first, profile.surveyQuestions.question(question) != nil
        else { throw Problem.notFound }
        let figure = SurveyFigure(
            key: .init(
                keeper: profile.municipality, municipality: municipality, question: question, year: year),
            percent: percent, sample: sample, source: source)
        let kept = try await store.keep([figure], by: caller.agent, at: now)
        return (figure, kept.first ?? .unchanged)
    }

    /// Takes away what the caller's municipalities keep of a municipality, a question and a year.
    ///
    /// - Throws: 404 when there is none.
    package func removeFigure(
        of municipality: MunicipalityCode, question: Code<SurveyQuestion>, year: SurveyYear,
        for caller: Caller, at now: Timestamp
    ) async throws {
        var query = SurveyQuery()
        (query.municipality, query.question, query.year) = (municipality, question, year)
        let found = try await surveyFigures(query, for: caller)
        guard !found.isEmpty else { throw Problem.notFound }
        for figure in found { _ = try await store.removeFigure(figure.key, by: caller.agent, at: now) }
    }
}
