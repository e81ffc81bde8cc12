import Exports
import Geometry
import HTTPTypes
import Hummingbird
import Planning
import Projection
import Reports
import Triage

extension LyktaService {
    var findHotspots: Route {
        Route(
            .get, "/api/v1/hotspots", .scope(.reportRead),
            query: [
                .init(
                    "since", .text,
                    "Seen at or after this moment, or this date's first moment in Sweden; a year back when absent.",
                    example: "2026-01-01"),
                .init(
                    "until", .text,
                    "Seen before this moment, or this date's first moment in Sweden.",
                    example: "2026-11-01"),
                .init(
                    "category", .text, "Codes, separated by commas; all when absent.",
                    example: "lighting,visibility"),
                .area,
                .init(
                    "reach", .integer(HotspotQuestion.reaches),
                    "How far apart two linked reports may lie, in metres; 75 when absent.", example: "75"),
                .init(
                    "minimum", .integer(HotspotQuestion.minimums),
                    "How many reports a hotspot has at least; 3 when absent.",
                    example: "3"),
                .init(
                    "format", .word(HotspotFormat.allCases.map(\.rawValue)), "`geojson` when absent.",
                    example: "geojson"),
            ],
            summary: Bilingual(swedish: "Otrygga platser", english: "Hotspots"),
            notes: """
                Places where the reports of at least two people lie dense, highest score first: each a polygon around the \
                20 m squares of its reports, or its centre, rounded to 10 m, where they lie in one line. Neither words nor the \
                points of single reports are in the answer. `pValue`: how likely chance alone makes \
                the place as hot, adjusted for all places compared; `pattern`: how it has been over the months; `surge`: a \
                late rise that chance seldom makes, looked for among at most \(SurgeScan.usualMostReports) reports; `restsOnOneVoice`: no hotspot \
                without its loudest reporter. `nearRepeat`, of all the reports together: whether a report is soon followed by \
                others nearby, and for how long. The methods, and when not to trust them: docs/methods.md. At most \(Self.mostCountedReports) \
                reports are looked at; ask for a shorter time or an area when there are more.
                """,
            answers: [
                .init(
                    .ok, "The hotspots.", "application/geo+json", .named("HotspotCollection"),
                    example: Examples.hotspots),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
                .init(.ok, "As waypoints.", "application/gpx+xml"),
            ]
        ) { try await findHotspots($0) }
    }

    private enum HotspotFormat: String, CaseIterable { case geojson, csv, gpx }

    private func findHotspots(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let until = reader.moment("until")
        let categories = reader.categories(among: categories(seenBy: caller))
        let since = reader.moment("since")
        let area = reader.area("area", areas(), on: SwedishTime(call.now).date)
        let reach = reader.number("reach", in: HotspotQuestion.reaches) ?? HotspotQuestion.usualReach
        let minimum = reader.number("minimum", in: HotspotQuestion.minimums) ?? HotspotQuestion.usualMinimum
        let formats = HotspotFormat.allCases.map(\.rawValue).joined(separator: ", ")
        let format = reader.value("format", sv: "Någon av: \(formats).", en: "Any of: \(formats).") {
            HotspotFormat(rawValue: $0)
        }
        var asked: HotspotQuestion?
        do {
            asked = try HotspotQuestion(
                since: since, until: until, categories: categories, reach: Radius(metres: Double(reach)),
                minimum: minimum, at: call.now)
        } catch {
            switch error {
            case .sinceNotBeforeUntil:
                reader.fault(
                    "since", "parameter.value", sv: "En tid före until, eller före nu.",
                    en: "A time before until, or before now.")
            case .reachOutOfRange, .minimumOutOfRange: throw Problem.internalFault  // read in their ranges
            }
        }
        try reader.finish()
        guard let question = asked, let statistics = HotspotStatistics() else { throw Problem.internalFault }
        let reports = try await countedReports(
            matching: question.filter(
                municipalities: caller.municipalities, includesRestricted: caller.may(.originalRead)),
            inside: area?.area)
        let answer = try await longWork.run { [projector] isWanted in
            try question.answer(among: reports, projector, statistics: statistics) { _ in isWanted() }
        }
        let hotspots = answer.hotspots
        let words = SwedishWords(categories: served.values.flatMap(\.profile.categories))
        switch format ?? .geojson {
        case .geojson:
            return try file(
                HotspotsGeoJSON(projector, shape: .outlines, nearRepeats: answer.nearRepeats), hotspots,
                named: "otrygga-platser")
        case .csv: return try file(HotspotsCSV(projector, words: words), hotspots, named: "otrygga-platser")
        case .gpx:
            return try file(
                HotspotsGPX(projector, made: call.now, words: words), hotspots, named: "otrygga-platser")
        }
    }
}
