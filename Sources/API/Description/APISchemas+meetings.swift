import Prevention
import Reports
import Web

/// What is asked and answered about meetings.
extension APISchemas {
    private static let link = Schema.object([
        .init("kind", .words(DecisionLink.Kind.self)), .init("id", .uuid),
    ])
    private static let decision = Schema.object([
        .init("id", .uuid), .init("number", .integer()), .init("words", .text), .init("owner", .text),
        .init("due", .nullable(.day)), .init("state", .words(DecisionState.self)), .init("reason", .text),
        .init("link", .nullable(link)),
    ])
    private static let agenda = Schema.object([
        .init("day", .day), .init("since", .nullable(.day)),
        .init(
            "points",
            .array(
                .object([
                    .init("heading", .words(AgendaHeading.self)), .init("name", .text),
                    .init("words", .nullable(.text)),
                    .init(
                        "source",
                        .nullable(
                            .object([
                                .init("kind", .words(AgendaSource.Kind.self)), .init("id", .nullable(.text)),
                            ]))),
                ]))),
    ])
    private static let meeting: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("day", .day), .init("title", .text),
        .init("present", .text), .init("state", .words(MeetingState.self)), .init("minutes", .text),
        .init("agenda", .nullable(agenda)), .init("decisions", .array(decision)),
        .init("version", .integer()), .init("madeAt", .moment), .init("changedAt", .moment),
        .init("calledOff", .text, isRequired: false), .init("withdrawn", .text, isRequired: false),
    ]
    private static let decisionParts: [Schema.Member] = [
        .init("owner", .text, isRequired: false), .init("due", .either([.day, .text]), isRequired: false),
        .init("state", .words(DecisionState.self), isRequired: false),
        .init("reason", .text, isRequired: false), .init("link", .either([link, .text]), isRequired: false),
    ]

    static let meetings: [(String, Schema)] = [
        ("Meetings", .object([.init("meetings", .array(.object(meeting)))])),
        ("MeetingAgenda", agenda),
        (
            "WholeMeeting",
            .object(
                meeting + [
                    history(of: MeetingEventKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "NewMeeting",
            .object([
                .init("municipality", .text, isRequired: false), .init("day", .day),
                .init("title", .text, isRequired: false), .init("present", .text, isRequired: false),
            ])
        ),
        (
            "MeetingEdit",
            .object([
                .init("day", .day, isRequired: false), .init("title", .text, isRequired: false),
                .init("present", .text, isRequired: false), .init("minutes", .text, isRequired: false),
                .init("state", .words(MeetingState.self), isRequired: false),
                .init("calledOff", .text, isRequired: false), .init("withdrawn", .text, isRequired: false),
            ])
        ),
        ("NewDecision", .object([.init("words", .text)] + decisionParts)),
        ("DecisionEdit", .object([.init("words", .text, isRequired: false)] + decisionParts)),
    ]
}

extension Examples {
    static let newMeeting =
        #"{"municipality":"1060","day":"2026-11-20","title":"Operativt möte","present":"Trygghetssamordnaren, kommunpolisen"}"#
    static let meetingEdit =
        #"{"state":"opened","present":"Trygghetssamordnaren, kommunpolisen, Olofströmshus"}"#
    static let newDecision =
        #"{"words":"Se över belysningen bakom idrottshallen.","owner":"Gata och park","due":"2026-12-15","state":"decided"}"#
    static let decisionEdit = #"{"state":"done"}"#
    private static let agenda =
        #"{"day":"2026-11-20","since":"2026-11-10","points":[{"heading":"decided","name":"Röj buskarna vid torget.","words":"Gjort, Gata och park (möte 2026-11-10, punkt 1)","source":{"kind":"meeting","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e80"}},{"heading":"overdue","name":"Ny belysning","words":"Åtgärd. Beslutad, skulle ha varit klar 2026-11-01.","source":{"kind":"measure","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e81"}}]}"#
    static let meetingAgenda = agenda
    private static let keptMeeting =
        #""id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e82","municipality":"1060","day":"2026-11-20","title":"Operativt möte","present":"Trygghetssamordnaren, kommunpolisen","state":"opened","minutes":"","agenda":"#
        + agenda
        + #","decisions":[{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e83","number":1,"words":"Se över belysningen bakom idrottshallen.","owner":"Gata och park","due":"2026-12-15","state":"decided","reason":"","link":null}],"version":3,"madeAt":"2026-11-20T08:00:00Z","changedAt":"2026-11-20T08:00:00Z""#
    static let meetings = #"{"meetings":[{"# + keptMeeting + "}]}"
    static let wholeMeeting =
        "{" + keptMeeting
        + #","history":[{"entry":1,"at":"2026-11-20T08:00:00Z","by":"Anna Berg","kind":"made","words":"Mötet lades upp."}]}"#
}
