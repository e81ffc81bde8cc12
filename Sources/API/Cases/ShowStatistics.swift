import Exports
import HTTPTypes
import Hummingbird
import Reports
import Triage
import Web

extension APIService {
    var showStatistics: Route {
        Route(
            .get, "/api/v1/statistics", .to(.readCases),
            query: [
                .init(
                    "since", .momentOrDay,
                    "Reports received, and cases opened, at or after this moment (RFC 3339), or this date's first moment in Sweden.",
                    example: "2026-01-01"),
                .init(
                    "until", .momentOrDay, "Those before this moment, or this date's first moment in Sweden.",
                    example: "2027-01-01"),
                .init(
                    "by", .words(StatisticsGrouping.self),
                    "A row for each of these; one of everything when absent.",
                    example: "unit"),
                .init("format", .words(FigureFormat.self), "`json` when absent.", example: "json"),
            ],
            summary: Bilingual(
                swedish: "Statistik över handläggningen", english: "Statistics of the handling"),
            notes: """
                `received` counts reports; the rest is of the cases that were opened in the span and not merged into others: `done`, \
                `open`, `overdue` today, and in days from opening the median and the 90th percentile to the first answer of staff and \
                until done, over the `count` cases that have got there. A case with two units is in the row of each; `total` has it once. \
                Everything is counted, nothing is sampled. Without `original:read` restricted reports are not among the received: \
                `withheldReports` says how many. What each number means: docs/methods.md.
                """,
            answers: [
                .init(
                    .ok, "The statistics.", "application/json", .named("Statistics"),
                    example: Examples.statistics),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
            ]
        ) { try await showStatistics($0) }
    }

    private enum FigureFormat: String, CaseIterable { case json, csv }

    private func showStatistics(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let question = StatisticsQuestion(
            municipalities: caller.municipalities, from: reader.moment("since"),
            until: reader.moment("until"),
            by: reader.word("by", StatisticsGrouping.self), today: SwedishTime(call.now).date,
            includesRestricted: caller.seesAllRestricted)
        let format = reader.word("format", FigureFormat.self) ?? .json
        try reader.finish()
        let names = StatisticsNames(
            by: question.grouping,
            profiles: profiles(seenBy: caller),
            districts: areas().all(of: .district))
        let statistics = try await store.statistics(question)
        switch format {
        case .json: return .json(StatisticsJSON(question, names: names).bytes(of: statistics))
        case .csv:
            return Response(
                .ok, CSV.mediaType, StatisticsCSV(by: question.grouping, names: names).bytes(of: statistics),
                headers: [.contentDisposition: "attachment; filename=\"statistik.csv\""])
        }
    }
}

extension Examples {
    static let statistics = #"""
        {"since":"2025-12-31T23:00:00Z","until":null,"by":"unit","today":"2026-11-21","withheldReports":0,"total":{"received":31,"cases":12,"done":7,"open":5,"overdue":1,"daysToFirstAnswer":{"count":9,"median":1.5,"p90":4.25},"daysToDone":{"count":7,"median":6.5,"p90":12.75}},"rows":[{"key":"gata-park","name":{"sv":"Gata och park","en":"Streets and parks"},"received":31,"cases":12,"done":7,"open":5,"overdue":1,"daysToFirstAnswer":{"count":9,"median":1.5,"p90":4.25},"daysToDone":{"count":7,"median":6.5,"p90":12.75}}]}
        """#
}
