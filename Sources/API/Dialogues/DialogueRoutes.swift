import Exports
import HTTPTypes
package import Hummingbird
package import JSON
package import Prevention
package import Projection
package import Reports
package import Web

extension APIService {
    /// The routes of dialogues.
    var dialogueRoutes: [Route] { [listDialogues, keepDialogue, readDialogue, editDialogue] }

    private enum DialogueFormat: String, CaseIterable, Sendable { case json, csv }

    private static let changed: [Route.Answer] = [
        .init(
            .ok, "The dialogue as it is now.", "application/json", .named("WholeDialogue"),
            example: Examples.wholeDialogue, headers: ["ETag"])
    ]
    private static let dialogueProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]

    private var listDialogues: Route {
        Route(
            .get, "/api/v1/dialogues", .to(.plan),
            query: [
                .init("since", .day, "Held on this day or later.", example: "2026-01-01"),
                .init("until", .day, "Held before this day.", example: "2027-01-01"),
                .init("category", .code, "With a theme of this category.", example: "lighting"),
                .init("format", .words(DialogueFormat.self), "`json` when absent.", example: "json"),
            ],
            summary: Bilingual(swedish: "Medborgardialoger", english: "Dialogues with residents"),
            notes: """
                A source of its own beside reports: nothing in it is counted among reports. The latest day first; at most \
                \(DialogueQuery.most). `themes`: what was spoken of, each with how many did and the category that it goes with. \
                `format=csv`: without `notes`, which are for staff, and without anything whose words seem to be personal.
                """,
            answers: [
                .init(
                    .ok, "The dialogues.", "application/json", .named("Dialogues"),
                    example: Examples.dialogues),
                .init(.ok, "As a table.", "text/csv"),
            ]
        ) { call in
            let caller = try call.caller()
            var reader = QueryReader(call.query)
            let query = DialogueQuery(
                since: reader.day("since"), until: reader.day("until"),
                category: reader.choice("category", choices(of: caller).categories))
            let format = reader.word("format", DialogueFormat.self) ?? .json
            try reader.finish()
            let found = try await dialogues(query, for: caller)
            switch format {
            case .json: return .json(try JSONWriter.object { try $0.dialogues(found, projector) })
            case .csv: return try dialogueTable(found, at: call.now)
            }
        }
    }

    /// Dialogues as a file: what may be read outside the staff.
    package func dialogueTable(_ dialogues: [Dialogue], at now: Timestamp) throws -> Response {
        let open = dialogues.filter { Self.warnings(of: $0.openTexts, at: now).isEmpty }
        return Response(
            .ok, DialoguesCSV.mediaType, try DialoguesCSV(projector).bytes(of: open),
            headers: [.contentDisposition: "attachment; filename=\"dialoger.csv\""])
    }

    private var keepDialogue: Route {
        Route(
            .put, "/api/v1/dialogues/{id}", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named("NewDialogue"), example: Examples.newDialogue),
            summary: Bilingual(swedish: "Lägg upp en medborgardialog", english: "Keep a dialogue"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the dialogue that is kept already, as it is \
                now; with other content, or when another dialogue has the id, wherever, 409. `day` has come, and is of 2000 or later. `whereabouts`: the place in words; `place`: a \
                Point within the municipality, or none. `people`: how many took part, where somebody has counted. `themes`: at most \
                \(DialogueThemes.most), each once, whatever the case of its letters. `notes`: for staff alone. `holder`: an office or an association, never a person. \
                `provenance`: what it is known from. `warnings`: words that seem to hold personal data or to accuse someone; they are kept; and others that look the same.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeDialogue"),
                    example: Examples.wholeDialogue, headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeDialogue"),
                    example: Examples.wholeDialogue, headers: ["ETag", "Location"]),
            ], problems: Self.dialogueProblems + [.conflict]
        ) { call in
            let kept = try await keepDialogue(
                try call.json(), as: try call.value { DialogueID($0) }, for: try call.caller(), at: call.now)
            return try response(kept.dialogue, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readDialogue: Route {
        Route(
            .get, "/api/v1/dialogues/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en medborgardialog", english: "Read a dialogue"),
            notes: "With everything that happened to it. `ETag` is the version to change it by.",
            answers: Self.changed
        ) { call in
            let whole = try await wholeDialogue(
                try call.value { DialogueID($0) }, for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private var editDialogue: Route {
        Route(
            .patch, "/api/v1/dialogues/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named("DialogueEdit"), example: Examples.dialogueEdit),
            summary: Bilingual(swedish: "Ändra en medborgardialog", english: "Change a dialogue"),
            notes: """
                At least one member; all of them or none. `place` and `people` are taken away by an empty text. `themes` takes the place of \
                the list before. `withdrawn`: why it was entered by mistake; then it counts in no picture, and changes no more; a reason that seems to hold personal data is refused. What it was stays in the history.
                """,
            answers: Self.changed, problems: Self.dialogueProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeDialogue(
                try call.value { DialogueID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private func response(
        _ whole: WholeDialogue, _ language: Language, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let body = try JSONWriter.object { try whole.write(to: &$0, projector, in: language) }
        return .json(
            body, version: whole.dialogue.version, at: "/api/v1/dialogues/\(whole.dialogue.id)", in: language,
            status: status)
    }
}

extension APIService.WholeDialogue {
    /// The dialogue, its history and what should not stand in it, as the API writes them.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        try dialogue.write(to: &object, projector)
        object.history(history) { $0.text(in: language) }
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
    }
}
