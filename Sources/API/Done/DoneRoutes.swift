package import Exports
import HTTPTypes
package import Hummingbird
import JSON
import Prevention
import Reports
import Triage
package import Web

extension APIService {
    /// What was done, as open data.
    var showDone: Route {
        Route(
            .get, "/api/v1/done", .open,
            query: [
                .init("municipality", .text, "Of this kommunkod.", example: "1060"),
                .init("year", .integer(MeasureQuery.years), "Done in this year.", example: "2026"),
                .init("kind", .code, "Of this kind.", example: "lighting"),
                .init("format", .word(["json", "csv"]), "`json` when absent.", example: "json"),
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Ni sa, vi gjorde", english: "You said, we did"),
            notes: """
                For everybody: the measures that are done and that the municipality has chosen to publish, the latest first; at most \
                \(AskedDone.most). `reports`: how many had reported what a measure is about by the end of the day on which it was done, down to a multiple of \(PublicCount.least), and the same ever after, \
                whatever is reported later; null where fewer than \(PublicCount.least) had (`reportsAreFew`), where no case is behind it, and until that day is over. `mended`: of the findings of safety walks behind it, those that are done. `photos`: those that the municipality has chosen to show. \
                No sum of reports is told, no place more closely than its district, and nothing whose words seem to be personal.
                """,
            answers: [
                .init(.ok, "What was done.", "application/json", .named("Done"), example: Examples.done),
                .init(.ok, "As a table.", "text/csv"),
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let municipality = reader.value(
                "municipality", sv: "En kommunkod.", en: "A municipality code."
            ) { MunicipalityCode($0) }
            let year = reader.number("year", in: MeasureQuery.years)
            let kind = reader.choice(
                "kind", Choices(served.values.flatMap(\.profile.measureKinds.all).map(\.code)))
            let isTable = reader.value("format", sv: "json eller csv.", en: "json or csv.") {
                ["json": false, "csv": true][$0]
            }
            try reader.finish()
            let found = try await done(
                AskedDone(municipality: municipality, year: year, kind: kind), at: call.now)
            return doneList(found, asTable: isTable ?? false, call.language)
        }
    }

    /// What was done, as a file.
    package func doneList(_ done: [ToldDone], asTable isTable: Bool, _ language: Language) -> Response {
        guard !isTable else {
            return Response(
                .ok, DoneCSV.mediaType, DoneCSV().bytes(of: done),
                headers: [
                    .contentDisposition: "attachment; filename=\"gjort.csv\"",
                    .cacheControl: "public, max-age=300",
                ])
        }
        let body = JSONWriter.object { object in
            object.array("done") { array in
                for told in done { array.object { told.write(to: &$0) { $0.text(in: language) } } }
            }
        }
        return .json(
            body, headers: [.contentLanguage: language.rawValue, .cacheControl: "public, max-age=300"])
    }
}
