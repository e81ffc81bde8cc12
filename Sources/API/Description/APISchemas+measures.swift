import Prevention
import Reports
import Web

/// What is asked and answered about measures.
extension APISchemas {
    private static let shape = Schema.object([
        .init("type", .word(["Point", "LineString", "Polygon", "MultiPolygon"])),
        .init(
            "coordinates",
            .array(
                .either([
                    .number(),
                    .array(.either([.number(), .array(.either([.number(), .array(.number())]))])),
                ]))),
    ])
    private static let causesGiven = Schema.object([
        .init("cases", .array(.uuid), isRequired: false),
        .init("hotspots", .array(.uuid), isRequired: false),
        .init("findings", .array(.uuid), isRequired: false),
        .init("commitments", .array(.uuid), isRequired: false),
    ])
    /// What a measure is made with and may be changed in alike, where an empty text takes away nothing.
    private static let parts: [Schema.Member] = [
        .init("details", .text, isRequired: false), .init("done", .day, isRequired: false),
        .init("responsible", .words(Measure.Responsible.self), isRequired: false),
        .init("units", .array(.code), isRequired: false),
        .init("causes", causesGiven, isRequired: false),
        .init("state", .words(MeasureState.self), isRequired: false),
        .init("reason", .text, isRequired: false),
        .init("place", .either([.named("MeasurePlace"), .text]), isRequired: false),
        .init("planned", .text, isRequired: false), .init("begun", .text, isRequired: false),
        .init("cost", .either([.integer(Kronor.amounts), .text]), isRequired: false),
    ]
    private static let measure: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("kind", .code), .init("kindName", .text),
        .init("title", .text), .init("details", .text), .init("state", .words(MeasureState.self)),
        .init("stateName", .text), .init("reason", .nullable(.text)), .init("planned", .nullable(.day)),
        .init("begun", .nullable(.day)), .init("done", .nullable(.day)),
        .init("cost", .nullable(.integer(Kronor.amounts))),
        .init("responsible", .words(Measure.Responsible.self)), .init("units", .array(.code)),
        .init(
            "causes",
            .object([
                .init("cases", .array(.uuid)), .init("hotspots", .array(.uuid)),
                .init("findings", .array(.uuid)), .init("commitments", .array(.uuid)),
            ])),
        .init("casesOfFindings", .array(.uuid)), .init("published", .boolean), .init("version", .integer()),
        .init("madeAt", .moment),
        .init("changedAt", .moment),
        .init("place", .nullable(.named("MeasurePlace"))),
    ]

    static let measures: [(String, Schema)] = [
        ("MeasurePlace", shape),
        ("Measures", .object([.init("measures", .array(.object(measure)))])),
        ("MeasureProperties", .object(measure.filter { $0.name != "place" })),
        (
            "MeasureCollection",
            collection(
                feature("MeasureProperties", geometry: .nullable(.named("MeasurePlace"))),
                [.init("numberReturned", .integer())])
        ),
        (
            "WholeMeasure",
            .object(
                measure + [
                    .init("photos", .array(.named("MeasurePhoto"))),
                    history(of: MeasureEventKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "MeasurePhoto",
            .object([
                .init("id", .uuid), .init("url", .text), .init("alt", .text), .init("published", .boolean),
                .init("width", .integer()), .init("height", .integer()), .init("bytes", .integer()),
                .init("receivedAt", .moment), .init("warnings", .array(.text), isRequired: false),
            ])
        ),
        (
            "MeasurePhotoEdit",
            .object([
                .init("alt", .text, isRequired: false), .init("published", .boolean, isRequired: false),
            ])
        ),
        (
            "NewMeasure",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("kind", .code),
                    .init("title", .text),
                ]
                    + parts)
        ),
        (
            "MeasureEdit",
            .object(
                [
                    .init("kind", .code, isRequired: false), .init("title", .text, isRequired: false),
                    .init("published", .boolean, isRequired: false),
                ] + parts)
        ),
        (
            "MeasureAnswer",
            .object([.init("answer", .text), .init("noPersonalData", .boolean, isRequired: false)])
        ),
        (
            "ClosedCases",
            .object([
                .init("closed", .array(.uuid)), .init("measure", .object(measure)),
                .init("warnings", .array(.text), isRequired: false),
            ])
        ),
    ]
}

extension Examples {
    static let newMeasure = #"""
        {"municipality":"1060","kind":"lighting","title":"Ny belysning vid Idrottshallen","details":"Fyra stolpar längs gångvägen.","place":{"type":"Point","coordinates":[14.5306,56.2767]},"planned":"2026-11-20","begun":"2026-11-16","cost":125000,"responsible":"municipality","units":["gata-park"],"state":"under-way"}
        """#
    static let measureEdit = #"{"state":"done","done":"2026-11-20"}"#
    static let measureAnswer =
        #"{"answer":"Nu är lamporna bakom Idrottshallen utbytta. Tack för att ni hörde av er."}"#
    private static let keptMeasure = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","municipality":"1060","kind":"lighting","kindName":"Belysning","title":"Ny belysning vid Idrottshallen","details":"Fyra stolpar längs gångvägen.","state":"done","stateName":"Genomförd","reason":null,"planned":"2026-11-20","begun":"2026-11-16","done":"2026-11-20","cost":125000,"responsible":"municipality","units":["gata-park"],"causes":{"cases":["01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"],"hotspots":[],"findings":["018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"],"commitments":[]},"casesOfFindings":["01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"],"published":false,"version":2,"madeAt":"2026-11-16T09:00:00Z","changedAt":"2026-11-20T14:00:00Z","place":{"type":"Point","coordinates":[14.5306,56.2767]}
        """#
    static let measureMap = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","municipality":"1060","kind":"lighting","kindName":"Belysning","title":"Ny belysning vid Idrottshallen","details":"Fyra stolpar längs gångvägen.","state":"done","stateName":"Genomförd","reason":null,"planned":"2026-11-20","begun":"2026-11-16","done":"2026-11-20","cost":125000,"responsible":"municipality","units":["gata-park"],"causes":{"cases":[],"hotspots":[],"findings":[],"commitments":[]},"casesOfFindings":[],"published":false,"version":2,"madeAt":"2026-11-16T09:00:00Z","changedAt":"2026-11-20T14:00:00Z"}}],"numberReturned":1}
        """#
    static let measures = #"{"measures":[{"# + keptMeasure + "}]}"
    static let wholeMeasure =
        "{" + keptMeasure
        + #","photos":[],"history":[{"entry":1,"at":"2026-11-16T09:00:00Z","by":"Anna Berg","kind":"made","words":"Åtgärden lades upp."},{"entry":2,"at":"2026-11-20T14:00:00Z","by":"Anna Berg","kind":"changed","words":"Pågår → Genomförd 2026-11-20"}]}"#
    static let closedCases =
        #"{"closed":["01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"],"measure":{"# + keptMeasure + "}}"
}
