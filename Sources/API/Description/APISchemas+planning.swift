import Planning
import Reports
import Statistics
import Web

/// What is answered to planners and administrators.
extension APISchemas {
    static let keyMembers: [Schema.Member] = [
        .init("prefix", .text), .init("name", .text), .init("scopes", .array(.words(APIKey.Scope.self))),
        .init("municipalities", .array(.text)), .init("createdAt", .moment),
        .init("revokedAt", .nullable(.moment)),
        .init("webhook", .nullable(.string(format: "uri"))),
    ]

    private static let date = Schema.string(format: "date")
    private static let trendJudgement: [Schema.Member] = [
        .init("verdict", .word(["tooEarly", "tooFewReports", "calm", "rising"])),
        .init(
            "alarm",
            .nullable(
                .object([
                    .init("since", date), .init("through", date), .init("observed", .integer()),
                    .init("expected", .number()), .init("ratio", .number()), .init("weeksBetween", .number()),
                ]))),
        .init("reason", bilingual),
        .init(
            "weeks",
            .array(
                .object([
                    .init("monday", date), .init("observed", .nullable(.integer())),
                    .init("expected", .nullable(.number())), .init("limit", .nullable(.integer())),
                    .init("alarmed", .boolean),
                ])), isRequired: false),
    ]
    private static let effectSpan = Schema.object([
        .init("from", date), .init("until", date), .init("weeks", .integer()),
    ])
    private static let effectCounts = Schema.named("EffectCounts")
    private static let effectEstimate: [Schema.Member] = [
        .init("estimate", .number()), .init("low", .number()), .init("high", .number()),
        .init("p", .number()),
    ]

    /// All that an effect says but its words.
    static let effectFigures: [Schema.Member] = [
        .init("spans", .object([.init("before", effectSpan), .init("after", effectSpan)])),
        .init(
            "counts",
            .object([
                .init("treated", effectCounts), .init("control", effectCounts),
                .init(
                    "displacement",
                    .nullable(.object([.init("treated", effectCounts), .init("control", effectCounts)]))),
            ])),
        .init("difference", .object(effectEstimate)),
        .init("rateRatio", .object(effectEstimate + [.init("corrected", .boolean)])),
        .init("verdict", .words(EffectVerdict.self)),
    ]

