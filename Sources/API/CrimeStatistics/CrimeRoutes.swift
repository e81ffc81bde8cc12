import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension APIService {
    /// The routes of crime statistics.
    var crimeRoutes: [Route] { [listCrimeCounts, addCrimeCounts, deleteCrimeCount] }

    private enum CrimeFormat: String, CaseIterable, Sendable { case json, csv }

    private var listCrimeCounts: Route {
        Route(
            .get, "/api/v1/crime-statistics", .to(.plan),
            query: [
                .init("area", .text, "Of this area: a kommunkod, or a name as published.", example: "1060"),
                .init("offence", .text, "Of this offence, as published.", example: "Rattfylleri"),
                .init("publisher", .text, "Of this publisher.", example: "Polisen"),
                .init(
                    "length", .words(CrimePeriod.Length.self), "Months, quarters or years alone.",
                    example: "year"),
                .init("since", .integer(CrimePeriod.years), "Of this year or later.", example: "2020"),
                .init("through", .integer(CrimePeriod.years), "Of this year or earlier.", example: "2026"),
                .init("format", .words(CrimeFormat.self), "`json` when absent.", example: "json"),
            ],
            summary: Bilingual(swedish: "Brottsstatistiken", english: "Crime statistics"),
            notes: """
                Counts of offences that became known to the police, as somebody published them. They are never counted together with reports. \
                One series for each area, offence, publisher and length of period. `low` and `high`: what chance alone lets expect, at 95 % (Byar's \
                approximation, Breslow and Day 1987), as if offences came independently: where one brings others the uncertainty is greater. \
                `rate`: per 100,000 inhabitants, where the profile has them. `change`: how a count stands to the same period a year before \
                (Przyborowski and Wilenski 1940). A count that was kept before its period was over (`periodWasOver`) tells of a part of it: neither it nor the one a year \
                later has `yearBefore` and `change`. At most \(CrimeQuery.most) counts. `format=csv` is what `lykta crime-statistics import` reads.
                """,
            answers: [
                .init(
                    .ok, "The series.", "application/json", .named("CrimeStatistics"),
                    example: Examples.crimeStatistics),
                .init(.ok, "As a table.", "text/csv"),
            ]
        ) { call in
            let caller = try call.caller()
            var reader = QueryReader(call.query)
            var query = reader.crimeQuery()
            let since = reader.number("since", in: CrimePeriod.years) ?? CrimePeriod.years.lowerBound
            let through = reader.number("through", in: CrimePeriod.years) ?? CrimePeriod.years.upperBound
            let format = reader.word("format", CrimeFormat.self) ?? .json
            try reader.finish()
            query.years = since...max(since, through)
            let asked = try await crimeSeries(query, for: caller)
            let found = since > through ? [] : asked
            let inhabitants = inhabitants(seenBy: caller)
            switch format {
            case .json: return .json(JSONWriter.object { $0.crimeSeries(found, inhabitants) })
            case .csv: return crimeTable(found)
            }
        }
    }

    private var addCrimeCounts: Route {
        Route(
            .post, "/api/v1/crime-statistics", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(
                limit: 512 * 1_024, schema: .named("NewCrimeCounts"), example: Examples.newCrimeCounts),
            summary: Bilingual(swedish: "Spara brottsstatistik", english: "Keep crime statistics"),
            notes: """
                1–\(Self.mostCounts) counts, all or none. `period`: `2024`, `2024-Q1` or `2024-03`, which has begun. `area`: a kommunkod or a name; the keeper's \
                municipality when absent. `status`: `final` when absent, which a count of a period that is not over on this day cannot be; such a one is `preliminary`, and is compared with \
                no other until it is sent again after the period. One that is there is corrected, and what it was is kept; so the same \
                counts can be sent again. `warnings`: what should not stand in the names.
                """,
            answers: [
                .init(
                    .ok, "What became of them.", "application/json", .named("KeptCrimeCounts"),
                    example: Examples.keptCrimeCounts)
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let answer = try await keepCrimeCounts(try call.json(), for: try call.caller(), at: call.now)
            let language = call.language
            return .json(
                JSONWriter.object { object in
                    for one in FigureKeeping.allCases {
                        object.member(one.rawValue, answer.kept.count { $0 == one })
                    }
                    if !answer.warnings.isEmpty {
                        object.member("warnings", answer.warnings.map { $0.text(in: language) })
                    }
                }, headers: [.contentLanguage: language.rawValue])
        }
    }

    private var deleteCrimeCount: Route {
        Route(
            .delete, "/api/v1/crime-statistics", .to(.keepPicture),
            query: [
                .init(
                    "area", .text, "Of this area, as kept.", isRequired: true, example: "1060"),
                .init(
                    "offence", .text, "Of this offence, as kept.", isRequired: true, example: "Rattfylleri"),
                .init("publisher", .text, "Of this publisher.", isRequired: true, example: "Polisen"),
                .init("period", .text, "Of this period.", isRequired: true, example: "2024"),
            ],
            summary: Bilingual(swedish: "Ta bort en siffra", english: "Take a count away"),
            notes: "What it was is kept in the history of the database. 404 when there is none.",
            answers: [.init(.noContent, "Taken away.")], problems: [.notFound, .notWritable]
        ) { call in
            var reader = QueryReader(call.query)
            reader.require("area", "offence", "publisher", "period")
            var query = reader.crimeQuery()
            query.period = reader.value(
                "period", sv: "En period som 2024, 2024-Q1 eller 2024-03.",
                en: "A period such as 2024, 2024-Q1 or 2024-03."
            ) { CrimePeriod($0) }
            try reader.finish()
            try await removeCrimeCount(query, for: try call.caller(), at: call.now)
            return Response(status: .noContent)
        }
    }
}

extension QueryReader {
    /// The parts of a question that are texts, and the length.
    fileprivate mutating func crimeQuery() -> CrimeQuery {
        var query = CrimeQuery()
        query.area = value("area", sv: "En kommunkod eller ett namn.", en: "A kommunkod or a name.") {
            CrimeArea($0)
        }
        query.offence = value("offence", sv: "Ett brott.", en: "An offence.") { OffenceName($0) }
        query.publisher = value("publisher", sv: "En utgivare.", en: "A publisher.") { SourceName($0) }
        query.length = word("length", CrimePeriod.Length.self)
        return query
    }
}
