import Reports
import Web

/// How reports stand, as those who sent or follow them read it.
extension APISchemas {
    static let status: [(String, Schema)] = [
        ("FollowedReport", .object(statusMembers)),
        (
            "OwnReport",
            .object(
                [.init("id", .uuid), .init("clientReference", .text, isRequired: false)] + statusMembers + [
                    .init("followUrl", .string(format: "uri"))
                ])
        ),
        ("OwnReports", .object([.init("reports", .array(.named("OwnReport")))])),
    ]

    private static let statusMembers: [Schema.Member] = [
        .init("reference", .text), .init("receivedAt", .moment),
        .init(
            "state",
            .object([
                .init("kind", .words(CaseState.Kind.self)), .init("name", .text), .init("explanation", .text),
            ])),
        .init("answers", .array(.object([.init("text", .text), .init("at", .moment)]))),
        .init("units", .array(.text)), .init("changedAt", .moment),
    ]
}
