import Reports
import Web

/// What is answered about reports and cases.
extension APISchemas {
    static let unitMembers: [Schema.Member] = [
        .init("id", .code), .init("name", .text), .init("rule", .text), .init("reason", .text),
        .init("since", .moment),
        .init("due", .nullable(.string(format: "date"))),
    ]

    static let reading: [(String, Schema)] = [
        (
            "Receipt",
            .object([
                .init("id", .uuid), .init("reference", .text),
                .init("clientReference", .text, isRequired: false), .init("case", .uuid, isRequired: false),
                .init("repeated", .boolean, isRequired: false), .init("receivedAt", .moment),
                .init(
                    "units",
                    .array(.object([.init("id", .code), .init("name", .text), .init("reason", .text)]))),
                .init("followUrl", .string(format: "uri")),
                .init("advice", .array(.object([.init("code", .text), .init("message", .text)]))),
            ])
        ),
        (
            "ReportProperties",
            .object([
                .init("id", .uuid), .init("reference", .text, isRequired: false),
                .init("municipality", .text),
                .init("category", .code), .init("status", .words(CaseStatus.self)),
                .init("source", .words(Source.self)),
                .init("observedAt", .moment), .init("distanceMetres", .number(minimum: 0), isRequired: false),
                .init("receivedAt", .moment, isRequired: false), .init("case", .uuid, isRequired: false),
                .init("recurs", .array(.words(Recurrence.self)), isRequired: false),
                .init("clientReference", .text, isRequired: false),
                .init("accuracyMetres", .nullable(.number(minimum: 0)), isRequired: false),
                .init("restricted", .boolean, isRequired: false),
                .init("words", .nullable(.text), isRequired: false),
                .init("text", .text, isRequired: false), .init("answers", answers, isRequired: false),
                .init("nearestAddress", .nullable(nearestAddress), isRequired: false),
                .init("suggestedPlaces", .array(.named("PlaceSuggestion")), isRequired: false),
                .init("suggestedCategory", .named("CategorySuggestion"), isRequired: false),
            ])
        ), ("ReportFeature", feature("ReportProperties")),
        (
            "ReportCollection",
            collection(
                .named("ReportFeature"),
                [.init("numberReturned", .integer()), .init("next", .text, isRequired: false)])
        ),
        (
            "Original",
            .object([
                .init("text", .text), .init("words", .nullable(.text)), .init("answers", answers),
                .init(
                    "contact",
                    .nullable(.object([.init("email", .nullable(.text)), .init("phone", .nullable(.text))]))),
            ])
        ),
        (
            "Counts",
            .object([
                .init("epsg", .integer()), .init("side", .integer()),
                .init(
                    "cells",
                    .array(
                        .object([
                            .init("northing", .integer()), .init("easting", .integer()),
                            .init("count", .integer()),
                        ]))),
            ])
        ), ("Unit", .object(unitMembers)),
        (
            "CaseProperties",
            .object([
                .init("id", .uuid), .init("municipality", .text), .init("group", .code),
                .init("status", .words(CaseStatus.self)), .init("state", .words(CaseState.Kind.self)),
                .init("assignee", .nullable(.text)), .init("openedAt", .moment),
                .init("changedAt", .moment), .init("version", .integer()),
                .init("firstObservedAt", .moment), .init("lastObservedAt", .moment),
                .init("reports", .integer()),
                .init("reporters", .integer()), .init("withheldReports", .integer()),
                .init("placeIsApproximate", .boolean), .init("mergedInto", .uuid, isRequired: false),
                .init("returnOf", .uuid, isRequired: false),
                .init("due", .nullable(.string(format: "date"))),
                .init(
                    "latestReport",
                    .nullable(
                        .object([
                            .init("id", .uuid), .init("reference", .text), .init("receivedAt", .moment),
                            .init("text", .text),
                        ]))),
                .init("units", .array(.object(unitMembers.filter { $0.name != "rule" }))),
            ])
        ), ("CaseFeature", feature("CaseProperties")),
        (
            "CaseCollection",
            collection(
                .named("CaseFeature"),
                [
                    .init("unreadableCases", .integer(), isRequired: false),
                    .init("numberReturned", .integer()),
                ])
        ),
        (
            "Case",
            .object([
                .init("id", .uuid), .init("municipality", .text), .init("group", .code),
                .init("status", .words(CaseStatus.self)), .init("openedAt", .moment),
                .init("changedAt", .moment),
                .init("state", .named("CaseState")), .init("assignee", .text, isRequired: false),
                .init("version", .integer()), .init("place", .nullable(point)),
                .init("nearestAddress", .nullable(nearestAddress)),
                .init("placeIsApproximate", .boolean), .init("reportCount", .integer()),
                .init("withheldReports", .integer()),
                .init("reporterCount", .integer()), .init("firstObservedAt", .moment),
                .init("lastObservedAt", .moment),
                .init("mergedInto", .uuid, isRequired: false), .init("returnOf", .uuid, isRequired: false),
                .init("findings", .text),
                .init("units", .array(.named("Unit"))), .init("reports", .array(.named("ReportFeature"))),
                .init("history", .array(.named("CaseEvent"))),
                .init(
                    "followedFrom",
                    .object([.init("id", .uuid), .init("history", .array(.named("CaseEvent")))]),
                    isRequired: false),
                .init("remarks", .array(.text), isRequired: false),
                .init("warnings", .array(.text), isRequired: false),
            ])
        ),
        (
            "Session",
            .object([
                .init("id", .uuid), .init("name", .text), .init("email", .text),
                .init("roles", .array(.text)), .init("formToken", .text),
            ])
        ),
        (
            "CaseState",
            .object([
                .init("kind", .words(CaseState.Kind.self)), .init("name", .text), .init("explanation", .text),
                .init("reason", .text, isRequired: false), .init("for", .text, isRequired: false),
                .init("what", .text, isRequired: false), .init("measure", .code, isRequired: false),
                .init("why", .words(Refusal.self), isRequired: false),
                .init("text", .text, isRequired: false),
            ])
        ),
        (
            "CaseEditResults",
            .object([
                .init(
                    "results",
                    .array(
                        .object([
                            .init("case", .uuid), .init("status", .integer()),
                            .init("livesIn", .uuid, isRequired: false),
                            .init("version", .integer(), isRequired: false),
                            .init("etag", .text, isRequired: false),
                            .init("remarks", .array(.text), isRequired: false),
                            .init("warnings", .array(.text), isRequired: false),
                            .init("problem", .named("Problem"), isRequired: false),
                        ])))
            ])
        ),
        (
            "CaseEvent",
            .object([
                .init("entry", .integer(1...Int(Int32.max))), .init("undoes", .integer(), isRequired: false),
                .init("at", .moment), .init("kind", .words(CaseEvent.Kind.self)),
                .init("report", .uuid, isRequired: false), .init("other", .uuid, isRequired: false),
                .init("by", .text), .init("person", .uuid, isRequired: false),
                .init("reason", .text),
            ])
        ),
        (
            "RoutingExplanation",
            .object([
                .init("case", .uuid), .init("withheldReports", .integer()), .init("isFallback", .boolean),
                .init("units", .array(.named("Unit"))),
                .init(
                    "rules",
                    .array(
                        .object([
                            .init("rule", .code), .init("matched", .boolean), .init("units", .array(.code)),
                            .init(
                                "conditions",
                                .array(
                                    .object([
                                        .init("key", .text), .init("holds", .boolean),
                                        .init("sentence", .text),
                                    ]))),
                        ]))),
            ])
        ),
    ]
}
