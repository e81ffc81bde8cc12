import Reports
import Web

/// The shapes that have a name, by their names.
enum APISchemas {
    static let all: [(name: String, schema: Schema)] =
        reading + photos + status + places + planning + keptHotspots + walks + measures + effects + done
        + surveys + promises + pictures + sources + counting + features + writing + events + small

    /// Meetings and plans, and what the situational picture rests on beside reports and surveys.
    private static let sources: [(String, Schema)] =
        meetings + plans + dialogues + crimeCounts + watchAreas + duties

    static let position = Schema.array(.number())

    /// The member that tells all that happened, each with one of these kinds.
    static func history<Kind: RawRepresentable & CaseIterable>(of kinds: Kind.Type) -> Schema.Member
    where Kind.RawValue == String {
        .init(
            "history",
            .array(
                .object([
                    .init("entry", .integer()), .init("at", .moment), .init("by", .text),
                    .init("kind", .words(kinds)), .init("words", .text),
                ])))
    }

    static let point = Schema.object([
        .init("type", .word(["Point"])), .init("coordinates", position),
    ])
    static let bilingual = Schema.object([.init("sv", .text), .init("en", .text)])
    static let answers = Schema.array(.object([.init("question", .code), .init("value", .text)]))

    static func feature(
        _ properties: String, id: Schema = .uuid, geometry: Schema = .named("Geometry")
    ) -> Schema {
        .object([
            .init("type", .word(["Feature"])), .init("id", id, isRequired: false),
            .init("geometry", geometry), .init("properties", .named(properties)),
        ])
    }

    static func collection(_ element: Schema, _ more: [Schema.Member] = []) -> Schema {
        .object([.init("type", .word(["FeatureCollection"])), .init("features", .array(element))] + more)
    }

    static let areas: [Schema] = [
        .object([.init("type", .word(["Polygon"])), .init("coordinates", .array(.array(position)))]),
        .object([
            .init("type", .word(["MultiPolygon"])), .init("coordinates", .array(.array(.array(position)))),
        ]),
    ]

    static let small: [(String, Schema)] = [
        (
            "Problem",
            .object([
                .init("type", .text), .init("title", .text), .init("status", .integer(400...599)),
                .init("detail", .text),
                .init("instance", .text), .init("errors", .array(.named("Fault")), isRequired: false),
            ])
        ),
        (
            "Fault",
            .object([
                .init("pointer", .text, isRequired: false), .init("parameter", .text, isRequired: false),
                .init("header", .text, isRequired: false), .init("code", .text), .init("message", bilingual),
                .init(
                    "suggestion",
                    .either([
                        point,
                        .object([
                            .init("northing", .number()), .init("easting", .number()),
                            .init("epsg", .integer()),
                        ]),
                        .object([.init("municipality", .text), .init("name", .text)]),
                    ]), isRequired: false),
            ])
        ),
        ("Bilingual", bilingual),
        ("Status", .object([.init("status", .text)])),
        (
            "APIInfo",
            .object(
                ["apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"].map {
                    .init($0, .text)
                })
        ),
        (
            "Geometry",
            .nullable(
                .either([point] + areas))
        ),
    ]
}
