import Prevention
import Reports
import Web

/// What is asked and answered about hotspots as they were.
extension APISchemas {
    private static let members: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("keptAt", .moment), .init("by", .text),
        .init("from", .moment), .init("until", .moment), .init("categories", .array(.code)),
        .init("rank", .integer()), .init("name", .nullable(.text)), .init("place", point),
        .init("radiusMetres", .number()), .init("reports", .integer()),
        .init("distinctReporters", .integer()),
        .init("pValue", .nullable(.number())), .init("pattern", .nullable(.text)),
        .init("reasons", .array(.text)),
    ]

    static let keptHotspots: [(String, Schema)] = [
        ("KeptHotspots", .object([.init("hotspots", .array(.object(members)))])),
        (
            "WholeKeptHotspot",
            .object(
                members + [
                    .init("members", .array(.object([.init("report", .uuid), .init("case", .uuid)]))),
                    .init("walks", .array(.uuid)),
                ])
        ),
        ("NewKeptHotspot", .object([.init("place", point)])),
    ]
}

extension Examples {
    static let newKeptHotspot = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]}}"#
    private static let keptHotspot = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","municipality":"1060","keptAt":"2026-11-01T09:00:00Z","by":"Anna Berg","from":"2025-11-01T09:00:00Z","until":"2026-11-01T09:00:00Z","categories":[],"rank":1,"name":"Vilebovägen, Centrum","place":{"type":"Point","coordinates":[14.5306,56.2767]},"radiusMetres":60,"reports":9,"distinctReporters":6,"pValue":0.0004,"pattern":"Tilltagande","reasons":["9 rapporter från 6 olika lämnare; 78 % efter mörkrets inbrott.","Det är fler än slumpen ger."]
        """#
    static let keptHotspots = #"{"hotspots":[{"# + keptHotspot + "}]}"
    static let wholeKeptHotspot =
        "{" + keptHotspot
        + #","members":[{"report":"0198b6f3-2f60-7d4a-9c51-6a7b8c9d0e1f","case":"0198b6f3-2f61-7a10-8b52-7b8c9d0e1f20"}],"walks":[]}"#
}
