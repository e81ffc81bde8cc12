import Prevention
import Reports
import Web

/// What is asked and answered about watch areas.
extension APISchemas {
    private static let parts: [Schema.Member] = [
        .init("area", .either([.named("MeasurePlace"), .text]), isRequired: false),
        .init("households", .either([.integer(WatchArea.numbers), .text]), isRequired: false),
        .init("contact", .text, isRequired: false), .init("until", .text, isRequired: false),
    ]
    private static let watchArea: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("name", .text),
        .init("households", .nullable(.integer(WatchArea.numbers))), .init("contact", .text),
        .init("since", .day), .init("until", .nullable(.day)), .init("active", .boolean),
        .init("version", .integer()), .init("madeAt", .moment), .init("changedAt", .moment),
        .init("area", .nullable(.named("MeasurePlace"))), .init("withdrawn", .text, isRequired: false),
    ]

    static let watchAreas: [(String, Schema)] = [
        (
            "WatchAreas",
            .object([
                .init("day", .day), .init("active", .integer()), .init("activeHouseholds", .integer()),
                .init("watchAreas", .array(.object(watchArea))),
            ])
        ),
        ("WatchAreaProperties", .object(watchArea.filter { $0.name != "area" })),
        (
            "WatchAreaCollection",
            collection(
                feature("WatchAreaProperties", geometry: .nullable(.named("MeasurePlace"))),
                [.init("numberReturned", .integer())])
        ),
        (
            "WholeWatchArea",
            .object(
                watchArea + [
                    .init("warnings", .array(.text), isRequired: false),
                    history(of: WatchAreaEventKind.self),
                ])
        ),
        (
            "NewWatchArea",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("name", .text),
                    .init("since", .day),
                ] + parts)
        ),
        (
            "WatchAreaEdit",
            .object(
                [
                    .init("name", .text, isRequired: false), .init("since", .day, isRequired: false),
                    .init("withdrawn", .text, isRequired: false),
                ] + parts)
        ),
    ]
}

extension Examples {
    static let newWatchArea = #"""
        {"municipality":"1060","name":"Kvarteret Linden","area":{"type":"Polygon","coordinates":[[[14.529,56.275],[14.532,56.275],[14.532,56.277],[14.529,56.277],[14.529,56.275]]]},"households":24,"contact":"Kontaktombudet","since":"2024-03-01"}
        """#
    static let watchAreaEdit = #"{"households":26,"until":"2026-10-31"}"#
    private static let keptWatchArea =
        #""id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60","municipality":"1060","name":"Kvarteret Linden","households":24,"contact":"Kontaktombudet","since":"2024-03-01","until":null,"active":true,"version":1,"madeAt":"2026-10-15T08:00:00Z","changedAt":"2026-10-15T08:00:00Z","area":{"type":"Polygon","coordinates":[[[14.529,56.275],[14.532,56.275],[14.532,56.277],[14.529,56.277],[14.529,56.275]]]}"#
    static let watchAreaMap =
        #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60","geometry":{"type":"Polygon","coordinates":[[[14.529,56.275],[14.532,56.275],[14.532,56.277],[14.529,56.277],[14.529,56.275]]]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60","municipality":"1060","name":"Kvarteret Linden","households":24,"contact":"Kontaktombudet","since":"2024-03-01","until":null,"active":true,"version":1,"madeAt":"2026-10-15T08:00:00Z","changedAt":"2026-10-15T08:00:00Z"}}],"numberReturned":1}"#
    static let watchAreas =
        #"{"day":"2026-11-20","active":1,"activeHouseholds":24,"watchAreas":[{"# + keptWatchArea + "}]}"
    static let wholeWatchArea =
        "{" + keptWatchArea
        + #","history":[{"entry":1,"at":"2026-10-15T08:00:00Z","by":"Anna Berg","kind":"made","words":"Området lades upp."}]}"#
}
