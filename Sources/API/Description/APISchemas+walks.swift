import Prevention
import Reports
import Web

/// What is asked and answered about safety walks that are kept.
extension APISchemas {
    private static let days = Schema.object([
        .init("before", .nullable(.day)), .init("walk", .nullable(.day)), .init("after", .nullable(.day)),
    ])
    private static let daysGiven = Schema.object([
        .init("before", .day, isRequired: false), .init("walk", .day, isRequired: false),
        .init("after", .day, isRequired: false),
    ])
    private static let participantsGiven = Schema.array(
        .object([
            .init("role", .text), .init("count", .integer(WalkParticipants.counts)),
            .init("names", .text, isRequired: false), .init("consent", .boolean, isRequired: false),
        ]))
    private static let stopsGiven = Schema.array(
        .object([
            .init("name", .text), .init("place", point),
            .init("reason", .either([.text, bilingual]), isRequired: false),
            .init("hotspot", .uuid, isRequired: false),
        ]))
    private static let partsGiven: [Schema.Member] = [
        .init("days", daysGiven, isRequired: false), .init("startsAt", .text, isRequired: false),
        .init("meetingPlace", .text, isRequired: false), .init("leader", .text, isRequired: false),
        .init("participants", participantsGiven, isRequired: false),
        .init("invitation", .text, isRequired: false), .init("stops", stopsGiven, isRequired: false),
    ]

    private static let walkMembers: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("title", .text),
        .init("state", .words(WalkState.self)),
        .init("stateName", .text), .init("version", .integer()), .init("madeAt", .moment),
        .init("changedAt", .moment), .init("days", days), .init("startsAt", .nullable(.moment)),
        .init("meetingPlace", .text), .init("leader", .text),
        .init("participants", .array(.object([.init("role", .text), .init("count", .integer())]))),
        .init("headcount", .integer()),
        .init(
            "stops",
            .array(
                .object([
                    .init("number", .integer()), .init("name", .text), .init("place", point),
                    .init("reason", .text), .init("hotspot", .nullable(.uuid)),
                ]))),
        .init(
            "checklist", .array(.object([.init("code", .code), .init("name", .text), .init("look", .text)]))),
        .init("invitation", .text), .init("repeats", .nullable(.uuid)),
    ]

    private static let mark = Schema.object([
        .init("walker", .integer()), .init("role", .text), .init("score", .integer(WalkAnswer.scores)),
        .init("note", .text),
    ])

    static let walks: [(String, Schema)] = [
        ("Walks", .object([.init("walks", .array(.object(walkMembers)))])),
        (
            "WholeWalk",
            .object(
                walkMembers + [
                    .init("walkers", .integer()),
                    .init(
                        "answers",
                        .array(
                            .object([
                                .init("stop", .integer()), .init("point", .code), .init("mean", .number()),
                                .init("least", .integer()), .init("most", .integer()),
                                .init("differs", .boolean),
                                .init("marks", .array(mark)),
                            ]))),
                    .init(
                        "notes",
                        .array(
                            .object([
                                .init("stop", .integer()), .init("point", .nullable(.code)),
                                .init("note", .text),
                                .init("answeredAt", .moment),
                            ]))),
                    .init("findings", .array(.named("Finding"))),
                    .init("photos", .array(.named("WalkPhoto"))),
                    history(of: WalkEventKind.self), .init("repeatedBy", .array(.uuid)),
                    .init("warnings", .array(.text), isRequired: false),
                    .init(
                        "comparison",
                        .array(
                            .object([
                                .init("stop", .integer()),
                                .init(
                                    "points",
                                    .array(
                                        .object([
                                            .init("point", .code), .init("before", .nullable(.number())),
                                            .init("after", .nullable(.number())),
                                            .init("change", .nullable(.number())),
                                        ]))),
                                .init("done", .array(.uuid)), .init("notDone", .array(.uuid)),
                                .init("found", .array(.uuid)),
                            ])), isRequired: false),
                ])
        ),
        (
            "NewWalk",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("title", .text),
                    .init("repeats", .uuid, isRequired: false),
                ] + partsGiven)
        ),
        (
            "WalkEdit",
            .object(
                [
                    .init("title", .text, isRequired: false),
                    .init("state", .words(WalkState.self), isRequired: false),
                    .init(
                        "stopNames", .array(.object([.init("number", .integer()), .init("name", .text)])),
                        isRequired: false),
                ] + partsGiven)
        ),
        (
            "WalkAnswers",
            .object([
                .init(
                    "answers",
                    .array(
                        .object([
                            .init("id", .uuid), .init("walker", .uuid), .init("stop", .integer()),
                            .init("point", .code, isRequired: false),
                            .init("score", .integer(WalkAnswer.scores), isRequired: false),
                            .init("note", .text, isRequired: false), .init("role", .text, isRequired: false),
                            .init("answeredAt", .moment, isRequired: false),
                            .init("stopPlace", point, isRequired: false),
                            .init("sentForAnother", .boolean, isRequired: false),
                        ])))
            ])
        ),
        (
            "KeptWalkAnswers",
            .object([
                .init("kept", .array(.uuid)), .init("repeated", .array(.uuid)),
                .init(
                    "refused",
                    .array(
                        .object([
                            .init("index", .integer()), .init("id", .nullable(.uuid)),
                            .init("reason", .text),
                        ]))),
            ])
        ),
        (
            "NewFinding",
            .object([
                .init("id", .uuid, isRequired: false), .init("stop", .integer()),
                .init("point", .code, isRequired: false), .init("place", point, isRequired: false),
                .init("what", .text), .init("where", .text, isRequired: false),
                .init("gravity", .words(Finding.Gravity.self), isRequired: false),
                .init("action", .text, isRequired: false), .init("unit", .code, isRequired: false),
                .init("due", .day, isRequired: false), .init("stopPlace", point, isRequired: false),
            ])
        ),
        (
            "FindingEdit",
            .object([
                .init("what", .text, isRequired: false), .init("where", .text, isRequired: false),
                .init("place", point, isRequired: false),
                .init("gravity", .words(Finding.Gravity.self), isRequired: false),
                .init("action", .text, isRequired: false), .init("unit", .text, isRequired: false),
                .init("due", .text, isRequired: false),
                .init("status", .words(Finding.Status.self), isRequired: false),
                .init("measure", .text, isRequired: false), .init("case", .text, isRequired: false),
            ])
        ),
        (
            "FindingCase",
            .object([
                .init("category", .code, isRequired: false),
                .init("answers", .dictionary(.text), isRequired: false),
                .init("join", .uuid, isRequired: false),
            ])
        ),
        (
            "Finding",
            .object([
                .init("id", .uuid), .init("walk", .uuid), .init("municipality", .text),
                .init("withheld", .boolean), .init("stop", .nullable(.integer())),
                .init("point", .nullable(.code)), .init("what", .nullable(.text)),
                .init("where", .nullable(.text)),
                .init("place", point), .init("placeIsApproximate", .boolean),
                .init("gravity", .words(Finding.Gravity.self)), .init("action", .nullable(.text)),
                .init("unit", .nullable(.code)), .init("due", .nullable(.day)),
                .init("status", .words(Finding.Status.self)), .init("case", .nullable(.uuid)),
                .init("measure", .nullable(.uuid)), .init("version", .integer()), .init("madeAt", .moment),
                .init("changedAt", .moment), .init("warnings", .array(.text), isRequired: false),
            ])
        ),
        ("Findings", .object([.init("findings", .array(.named("Finding")))])),
        (
            "WalkPhoto",
            .object([
                .init("id", .uuid), .init("stop", .integer()), .init("walker", .nullable(.integer())),
                .init("url", .text), .init("width", .integer()), .init("height", .integer()),
                .init("bytes", .integer()), .init("receivedAt", .moment),
            ])
        ),
    ]
}

