import Exports
import Geometry
import Hummingbird
package import Planning
package import Reports
import Triage
package import Web

extension APIService {
    var findTrends: Route {
        Route(
            .get, "/api/v1/trends", .to(.plan),
            query: [
                .init(
                    "since", .momentOrDay,
                    "Count from this day, or from the first report of any category if that is later; four to five years back when absent.",
                    example: "2025-01-01"),
                .init(
                    "category", .array(.code), "Codes, separated by commas; all when absent.",
                    example: "lighting,visibility"),
                .init(
                    "layer", .words(AreaLayer.self),
                    "Count by the areas of this layer; `district` when absent.",
                    example: "district"),
                .init(
                    "list", .word(TrendList.allCases.map(\.rawValue)),
                    "`rising`: the series with something to say, as when absent; `all`: every series, with its weeks.",
                    example: "rising"),
                .init(
                    "format", .word(TrendFormat.allCases.map(\.rawValue)), "`json` when absent.",
                    example: "json"),
            ],
            summary: Bilingual(swedish: "Tidiga trender", english: "Early trends"),
            notes: """
                Which categories are on the rise in which districts, week by week; at most one false alarm a month in the \
                mean, over all series together. A reporter counts once for each category, spot and day. Alarms first. `total` \
                is all reports together; while they rise, each series is judged by its share of the others. `since` is the \
                Monday a rise began, `through` the Sunday of the last week that spoke for it: `observed` and `expected` are \
                those of these weeks. The method, and when not to trust it: docs/methods.md.
                """,
            answers: [
                .init(.ok, "The trends.", "application/json", .named("Trends"), example: Examples.trends),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
            ]
        ) { try await findTrends($0) }
    }

    private enum TrendList: String, CaseIterable { case rising, all }
    private enum TrendFormat: String, CaseIterable { case json, csv }

    private func findTrends(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let list = reader.word("list", TrendList.self) ?? .rising
        let format = reader.word("format", TrendFormat.self) ?? .json
        let trends = try await trends(
            reader, for: caller, listing: list == .all ? .all : .rising, at: call.now)
        switch format {
        case .json: return .json(TrendsJSON(hasWeeks: list == .all).bytes(of: trends))
        case .csv:
            return try file(
                TrendsCSV(words: SwedishWords(categories: categories(seenBy: caller))), trends.series,
                named: "trender")
        }
    }
}

extension APIService {
    /// The trends that a query asks for: the one answer that every door gives.
    ///
    /// - Parameter reader: of `since`, `category` and `layer`, as `GET /api/v1/trends` takes them; what else was read of it is
    ///   refused with them.
    /// - Throws: a ``Problem``, that of every fault by the name of its parameter.
    /// - Cost: some seconds for many reports; nothing when the same was asked before, on the same day, and nothing has been committed
    ///   since.
    package func trends(
        _ reader: QueryReader, for caller: Caller, listing: Trends.Listing, at now: Timestamp
    ) async throws -> Trends {
        let revision = store.revision
        var reader = reader
        let start = reader.value("since", sv: "En dag: 2025-01-01.", en: "A day: 2025-01-01.") {
            CivilDate($0)
        }
        let asked = reader.choices("category", choices(of: caller).categories)
        let layer = reader.word("layer", AreaLayer.self) ?? .district
        var question: TrendQuestion?
        do {
            question = try TrendQuestion(
                since: start, categories: asked, among: Set(categories(seenBy: caller).map(\.code)),
                areas: areas().all(of: layer), layer: layer, listing: listing, at: now)
        } catch {
            switch error {
            case .sinceYetToCome:
                reader.fault(
                    "since", "parameter.value", sv: "En dag som har varit.", en: "A day that has been.")
            case .falseAlarmsOutOfRange: throw Problem.internalFault  // not asked for
            }
        }
        try reader.finish()
        guard let question else { throw Problem.internalFault }
        let key = AskedTrends(
            day: SwedishTime(now).date, since: start, categories: asked, layer: layer, listing: listing,
            reader: Readership(of: caller))
        return try await trendAnswers.answer(to: key, at: revision) {
            let reports = try await countedReports(
                matching: question.filter(
                    municipalities: caller.municipalities, includesRestricted: caller.may(.readOriginals),
                    sight: caller.sight),
                inside: nil)
            return try await longWork.run { isWanted in
                try question.trends(among: reports) { _ in isWanted() }
            }
        }
    }
}

extension Examples {
    static let trends = #"""
        {"weeks":{"from":"2023-11-20","until":"2026-11-16"},"falseAlarmsPerMonth":1,"total":{"verdict":"calm","alarm":null,"reason":{"sv":"Alla rapporter tillsammans. Ingen ökning utöver vad slumpen brukar ge.","en":"All reports together. No rise beyond what chance tends to bring."}},"series":[{"category":"lighting","area":{"layer":"district","code":"holje","name":"Holje"},"verdict":"rising","alarm":{"since":"2026-10-19","through":"2026-11-15","observed":14,"expected":5.1,"ratio":2.75,"weeksBetween":156},"reason":{"sv":"Från vecka 43 till och med vecka 46: 14 rapporter, väntat 5. Så stort utslag kommer av en slump ungefär en gång på tre år i en sådan serie.","en":"From week 43 through week 46: 14 reports, 5 expected. A signal this strong comes by chance about once in three years in one such series."}}],"unlisted":{"tooEarly":0,"tooFewReports":31,"calm":58}}
        """#
}
