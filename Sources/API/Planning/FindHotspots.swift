import Exports
package import Geometry
import HTTPTypes
import Hummingbird
package import Planning
import Projection
package import Reports
import Triage
package import Web

extension APIService {
    var findHotspots: Route {
        Route(
            .get, "/api/v1/hotspots", .to(.plan),
            query: Self.hotspotParameters + [
                .init(
                    "format", .word(HotspotFormat.allCases.map(\.rawValue)), "`geojson` when absent.",
                    example: "geojson")
            ],
            summary: Bilingual(swedish: "Otrygga platser", english: "Hotspots"),
            notes: """
                Places where the reports of at least two voices lie dense, highest score first: each a polygon around the \
                20 m squares of its reports, or its centre, rounded to 10 m, where they lie in one line. Neither words nor the \
                points of single reports are in the answer. `distinctReporters`: voices: each `reporter` or \
                contact is one, each network address that reports without either came from in a day is one, and where \
                that is not known each day that they say; `knownReporters`: how many of these are at least known to be \
                different. `pValue`: how likely chance alone makes \
                the place as hot, adjusted for all places compared, the larger of with and without its loudest reporter; \
                `pValueAgainst`: what it is compared with; `pattern`: how it has been over the months; `surge`: a \
                late rise in incidents that chance seldom makes, what several tell within days counted once, looked for among at most \(SurgeScan.usualMostReports) reports, with its `caveat`: what else it may be, and `yearBefore`: \
                the incidents of the same weeks and circle 52 weeks before, where the time asked about reaches so far back; `restsOnOneVoice`: no hotspot \
                without its loudest reporter; `restsOnTime`: none without the reports of one `day`, or of one `fortnight`, that has at least half of them. `name`: the nearest street or \
                named place and the district, never a house. `nearRepeat`, of all the reports together: whether a report is soon followed by \
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

    /// What is asked about hotspots, as an address has it.
    static let hotspotParameters: [Route.QueryParameter] = [
        .init(
            "since", .momentOrDay,
            "Seen at or after this moment, or this date's first moment in Sweden; a year back when absent.",
            example: "2026-01-01"),
        .init(
            "until", .momentOrDay,
            "Seen before this moment, or this date's first moment in Sweden.",
            example: "2026-11-01"),
        .init(
            "category", .array(.code), "Codes, separated by commas; all when absent.",
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
            "baseline", .word(HotspotBaseline.allCases.map(\.rawValue)),
            "What `pValue` is against: reports spread `even`ly over the places where people report, as the `reports` of all categories together, for which `category` is needed, or as many as live in each district (`inhabitants`), where the profile says; `even` when absent.",
            example: "even"),
    ]

    private enum HotspotFormat: String, CaseIterable { case geojson, csv, gpx }

    private func findHotspots(_ call: Call) async throws -> Response {
        var reader = QueryReader(call.query)
        let format = reader.word("format", HotspotFormat.self)
        let found = try await hotspots(reader, for: try call.caller(), at: call.now)
        switch format ?? .geojson {
        case .geojson:
            return try file(
                HotspotsGeoJSON(projector, shape: .outlines, nearRepeats: found.nearRepeats), found.hotspots,
                named: "otrygga-platser")
        case .csv:
            return try file(
                HotspotsCSV(projector, words: swedishWords), found.hotspots, named: "otrygga-platser")
        case .gpx:
            return try file(
                HotspotsGPX(projector, made: call.now, words: swedishWords), found.hotspots,
                named: "otrygga-platser")
        }
    }
}

extension APIService {
    /// The hotspots that a query asks for, each under its name: the one answer that every door gives.
    ///
    /// - Parameters:
    ///   - reader: of `since`, `until`, `category`, `area`, `reach`, `minimum` and `baseline`, as `GET /api/v1/hotspots` takes them; what
    ///     else was read of it is refused with them.
    ///   - lookingForSurges: false for an answer without surges and near repeats, which is far cheaper.
    /// - Throws: a ``Problem``, that of every fault by the name of its parameter.
    /// - Cost: some seconds for many reports; nothing when the same was asked before, on the same day, and nothing has been committed
    ///   since.
    package func hotspots(
        _ reader: QueryReader, for caller: Caller, at now: Timestamp, lookingForSurges: Bool = true
    ) async throws -> HotspotAnswer {
        let revision = store.revision
        let asked = try hotspotRequest(reader, for: caller, at: now, lookingForSurges: lookingForSurges)
        let kept =
            lookingForSurges ? HotspotStatistics() : HotspotStatistics(surges: nil, nearRepeats: nil)
        guard let statistics = kept else { throw Problem.internalFault }
        return try await hotspotAnswers.answer(to: asked.key, at: revision) {
            try await answer(
                asked.question, inside: asked.area, statistics, for: caller, on: asked.key.day)
        }
    }

    /// A question about hotspots that has been read, and what its answer is remembered by.
    struct HotspotRequest: Sendable {
        let question: HotspotQuestion
        let area: Area?
        let key: AskedHotspots
    }

    /// - Throws: a ``Problem``, that of every fault by the name of its parameter.
    func hotspotRequest(
        _ reader: QueryReader, for caller: Caller, at now: Timestamp, lookingForSurges: Bool
    ) throws(Problem) -> HotspotRequest {
        var reader = reader
        let until = reader.moment("until")
        let categories = reader.choices("category", choices(of: caller).categories)
        let since = reader.moment("since")
        let day = SwedishTime(now).date
        let area = reader.area("area", areas(), on: day)
        let reach = reader.number("reach", in: HotspotQuestion.reaches) ?? HotspotQuestion.usualReach
        let minimum = reader.number("minimum", in: HotspotQuestion.minimums) ?? HotspotQuestion.usualMinimum
        let baseline = reader.word("baseline", HotspotBaseline.self) ?? .even
        var asked: HotspotQuestion?
        do {
            asked = try HotspotQuestion(
                since: since, until: until, categories: categories, reach: Radius(metres: Double(reach)),
                minimum: minimum, baseline: baseline,
                inhabitants: baseline == .inhabitants ? inhabitants(of: caller, on: day) : nil, at: now)
        } catch {
            switch error {
            case .sinceNotBeforeUntil:
                reader.fault(
                    "since", "parameter.value", sv: "En tid före until, eller före nu.",
                    en: "A time before until, or before now.")
            case .baselineWithoutCategory:
                reader.fault(
                    "baseline", "parameter.value",
                    sv: "Välj en kategori: alla rapporter kan inte jämföras med sig själva.",
                    en: "Choose a category: all reports cannot be compared with themselves.")
            case .inhabitantsUnknown:
                reader.fault(
                    "baseline", "parameter.value",
                    sv: "Profilen säger inte hur många som bor i distrikten, eller i andra än dem som finns.",
                    en:
                        "The profile does not say how many live in the districts, or in others than there are."
                )
            case .reachOutOfRange, .minimumOutOfRange: throw Problem.internalFault  // read in their ranges
            }
        }
        try reader.finish()
        guard let question = asked else { throw Problem.internalFault }
        let key = AskedHotspots(
            day: day, since: since, until: until, categories: categories,
            area: area.map { "\($0.layer.rawValue)/\($0.code)" }, reach: reach, minimum: minimum,
            baseline: baseline, looksForSurges: lookingForSurges, reader: Readership(of: caller))
        return HotspotRequest(question: question, area: area?.area, key: key)
    }

    /// What somebody can compare hotspots with: with how many live in the districts where the profile says.
    package func baselines(for caller: Caller, at now: Timestamp) -> [HotspotBaseline] {
        let isKnown = inhabitants(of: caller, on: SwedishTime(now).date) != nil
        return HotspotBaseline.allCases.filter { $0 != .inhabitants || isKnown }
    }

    /// As the profiles of the municipalities that somebody may see say; nil where they do not.
    package func inhabitants(of caller: Caller, on day: CivilDate) -> Inhabitants? {
        let numbers = profiles(seenBy: caller).reduce(into: [String: Int]()) { all, profile in
            all.merge(profile.inhabitants) { first, _ in first }
        }
        return try? Inhabitants(numbers, in: areas().all(of: .district), on: day)
    }

    private func answer(
        _ question: HotspotQuestion, inside area: Area?, _ statistics: HotspotStatistics, for caller: Caller,
        on day: CivilDate
    ) async throws -> HotspotAnswer {
        let reports = try await countedReports(
            matching: question.filter(
                municipalities: caller.municipalities, includesRestricted: caller.may(.readOriginals),
                sight: caller.sight),
            inside: area)
        let answer = try await longWork.run { [projector] isWanted in
            try question.answer(among: reports, projector, statistics: statistics) { _ in isWanted() }
        }
        return HotspotAnswer(try await named(answer.hotspots, on: day), nearRepeats: answer.nearRepeats)
    }

    /// What a place is called on lists: by its street and district, never by a house. Nil when nothing near has a name.
    package func name(of place: Place, at now: Timestamp) async throws -> String? {
        try await naming(on: SwedishTime(now).date).name(of: place)
    }

    func naming(on day: CivilDate) -> PlaceNaming { PlaceNaming(store, areas(), on: day) }

    private func named(_ hotspots: [Hotspot], on day: CivilDate) async throws -> [Hotspot] {
        let naming = naming(on: day)
        var named = hotspots
        for index in named.indices {
            named[index].name = try await naming.name(of: named[index].centre)
        }
        return named
    }
}

extension Examples {
    static let hotspots = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"rank":1,"name":"Vilebovägen, Centrum","radiusMetres":60,"reports":9,"distinctReporters":6,"knownReporters":5,"categories":{"lighting":7,"visibility":2},"sources":{"resident":9},"darkShare":0.78,"score":5.1,"firstObservedAt":"2026-02-03T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","pValue":0.0004,"significant":true,"pValueAgainst":"even","pattern":"intensifying","patternWords":{"sv":"Tilltagande","en":"Intensifying"},"reason":{"sv":"Het i 11 av de senaste 12 månaderna, och platsen sticker ut allt mer.","en":"Hot in 11 of the last 12 months, and standing out more and more."},"surge":{"since":"2026-10-12","observed":9,"reports":9,"expected":2.1,"pValue":0.005,"yearBefore":2,"reason":{"sv":"Sedan 12 oktober: 9 rapporter här omkring, väntat 2,1. En sådan ökning ger slumpen en gång på 200 sökningar.","en":"Since 12 October: 9 reports around here, 2.1 expected. Chance makes such a rise once in 200 searches."},"caveat":{"sv":"Samma veckor förra året: 2. Den kan också bero på en kampanj, eller på att fler har börjat rapportera just här.","en":"In the same weeks of last year: 2. It may also come of a campaign, or of more people having begun to report just here."}},"restsOnOneVoice":false,"restsOnTime":null}}],"nearRepeat":{"verdict":"likelier","bands":[{"fromMetres":0,"toMetres":100,"fromDays":1,"toDays":7,"observed":41,"expected":21.3,"ratio":1.92,"pValue":0.006},{"fromMetres":0,"toMetres":100,"fromDays":8,"toDays":14,"observed":34,"expected":20.4,"ratio":1.67,"pValue":0.012}],"reason":{"sv":"Efter en rapport är risken för en ny inom 100 m 1,8 gånger den vanliga i två veckor.","en":"After a report, another within 100 m is 1.8 times as likely as usual for two weeks."}}}
        """#
}