extension Examples {
    static let newWalk = #"""
        {"title":"Holje i november","days":{"before":"2026-11-12","walk":"2026-11-26","after":"2026-12-10"},"startsAt":"2026-11-26T16:00:00+01:00","meetingPlace":"Torget","leader":"Trygghetssamordnaren","participants":[{"role":"Boende","count":8},{"role":"Polisen","count":2}],"stops":[{"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.5306,56.2767]},"reason":{"sv":"12 rapporter av 7 röster, de flesta efter mörkrets inbrott.","en":"12 reports by 7 voices, most of them after dark."}}]}
        """#
    static let walkEdit = #"{"state":"invited"}"#
    private static let keptWalk = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","municipality":"1060","title":"Holje i november","state":"planned","stateName":"Planerad","version":1,"madeAt":"2026-11-01T09:00:00Z","changedAt":"2026-11-01T09:00:00Z","days":{"before":"2026-11-12","walk":"2026-11-26","after":"2026-12-10"},"startsAt":"2026-11-26T15:00:00Z","meetingPlace":"Torget","leader":"Trygghetssamordnaren","participants":[{"role":"Boende","count":8},{"role":"Polisen","count":2}],"headcount":10,"stops":[{"number":1,"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.5306,56.2767]},"reason":"12 rapporter av 7 röster, de flesta efter mörkrets inbrott.","hotspot":null}],"checklist":[{"code":"lighting","name":"Belysning","look":"Syns vägen, ansikten och kanter?"}],"invitation":"","repeats":null
        """#
    static let walks = #"{"walks":[{"# + keptWalk + "}]}"
    static let wholeWalk =
        "{" + keptWalk
        + #","walkers":1,"answers":[{"stop":1,"point":"lighting","mean":2,"least":2,"most":2,"differs":false,"marks":[{"walker":1,"role":"Boende","score":2,"note":"Två lampor är släckta."}]}],"notes":[],"findings":[],"photos":[],"history":[{"entry":1,"at":"2026-11-01T09:00:00Z","by":"Anna Berg","kind":"made","words":"Vandringen lades upp med 1 stopp."}],"repeatedBy":[]}"#
    static let walkAnswers = #"""
        {"answers":[{"id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e5f","walker":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e60","stop":1,"point":"lighting","score":2,"note":"Två lampor är släckta.","role":"Boende","answeredAt":"2026-11-26T16:12:00+01:00"}]}
        """#
    static let keptWalkAnswers = #"""
        {"kept":["018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e5f"],"repeated":[],"refused":[]}
        """#
    static let newFinding = #"""
        {"stop":1,"point":"lighting","what":"Två lampor är släckta.","where":"Bakom hallen","gravity":"grave","action":"Byt armaturerna.","unit":"gata-park","due":"2026-12-31"}
        """#
    static let findingEdit = #"{"status":"under-way"}"#
    static let findingCase = #"{"category":"lighting"}"#
    static let finding = #"""
        {"id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61","walk":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","municipality":"1060","withheld":false,"stop":1,"point":"lighting","what":"Två lampor är släckta.","where":"Bakom hallen","place":{"type":"Point","coordinates":[14.5306,56.2767]},"placeIsApproximate":false,"gravity":"grave","action":"Byt armaturerna.","unit":"gata-park","due":"2026-12-31","status":"open","case":null,"measure":null,"version":1,"madeAt":"2026-11-26T15:20:00Z","changedAt":"2026-11-26T15:20:00Z"}
        """#
    static let findings = #"{"findings":["# + finding + "]}"
}