    static let planning: [(String, Schema)] = [
        (
            "HotspotProperties",
            .object([
                .init("rank", .integer()), .init("name", .nullable(.text)), .init("radiusMetres", .number()),
                .init("reports", .integer()),
                .init("distinctReporters", .integer()), .init("knownReporters", .integer()),
                .init("categories", .dictionary(.integer())),
                .init("sources", .dictionary(.integer())), .init("darkShare", .number()),
                .init("score", .number()),
                .init("firstObservedAt", .moment), .init("lastObservedAt", .moment),
                .init("pValue", .nullable(.number())), .init("significant", .nullable(.boolean)),
                .init("pValueAgainst", .nullable(.words(HotspotBaseline.self))),
                .init("pattern", .nullable(.words(EmergingClass.self))),
                .init("patternWords", .nullable(bilingual)), .init("reason", .nullable(bilingual)),
                .init(
                    "surge",
                    .nullable(
                        .object([
                            .init("since", date), .init("observed", .integer()), .init("reports", .integer()),
                            .init("expected", .number()),
                            .init("pValue", .number()), .init("yearBefore", .nullable(.integer())),
                            .init("reason", bilingual), .init("caveat", bilingual),
                        ]))),
                .init("restsOnOneVoice", .boolean),
                .init("restsOnTime", .nullable(.words(HotspotTimes.self))),
            ])
        ),
        (
            "HotspotCollection",
            collection(
                feature("HotspotProperties", id: .integer()), [.init("nearRepeat", .named("NearRepeat"))])
        ),
        (
            "NearRepeat",
            .object([
                .init("verdict", .words(NearRepeats.Verdict.self)),
                .init(
                    "bands",
                    .array(
                        .object([
                            .init("fromMetres", .integer()), .init("toMetres", .integer()),
                            .init("fromDays", .integer()), .init("toDays", .integer()),
                            .init("observed", .integer()), .init("expected", .number()),
                            .init("ratio", .number()), .init("pValue", .number()),
                        ]))),
                .init("reason", bilingual),
            ])
        ),
        (
            "Trends",
            .object([
                .init("weeks", .object([.init("from", date), .init("until", date)])),
                .init("falseAlarmsPerMonth", .number()),
                .init("total", .nullable(.object(trendJudgement))),
                .init("series", .array(.named("Trend"))),
                .init(
                    "unlisted",
                    .object([
                        .init("tooEarly", .integer()), .init("tooFewReports", .integer()),
                        .init("calm", .integer()),
                    ])),
            ])
        ),
        (
            "Trend",
            .object(
                [
                    .init("category", .code),
                    .init(
                        "area",
                        .nullable(
                            .object([
                                .init("layer", .words(AreaLayer.self)), .init("code", .text),
                                .init("name", .text),
                            ]))),
                ] + trendJudgement)
        ),
        ("EffectCounts", .object([.init("before", .integer()), .init("after", .integer())])),
        (
            "Effect",
            .object(
                effectFigures + [
                    .init("words", bilingual), .init("otherMeasures", .array(.object(otherMeasure))),
                ])
        ),
        (
            "Walk",
            .object([
                .init("roundTrip", .boolean), .init("lengthMetres", .number()),
                .init("durationMinutes", .integer()),
                .init("suggestedStart", .nullable(.moment)), .init("startNote", .nullable(bilingual)),
                .init(
                    "omitted",
                    .array(
                        .object([
                            .init("name", .text), .init("place", point), .init("reason", bilingual),
                        ]))),
                .init(
                    "stops",
                    .array(
                        .object([
                            .init("order", .integer()), .init("name", .text), .init("place", point),
                            .init("legMetres", .number()),
                        ]))),
            ])
        ),
        (
            "WalkWay",
            .object([
                .init("kind", .word(["walk"])), .init("stops", .integer()), .init("roundTrip", .boolean),
                .init("lengthMetres", .number()), .init("durationMinutes", .integer()),
                .init("suggestedStart", .moment, isRequired: false),
                .init("startNote", bilingual, isRequired: false),
            ])
        ),
        (
            "WalkPoint",
            .object([
                .init("kind", .word(["start", "stop", "omitted"])), .init("order", .nullable(.integer())),
                .init("name", .text), .init("reason", bilingual, isRequired: false),
            ])
        ),
        (
            "WalkCollection",
            collection(
                .either([
                    feature(
                        "WalkWay",
                        geometry: .object([
                            .init("type", .word(["LineString"])), .init("coordinates", .array(position)),
                        ])), feature("WalkPoint", geometry: point),
                ]))
        ),
        (
            "AreaProperties",
            .object([
                .init("layer", .words(AreaLayer.self)), .init("code", .text), .init("name", .text),
                .init("owner", .text, isRequired: false),
                .init("validFrom", date, isRequired: false),
                .init("validUntil", date, isRequired: false),
            ])
        ), ("AreaCollection", collection(feature("AreaProperties"))),
        (
            "Categories",
            .object([
                .init(
                    "municipalities",
                    .array(
                        .object([
                            .init("municipality", .text), .init("name", .text),
                            .init("categories", .array(.named("Category"))),
                        ])))
            ])
        ),
        (
            "Category",
            .object([
                .init("code", .code), .init("name", bilingual), .init("group", .code),
                .init(
                    "questions",
                    .array(
                        .object([
                            .init("code", .code), .init("text", bilingual), .init("required", .boolean),
                            .init(
                                "choices", .array(.object([.init("code", .code), .init("text", bilingual)]))),
                        ]))),
            ])
        ), ("Keys", .object([.init("keys", .array(.object(keyMembers)))])),
        (
            "AddedKey",
            .object(
                [.init("key", .text), .init("webhookSecret", .text, isRequired: false)] + keyMembers)
        ),
        (
            "Messages",
            .object([
                .init(
                    "messages",
                    .array(
                        .object([
                            .init("id", .integer()), .init("unit", .code, isRequired: false),
                            .init("report", .uuid, isRequired: false),
                            .init("case", .uuid, isRequired: false),
                            .init("channel", .word(["webhook", "email"]), isRequired: false),
                            .init("createdAt", .moment, isRequired: false),
                            .init("digestAt", .moment, isRequired: false),
                            .init("attempts", .integer(), isRequired: false),
                            .init("state", .words(OutboxMessage.State.self)),
                            .init("lastFault", .nullable(.text)),
                        ])))
            ])
        ),
    ]
}
