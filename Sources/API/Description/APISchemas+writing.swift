import Planning
import Reports
import Web

/// What is sent.
extension APISchemas {
    static let writing: [(String, Schema)] = [
        ("Credentials", .object([.init("email", .text), .init("password", .text)])),
        (
            "Submission",
            .object([
                .init("category", .code), .init("text", .string(notes: "1–4,000 characters")),
                .init("place", .named("SubmittedPlace")),
                .init("accuracyMetres", .number(minimum: 0), isRequired: false),
                .init("observedAt", .moment, isRequired: false),
                .init("recurs", .array(.words(Recurrence.self)), isRequired: false),
                .init("source", .words(Source.self), isRequired: false),
                .init(
                    "contact",
                    .object([
                        .init("email", .text, isRequired: false), .init("phone", .text, isRequired: false),
                    ]),
                    isRequired: false),
                .init("clientReference", .text, isRequired: false),
                .init("reporter", .text, isRequired: false),
                .init("answers", .dictionary(.text), isRequired: false),
                .init("municipality", .text, isRequired: false),
            ])
        ),
        (
            "SubmittedPlace",
            .either([
                .object([
                    .init("type", .word(["Point"])), .init("coordinates", position),
                    .init("words", .text, isRequired: false),
                ]),
                .object([
                    .init("northing", .number()), .init("easting", .number()),
                    .init("epsg", .integer(3_006...3_018)),
                    .init("words", .text, isRequired: false),
                ]), .object([.init("words", .text)]),
            ])
        ),
        (
            "ReportSearch",
            .object([
                .init("within", .either(areas)), .init("category", .array(.code), isRequired: false),
                .init("status", .array(.words(CaseStatus.self)), isRequired: false),
                .init("source", .array(.words(Source.self)), isRequired: false),
                .init("unit", .code, isRequired: false), .init("since", .moment, isRequired: false),
                .init("until", .moment, isRequired: false),
                .init("receivedSince", .moment, isRequired: false),
                .init("receivedUntil", .moment, isRequired: false),
                .init("limit", .integer(1...1_000), isRequired: false),
                .init("cursor", .text, isRequired: false),
            ])
        ),
        (
            "Placing",
            .object([
                .init(
                    "place",
                    .object([
                        .init("type", .word(["Point"])), .init("coordinates", position),
                        .init("words", .text, isRequired: false),
                    ]), isRequired: false),
                .init("suggestion", .text, isRequired: false),
                .init("accuracyMetres", .number(minimum: 0), isRequired: false),
            ])
        ),
        (
            "CategoryQuestion",
            .object([.init("text", .text), .init("municipality", .text, isRequired: false)])
        ),
        ("CaseEdit", .object(editMembers)),
        (
            "NewState",
            .object([
                .init("kind", .word(["received", "reopened", "under-way", "waiting", "done", "cannot"])),
                .init("reason", .text, isRequired: false), .init("for", .text, isRequired: false),
                .init("what", .text, isRequired: false), .init("measure", .code, isRequired: false),
                .init("why", .words(Refusal.self), isRequired: false),
                .init("explanation", .text, isRequired: false),
            ])
        ),
        (
            "CaseEdits",
            .object([
                .init(
                    "edits",
                    .array(
                        .object(
                            [.init("case", .uuid), .init("version", .integer())] + editMembers)))
            ])
        ),
        (
            "Correction",
            .object([
                .init("category", .code, isRequired: false), .init("place", point, isRequired: false),
                .init("accuracyMetres", .number(minimum: 0), isRequired: false),
                .init("restricted", .boolean, isRequired: false), .init("reason", .text),
            ])
        ),
        (
            "WalkOrder",
            .object([
                .init("start", .named("WalkStop")), .init("stops", .array(.named("WalkStop"))),
                .init("roundTrip", .boolean, isRequired: false),
                .init("order", .words(StopOrder.self), isRequired: false),
                .init("date", .string(format: "date"), isRequired: false),
                .init("dusk", .word(["begins", "ends"]), isRequired: false),
                .init("mostMetres", .integer(WalkBounds.metres), isRequired: false),
                .init("mostMinutes", .integer(WalkBounds.minutes), isRequired: false),
            ])
        ),
        (
            "WalkStop",
            .object([
                .init("name", .text, isRequired: false), .init("place", point),
                .init("gain", .number(), isRequired: false),
            ])
        ),
        (
            "NewKey",
            .object([
                .init("name", .text), .init("scopes", .array(.words(APIKey.Scope.self))),
                .init("municipalities", .array(.text), isRequired: false),
                .init("webhook", .string(format: "uri"), isRequired: false),
            ])
        ),
    ]

    /// What can be asked for a case.
    private static let editMembers: [Schema.Member] = [
        .init("status", .word(["open", "in-progress", "closed"]), isRequired: false),
        .init("state", .named("NewState"), isRequired: false),
        .init("assignee", .text, isRequired: false), .init("category", .code, isRequired: false),
        .init("place", point, isRequired: false),
        .init("accuracyMetres", .number(minimum: 0), isRequired: false),
        .init("restricted", .boolean, isRequired: false),
        .init("units", .array(.code), isRequired: false), .init("due", .text, isRequired: false),
        .init(
            "handOver",
            .object([.init("from", .code, isRequired: false), .init("to", .code, isRequired: false)]),
            isRequired: false),
        .init("undo", .integer(1...Int(Int32.max)), isRequired: false),
        .init("reason", .text, isRequired: false), .init("answer", .text, isRequired: false),
        .init("note", .text, isRequired: false), .init("pin", .array(.uuid), isRequired: false),
        .init("separate", .array(.uuid), isRequired: false),
        .init("unpin", .array(.uuid), isRequired: false), .init("merge", .uuid, isRequired: false),
    ]
}
