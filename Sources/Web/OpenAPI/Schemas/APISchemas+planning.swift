import Reports

/// What is answered to planners and administrators.
extension APISchemas {
    static let keyMembers: [Schema.Member] = [
        .init("prefix", .text), .init("name", .text), .init("scopes", .array(.words(APIKey.Scope.self))),
        .init("municipalities", .array(.text)), .init("createdAt", .moment),
        .init("revokedAt", .nullable(.moment)),
    ]

    static let planning: [(String, Schema)] = [
        (
            "HotspotProperties",
            .object([
                .init("rank", .integer()), .init("radiusMetres", .number()), .init("reports", .integer()),
                .init("distinctReporters", .integer()), .init("categories", .dictionary(.integer())),
                .init("sources", .dictionary(.integer())), .init("darkShare", .number()),
                .init("score", .number()),
                .init("firstObservedAt", .moment), .init("lastObservedAt", .moment),
            ])
        ), ("HotspotCollection", collection(feature("HotspotProperties", id: .integer()))),
        (
            "Walk",
            .object([
                .init("roundTrip", .boolean), .init("lengthMetres", .number()),
                .init("durationMinutes", .integer()),
                .init("suggestedStart", .nullable(.moment)),
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
            "AreaProperties",
            .object([
                .init("layer", .words(AreaLayer.self)), .init("code", .text), .init("name", .text),
                .init("owner", .text, isRequired: false),
                .init("validFrom", .string(format: "date"), isRequired: false),
                .init("validUntil", .string(format: "date"), isRequired: false),
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
        ("AddedKey", .object([.init("key", .text)] + keyMembers)),
        (
            "Messages",
            .object([
                .init(
                    "messages",
                    .array(
                        .object([
                            .init("id", .integer()), .init("unit", .code), .init("case", .uuid),
                            .init("channel", .word(["webhook", "email"])), .init("createdAt", .moment),
                            .init("attempts", .integer()), .init("state", .words(OutboxMessage.State.self)),
                            .init("lastFault", .nullable(.text)),
                        ])))
            ])
        ),
    ]
}
