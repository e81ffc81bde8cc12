import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension APIService {
    /// The routes of safety surveys.
    var surveyRoutes: [Route] { [listSurveys, putSurveyFigure, deleteSurveyFigure] }

    private enum SurveyFormat: String, CaseIterable, Sendable { case json, csv }

    private var listSurveys: Route {
        Route(
            .get, "/api/v1/surveys", .to(.plan),
            query: [
                .init("question", .code, "Of this question.", example: "victim"),
                .init("municipality", .text, "Of this municipality.", example: "1060"),
                .init("year", .integer(1990...2100), "Of this year.", example: "2023"),
                .init("format", .words(SurveyFormat.self), "`json` when absent.", example: "json"),
            ],
            summary: Bilingual(swedish: "Trygghetsmätningen", english: "The safety survey"),
            notes: """
                By question, municipality and year. `low` and `high`: the ends of the 95 % interval (Wilson 1927), in percent, wide enough \
                for how the share was rounded; `intervalAtBest`: nobody has said how many answered, so that it is reckoned with all who were \
                asked, and may be wider. `format=csv` is what `lykta surveys import` reads.
                """,
            answers: [
                .init(
                    .ok, "The figures.", "application/json", .named("SurveyFigures"),
                    example: Examples.surveyFigures),
                .init(.ok, "As a table.", "text/csv"),
            ]
        ) { call in
            var reader = QueryReader(call.query)
            var query = SurveyQuery()
            query.question = reader.value("question", sv: "En frågas kod.", en: "A question's code.") {
                Code($0)
            }
            query.municipality = reader.value("municipality", sv: "En kommunkod.", en: "A kommunkod.") {
                MunicipalityCode($0)
            }
            query.year = reader.number("year", in: 1990...2100).flatMap { SurveyYear($0) }
            let format = reader.word("format", SurveyFormat.self) ?? .json
            try reader.finish()
            let found = try await surveyFigures(query, for: try call.caller())
            switch format {
            case .json: return .json(JSONWriter.object { $0.surveyFigures(found) })
            case .csv:
                return Response(
                    .ok, SurveyCSV.mediaType, SurveyCSV.bytes(of: found),
                    headers: [.contentDisposition: "attachment; filename=\"trygghetsmatning.csv\""])
            }
        }
    }

    private var putSurveyFigure: Route {
        Route(
            .put, "/api/v1/surveys/{question}/{municipality}/{year}", .to(.keepPicture),
            headers: [.acceptLanguage],
            body: .init(
                limit: 4 * 1_024, schema: .named("NewSurveyFigure"), example: Examples.newSurveyFigure),
            summary: Bilingual(swedish: "Spara en siffra", english: "Keep a figure"),
            notes: """
                What was found in a municipality in a year, the own one or another to compare with. `percent`: as it was published, as text, \
                `11` or `11,3`. `asked`, `answered`: at least one of them. `keeper`: which municipality keeps it, where the caller has several. \
                A year that has not begun is refused. One that is there is corrected; what it was is kept. `warnings`: what should not stand in `source`.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("SurveyFigure"),
                    example: Examples.surveyFigure),
                .init(
                    .ok, "Corrected, or so already.", "application/json", .named("SurveyFigure"),
                    example: Examples.surveyFigure),
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let kept = try await keepFigure(
                try call.json(), of: try call.value(1) { MunicipalityCode($0) },
                question: try call.value { Code($0) },
                year: try call.value(2) { Int($0).flatMap { SurveyYear($0) } }, for: try call.caller(),
                at: call.now)
            let language = call.language
            let warnings = Self.warnings(of: [kept.figure], at: call.now)
            let answer = JSONWriter.object { object in
                kept.figure.write(to: &object)
                if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
            }
            return .json(
                answer, status: kept.keeping == .added ? .created : .ok,
                headers: [.contentLanguage: language.rawValue])
        }
    }

    private var deleteSurveyFigure: Route {
        Route(
            .delete, "/api/v1/surveys/{question}/{municipality}/{year}", .to(.keepPicture),
            summary: Bilingual(swedish: "Ta bort en siffra", english: "Take a figure away"),
            notes: "What it was is kept in the history of the database.",
            answers: [.init(.noContent, "Taken away.")], problems: [.notWritable]
        ) { call in
            try await removeFigure(
                of: try call.value(1) { MunicipalityCode($0) }, question: try call.value { Code($0) },
                year: try call.value(2) { Int($0).flatMap { SurveyYear($0) } }, for: try call.caller(),
                at: call.now)
            return Response(status: .noContent)
        }
    }
}
