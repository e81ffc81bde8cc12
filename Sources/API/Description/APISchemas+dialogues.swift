import Prevention
import Reports
import Web

/// What is asked and answered about dialogues.
extension APISchemas {
    private static let theme = Schema.object([
        .init("name", .text), .init("count", .integer(DialogueTheme.counts)),
        .init("category", .nullable(.code)),
    ])
    private static let themeGiven = Schema.object([
        .init("name", .text), .init("count", .integer(DialogueTheme.counts)),
        .init("category", .code, isRequired: false),
    ])
    private static let parts: [Schema.Member] = [
        .init("place", .either([point, .text]), isRequired: false),
        .init("people", .either([.integer(Dialogue.numbers), .text]), isRequired: false),
        .init("themes", .array(themeGiven), isRequired: false), .init("notes", .text, isRequired: false),
        .init("holder", .text, isRequired: false), .init("provenance", .text, isRequired: false),
    ]
    private static let dialogue: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("day", .day), .init("whereabouts", .text),
        .init("place", .nullable(point)), .init("people", .nullable(.integer(Dialogue.numbers))),
        .init("themes", .array(theme)), .init("notes", .text), .init("holder", .text),
        .init("provenance", .text), .init("version", .integer()), .init("madeAt", .moment),
        .init("changedAt", .moment), .init("withdrawn", .text, isRequired: false),
    ]

    static let dialogues: [(String, Schema)] = [
        ("Dialogues", .object([.init("dialogues", .array(.object(dialogue)))])),
        (
            "WholeDialogue",
            .object(
                dialogue + [
                    history(of: DialogueEventKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "NewDialogue",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("day", .day),
                    .init("whereabouts", .text),
                ] + parts)
        ),
        (
            "DialogueEdit",
            .object(
                [
                    .init("day", .day, isRequired: false), .init("whereabouts", .text, isRequired: false),
                    .init("withdrawn", .text, isRequired: false),
                ] + parts)
        ),
    ]
}

extension Examples {
    static let newDialogue = #"""
        {"municipality":"1060","day":"2026-10-14","whereabouts":"Folkets hus, Holje","place":{"type":"Point","coordinates":[14.5306,56.2767]},"people":34,"themes":[{"name":"Belysning","count":12,"category":"lighting"},{"name":"Mopeder","count":7}],"notes":"Många nämnde vägen till idrottshallen.","holder":"Kommunen och polisen","provenance":"Minnesanteckningar, KS 2026/112"}
        """#
    static let dialogueEdit = #"{"people":36,"notes":"Två kom sent."}"#
    private static let keptDialogue =
        #""id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50","municipality":"1060","day":"2026-10-14","whereabouts":"Folkets hus, Holje","place":{"type":"Point","coordinates":[14.5306,56.2767]},"people":34,"themes":[{"name":"Belysning","count":12,"category":"lighting"},{"name":"Mopeder","count":7,"category":null}],"notes":"Många nämnde vägen till idrottshallen.","holder":"Kommunen och polisen","provenance":"Minnesanteckningar, KS 2026/112","version":1,"madeAt":"2026-10-15T08:00:00Z","changedAt":"2026-10-15T08:00:00Z""#
    static let dialogues = #"{"dialogues":[{"# + keptDialogue + "}]}"
    static let wholeDialogue =
        "{" + keptDialogue
        + #","history":[{"entry":1,"at":"2026-10-15T08:00:00Z","by":"Anna Berg","kind":"made","words":"Dialogen lades upp."}]}"#
}
