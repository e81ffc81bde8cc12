package import Exports
import Geometry
import HTTPTypes
package import Hummingbird
import JSON
import Prevention
import Projection
package import Reports
package import Web

extension APIService {
    private static let answer: [Route.Answer] = [
        .init(
            .ok, "The finding as it is now.", "application/json", .named("Finding"),
            example: Examples.finding,
            headers: ["ETag"])
    ]

    var addFinding: Route {
        Route(
            .post, "/api/v1/walks/{id}/findings", .to(.keepWalks), headers: [.acceptLanguage],
            body: .init(limit: 32 * 1_024, schema: .named("NewFinding"), example: Examples.newFinding),
            summary: Bilingual(swedish: "En iakttagelse", english: "A finding"),
            notes: """
                What was found at a stop. `id`, a UUID that the device makes, keeps one that is sent twice from being kept twice. Without \
                `place`, which is within \(Finding.farthestMetres) m of it, it lies where the stop does. `stopPlace`: where the stop lay as the device showed it; what was found at a stop whose \
                number another has got meanwhile is refused (`walk.other-stop`). `due` is not before the day of the walk. `warnings`: words that seem to hold personal data, or to name or accuse someone, \
                in it, in the title of its walk or in the name of its stop; it is kept, and is left out of what is published until they are changed.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("Finding"), example: Examples.finding,
                    headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("Finding"),
                    example: Examples.finding,
                    headers: ["ETag", "Location"]),
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let kept = try await addFinding(
                try call.json(), to: try call.value { WalkID($0) }, for: try call.caller(), at: call.now)
            return try response(
                kept.finding, warnings: kept.warnings, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    var listFindings: Route {
        Route(
            .get, "/api/v1/findings", .to(.plan),
            query: [
                .init("walk", .uuid, "Of this walk.", example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"),
                .init("unit", .code, "Of this unit.", example: "gata-park"),
                .init(
                    "case", .uuid, "That became this case or joined it.",
                    example: "01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"),
                .init(
                    "status", .array(.words(Finding.Status.self)), "All when absent.",
                    example: "open,under-way"),
                .init(
                    "gravity", .array(.words(Finding.Gravity.self)), "All when absent.", example: "grave"),
                .init("dueBefore", .day, "With a last day before this one.", example: "2026-12-01"),
                .init(
                    "format", .words(FindingFormat.self),
                    "`json` when absent. `csv`: to be published, without anything whose words, or whose walk's or stop's name, seem to be personal. `ics`: the last days of those that are not done.",
                    example: "json"),
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Iakttagelser", english: "Findings"),
            notes: """
                By their last day, those without one last; at most \(FindingQuery.most). `case` and the members that are null where `withheld`: \
                see `GET /api/v1/findings/{id}`.
                """,
            answers: [
                .init(
                    .ok, "The findings.", "application/json", .named("Findings"), example: Examples.findings),
                .init(.ok, "As a table to be published.", "text/csv"),
                .init(.ok, "As a calendar.", "text/calendar"),
            ], problems: [.notFound]
        ) { call in
            var reader = QueryReader(call.query)
            let walk = reader.value("walk", sv: "Id för en vandring.", en: "The id of a walk.") { WalkID($0) }
            let caller = try call.caller()
            let unit = reader.choice(
                "unit", Choices(profiles(seenBy: caller).flatMap(\.units).map(\.code)))
            let named = reader.value("case", sv: "Id för ett ärende.", en: "The id of a case.") {
                Case.ID($0)
            }
            let statuses = reader.words("status", Finding.Status.self)
            let gravities = reader.words("gravity", Finding.Gravity.self)
            let dueBefore = reader.day("dueBefore")
            let format = reader.word("format", FindingFormat.self) ?? .json
            try reader.finish()
            var query = FindingQuery(
                walk: walk, unit: unit, statuses: statuses, gravities: gravities, dueBefore: dueBefore)
            if let named {
                guard let reader = Caller(caller.identity, to: .readCases) else { throw Problem.notFound }
                query.case = try await foundCase(named, for: reader).id
            }
            let found = try await findings(query, for: caller)
            switch format {
            case .json: return .json(try JSONWriter.object { try $0.findings(found, projector) })
            case .csv: return try await findingTable(found, for: caller, at: call.now)
            case .ics: return calendar(deadlines(call.language).bytes(of: found), "iakttagelser")
            }
        }
    }

    var readFinding: Route {
        Route(
            .get, "/api/v1/findings/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en iakttagelse", english: "Read a finding"),
            notes: """
                `case` and `measure`: what it became; `case` is told to who sees that. `withheld`: what was found and its stop are null, and \
                `place` is the middle of a square of \(Place.squareOfRestricted) metres, for who may not see restricted reports where it was filed as one, or \
                its case has no others. `ETag` is the version to change it by.
                """,
            answers: Self.answer
        ) { call in
            try response(
                try await finding(try call.value { FindingID($0) }, for: try call.caller()), warnings: [],
                call.language)
        }
    }

    var editFinding: Route {
        Route(
            .patch, "/api/v1/findings/{id}", .to(.keepWalks), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 32 * 1_024, schema: .named("FindingEdit"), example: Examples.findingEdit),
            summary: Bilingual(swedish: "Ändra en iakttagelse", english: "Change a finding"),
            notes:
                "At least one member. `place`: within \(Finding.farthestMetres) m of the stop. `due`: not before the day of the walk. `unit`, `due`, `measure` and `case` are taken away by an empty text; `case` takes no other, and what the case said of a finding is taken back: it is open again, or stands as its measure does. Put on a measure it stands as that does, and taken off one what the measure said of it is taken back, where `status` says nothing else. Every change stands in the walk's history. One that is `withheld` is not changed.",
            answers: Self.answer,
            problems: [
                .faultyContent, .notWritable, .notReady, .versionMissing, .changedMeanwhile, .notPossibleNow,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let caller = try call.caller()
            let finding = try await changeFinding(
                try call.value { FindingID($0) }, try call.json(), version: version, for: caller, at: call.now
            )
            return try response(
                finding, warnings: try await warnings(of: finding, for: caller, at: call.now), call.language)
        }
    }

    var reportFinding: Route {
        Route(
            .post, "/api/v1/findings/{id}/case", .to(.keepWalks), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("FindingCase"), example: Examples.findingCase),
            summary: Bilingual(swedish: "Gör en iakttagelse till ärende", english: "Make a finding a case"),
            notes: """
                `category`: the finding is filed as a report of the municipality's own, which joins the case of the trouble at its place \
                or opens one, and whose units are told; one that was taken off a case gets a case of its own, with the same report as before while the case of that has not ended. `answers`: to the questions of the category, as in `POST /api/v1/reports`; those that it requires. `join`: it is about this case, which the caller can see, is open and lies within \
                \(Finding.farthestMetres) m. One of the two.
                """,
            answers: Self.answer,
            problems: [
                .faultyContent, .notWritable, .notReady, .versionMissing, .changedMeanwhile, .notPossibleNow,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            var reader = BodyReader(try call.json())
            let category = reader.text("category")
            let join = reader.value("join", sv: "Id för ett ärende.", en: "The id of a case.") { Case.ID($0) }
            let answers = reader.json("answers")
            if (category == nil) == (join == nil), reader.faults.isEmpty {
                reader.fault(
                    at: reader.pointer, "finding.case", sv: "Ange antingen category eller join.",
                    en: "Give either category or join.")
            } else if join != nil, answers != nil {
                reader.fault(
                    at: reader.pointer.appending("answers"), "finding.case",
                    sv: "Svaren hör till category: utelämna dem med join.",
                    en: "The answers go with category: leave them out with join.")
            }
            try reader.finish()
            let (id, caller) = (try call.value { FindingID($0) }, try call.caller())
            let finding =
                if let join {
                    try await self.join(id, to: join, version: version, for: caller, at: call.now)
                } else {
                    try await report(
                        id, as: category ?? "", answers: answers, version: version, for: caller, at: call.now)
                }
            return try response(finding, warnings: [], call.language)
        }
    }

    /// Findings as a table to publish: without those that may not be.
    package func findingTable(_ findings: [ToldFinding], for caller: Caller, at now: Timestamp) async throws
        -> Response
    {
        let walks = try await walks(of: findings, for: caller)
        let bytes = try FindingsCSV(projector).bytes(
            of: Self.published(findings, of: walks, at: now), walks: walks)
        return Response(
            .ok, WalkProtocolCSV.mediaType, bytes,
            headers: [.contentDisposition: "attachment; filename=\"iakttagelser.csv\""])
    }

    private func response(
        _ finding: ToldFinding, warnings: [Bilingual], _ language: Language, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let position = try projector.position(of: finding.place)
        let body = JSONWriter.object { object in
            finding.write(to: &object, position)
            if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
        }
        return .json(
            body, version: finding.version, at: "/api/v1/findings/\(finding.id)", in: language, status: status
        )
    }
}
