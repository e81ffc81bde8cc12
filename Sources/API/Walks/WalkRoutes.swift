import Exports
import HTTPTypes
package import Hummingbird
import JSON
package import Prevention
package import Reports
package import Web

extension APIService {
    /// The routes of safety walks that are kept. `POST /api/v1/walks`, which plans a way and keeps nothing, stands with the hotspots.
    var walkRoutes: [Route] {
        [
            listWalks, keepWalk, readWalk, editWalk, sendWalkAnswers, addFinding, listFindings, readFinding,
            editFinding, reportFinding,
        ]
    }

    private static let walkProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]

    private var listWalks: Route {
        Route(
            .get, "/api/v1/walks", .to(.plan),
            query: [
                .init(
                    "state", .array(.words(WalkState.self)), "States; all when absent.",
                    example: "planned,invited"),
                .init("since", .day, "Walked on or after this day.", example: "2026-01-01"),
                .init("until", .day, "Walked before this day.", example: "2027-01-01"),
                .init("format", .words(WalkListFormat.self), "`json` when absent.", example: "json"),
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Trygghetsvandringar", english: "Safety walks"),
            notes: """
                Those without a day first, then the latest day first; at most \(WalkQuery.most). `format=ics`: the three meetings of \
                each as a calendar (RFC 5545), with times for the walks that have one, and whole days for the others.
                """,
            answers: [
                .init(.ok, "The walks.", "application/json", .named("Walks"), example: Examples.walks),
                .init(.ok, "As a calendar.", "text/calendar"),
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let states = reader.words("state", WalkState.self)
            let since = reader.day("since")
            let until = reader.day("until")
            let format = reader.word("format", WalkListFormat.self) ?? .json
            try reader.finish()
            let found = try await walks(
                WalkQuery(states: states, since: since, until: until), for: try call.caller())
            if format == .ics { return calendar(found, call.language) }
            let body = try JSONWriter.object { try $0.walks(found, projector, in: call.language) }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var readWalk: Route {
        Route(
            .get, "/api/v1/walks/{id}", .to(.plan),
            query: [
                .init("format", .words(WholeWalkFormat.self), "`json` when absent.", example: "json")
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "En trygghetsvandring", english: "A safety walk"),
            notes: """
                With its stops as they were when it was planned, what was answered, what was found, the photos, all that happened to it, and \
                for a walk that repeats another the two side by side. `repeatedBy`: the walks that repeat it. \
                `answers`: for each stop and point the last mark of every walker; `differs` where they are not alike. Walkers are numbers. `ETag` is the version to change it by. `format=csv`: the \
                protocol, a line for each stop and point, without notes and without anything about who walked. `format=gpx`: the stops as \
                waypoints with their reasons, and the way past them as a route, for a telephone or a GPS.
                """,
            answers: [
                .init(
                    .ok, "The walk.", "application/json", .named("WholeWalk"), example: Examples.wholeWalk,
                    headers: ["ETag"]),
                .init(.ok, "The protocol as a table.", "text/csv"),
                .init(.ok, "As a calendar.", "text/calendar"),
                .init(.ok, "As a route.", "application/gpx+xml"),
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let format = reader.word("format", WholeWalkFormat.self) ?? .json
            try reader.finish()
            let whole = try await wholeWalk(try call.value { WalkID($0) }, for: try call.caller())
            switch format {
            case .json: return try response(whole, call.language)
            case .csv: return try walkProtocol(whole)
            case .ics: return calendar([whole.walk], call.language)
            case .gpx: return try route(of: whole.walk, at: call.now)
            }
        }
    }

    private var keepWalk: Route {
        Route(
            .put, "/api/v1/walks/{id}", .to(.keepWalks), headers: [.acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("NewWalk"), example: Examples.newWalk),
            summary: Bilingual(swedish: "Lägg upp en trygghetsvandring", english: "Keep a safety walk"),
            notes: """
                Under an id that the caller makes, a UUID: sent again, it is the walk that is kept already, and with other content \
                it is refused (`walk.id-taken`) as long as nobody has changed the walk. Stops are frozen as they are \
                given, with their reasons; the checklist is that of the profile on this day. A stop that names the kept `hotspot` it was chosen \
                from lies within its radius and 250 m, and has its reasons where none are given. `repeats`: an earlier walk, whose stops and \
                checklist it gets, so `stops` are left out then. `leader` and `role` are roles. `names` of participants are kept only with `consent`, and are in no answer. `warnings`: words that seem to \
                hold personal data, names in the title and in those of stops, and names where roles are asked for; they are kept as written, and what is found on a walk or at a stop with such a name is not published. `POST /api/v1/walks` \
                finds the way and keeps nothing.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeWalk"), example: Examples.wholeWalk,
                    headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeWalk"),
                    example: Examples.wholeWalk, headers: ["ETag", "Location"]),
            ], problems: Self.walkProblems
        ) { call in
            let caller = try call.caller()
            let kept = try await keepWalk(
                try call.json(), as: try call.value { WalkID($0) }, for: caller, at: call.now)
            return try response(
                try await wholeWalk(kept.walk.id, for: caller), call.language,
                status: kept.isRepeat ? .ok : .created)
        }
    }

    private var editWalk: Route {
        Route(
            .patch, "/api/v1/walks/{id}", .to(.keepWalks), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("WalkEdit"), example: Examples.walkEdit),
            summary: Bilingual(swedish: "Ändra en trygghetsvandring", english: "Change a safety walk"),
            notes: """
                At least one member; all of them or none. `state`: planned, invited (with a day and a time), walked (when the day has \
                come), reported, followed-up (when the day of the meeting after has come), one step at a time, and one step back; a walk that is \
                planned or invited can be called-off. `startsAt` lies on the walk's day, and days that are changed later fit how far the walk \
                has come. A step back keeps the days; the history says on which day a walk was walked, whatever day is given later. `stops` \
                change only while the walk is planned and nothing was answered, and never those of a walk that repeats another or is \
                repeated, which stop at the same places. `stopNames` corrects names of stops by their numbers at any time. A walk is walked no earlier than the one that it repeats.
                """,
            answers: [
                .init(
                    .ok, "The walk as it is now.", "application/json", .named("WholeWalk"),
                    example: Examples.wholeWalk, headers: ["ETag"])
            ], problems: Self.walkProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let caller = try call.caller()
            let version = try EntityTag.required(call.headers)
            let walk = try await changeWalk(
                try call.value { WalkID($0) }, try call.json(), version: version, for: caller, at: call.now)
            return try response(try await wholeWalk(walk.id, for: caller), call.language)
        }
    }

    private var sendWalkAnswers: Route {
        Route(
            .post, "/api/v1/walks/{id}/answers", .to(.keepWalks), headers: [.acceptLanguage],
            body: .init(limit: 512 * 1_024, schema: .named("WalkAnswers"), example: Examples.walkAnswers),
            summary: Bilingual(swedish: "Svar från en vandring", english: "Answers of a walk"),
            notes: """
                Up to \(Self.mostAnswers) at a time, each under an id that the device makes: one that comes again is kept once, so a \
                request whose answer was lost is sent again as it is. Answers are never changed: another mark of the same `walker` for the \
                same stop and point, answered later, counts instead; marks of two walkers both count. Each is kept or refused by itself. \
                `refused`: those that were not kept, with why, by `index` (from 0) and by `id` where it could be read; the others were kept. \
                `answeredAt` more than a minute ahead of the server's clock counts as a minute ahead, in the order that the device gave, \
                and one of before the walk's day as of the beginning of that day. \
                `stopPlace`: where the stop lay as the device showed it (`stops[].place` of the walk); one whose number another stop has got meanwhile is refused. \
                `sentForAnother`: whoever sends it is not who answered, which the history says. \
                Answers are taken however far the walk has come, since a telephone may find its network late.
                """,
            answers: [
                .init(
                    .ok, "What became of each.", "application/json", .named("KeptWalkAnswers"),
                    example: Examples.keptWalkAnswers)
            ], problems: Self.walkProblems
        ) { call in
            let sent = try await keepAnswers(
                try call.json(), of: try call.value { WalkID($0) }, for: try call.caller(), at: call.now)
            let body = JSONWriter.object { object in
                object.member("kept", sent.filter { $0.outcome == .kept }.compactMap(\.id))
                object.member("repeated", sent.filter { $0.outcome == .repeated }.compactMap(\.id))
                object.array("refused") { array in
                    for one in sent {
                        guard case .refused(let reason) = one.outcome else { continue }
                        array.object {
                            $0.member("index", one.index)
                            $0.member("id", one.id)
                            $0.member("reason", reason.text(in: call.language))
                        }
                    }
                }
            }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private func response(
        _ whole: WholeWalk, _ language: Language, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let body = try JSONWriter.object { try whole.write(to: &$0, projector, in: language) }
        return .json(
            body, version: whole.walk.version, at: "/api/v1/walks/\(whole.walk.id)", in: language,
            status: status)
    }

    /// The three meetings of each walk.
    package func calendar(_ walks: [SafetyWalk], _ language: Language) -> Response {
        let file = WalkCalendar(host: publicURL.description, inSwedish: language == .swedish)
        return Response(
            .ok, file.mediaType, file.bytes(of: walks),
            headers: [.contentDisposition: "attachment; filename=\"trygghetsvandringar.ics\""])
    }

    /// The stops of a walk, and the way past them.
    package func route(of walk: SafetyWalk, at now: Timestamp) throws -> Response {
        Response(
            .ok, GPX.mediaType, try SafetyWalkGPX(projector).bytes(of: walk, made: now),
            headers: [.contentDisposition: "attachment; filename=\"trygghetsvandring.gpx\""])
    }

    /// What was answered, as a table.
    package func walkProtocol(_ whole: WholeWalk) throws -> Response {
        let bytes = try WalkProtocolCSV(projector).bytes(
            of: whole.walk, whole.answers, whole.findings.compactMap(\.whole))
        return Response(
            .ok, WalkProtocolCSV.mediaType, bytes,
            headers: [.contentDisposition: "attachment; filename=\"protokoll.csv\""])
    }
}
