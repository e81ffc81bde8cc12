import Reports
import Web

/// What is answered about addresses, and about categories that words speak for.
extension APISchemas {
    static let nearestAddress = Schema.object([
        .init("name", .text), .init("distanceMetres", .integer()), .init("words", bilingual),
    ])

    static let places: [(String, Schema)] = [
        (
            "PlaceSuggestion",
            .object([
                .init("id", .text), .init("kind", .words(PlaceSuggestion.Kind.self)), .init("name", .text),
                .init("locality", .nullable(.text)), .init("district", .nullable(.text)),
                .init("municipality", .text), .init("place", point),
                .init("distanceMetres", .number(minimum: 0), isRequired: false),
                .init("match", .word(PlaceSuggestion.Match.allCases.map(\.word))),
            ])
        ), ("Places", .object([.init("places", .array(.named("PlaceSuggestion")))])),
        (
            "CategorySuggestion",
            .object([
                .init("category", .code), .init("name", bilingual),
                .init("confidence", .words(CategorySuggestion.Confidence.self)), .init("score", .integer()),
                .init("words", .array(.text)), .init("reason", bilingual),
            ])
        ),
        (
            "CategorySuggestions",
            .object([.init("suggestions", .array(.named("CategorySuggestion")))])
        ),
    ]
}
