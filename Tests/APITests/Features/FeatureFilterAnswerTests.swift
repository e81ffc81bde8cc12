import HTTPTypes
import JSON
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct FeatureFilterAnswerTests {
    /// Four reports: light in the square and 900 m north of it, sight in the square, and speed 2,500 m east.
    private static func four(_ ask: Asking) async throws -> [String] {
        [
            try await ask.report(text: "Lamporna är trasiga."),
            try await ask.report(north: 900, text: "Mörkt vid gången."),
            try await ask.report(category: "visibility", text: "Häcken skymmer."),
            try await ask.report(east: 2_500, category: "speeding", text: "Bilarna kör fort."),
        ]
    }

    private static let box = "BBOX(14.525,56.274,14.536,56.279)"

    private static let filters: [(filter: String, found: [Int])] = [
        ("category = 'lighting'", [0, 1]), ("category <> 'lighting'", [2, 3]),
        ("category IN ('lighting','speeding')", [0, 1, 3]), ("category = 'fire'", []),
        ("category = 'lighting' AND category = 'speeding'", []),
        ("text LIKE '%trasiga%'", [0]), ("CASEI(text) LIKE CASEI('%MÖRKT%')", [1]),
        ("text LIKE '%trasiga%' OR category = 'speeding'", [0, 3]), ("words IS NULL", [0, 1, 2, 3]),
        ("NOT category = 'lighting' AND municipality = '1060'", [2, 3]), ("municipality = '1081'", []),
        ("municipality = '0180'", []), ("restricted = FALSE", [0, 1, 2, 3]),
        ("status = 'open'", [0, 1, 2, 3]),
        ("status = 'gone'", []), ("source = 'resident'", [0, 1, 2, 3]),
        ("S_INTERSECTS(geometry, \(box))", [0, 2]),
        ("S_WITHIN(geometry, \(box)) AND category = 'lighting'", [0]),
        ("S_DISJOINT(geometry, \(box))", [1, 3]), ("NOT S_INTERSECTS(geometry, \(box))", [1, 3]),
        ("S_INTERSECTS(geometry, \(box)) OR category = 'speeding'", [0, 2, 3]),
        (
            "S_INTERSECTS(geometry, POLYGON((14.525 56.274,14.536 56.274,14.536 56.279,14.525 56.279,14.525 56.274)))",
            [0, 2]
        ),
        ("S_DWITHIN(geometry, POINT(14.5306 56.2767), 100)", [0, 2]),
        ("S_DWITHIN(geometry, POINT(14.5306 56.2767), 1000)", [0, 1, 2]),
        ("S_INTERSECTS(geometry, BBOX(1,1,2,2))", []),
        ("observedAt > TIMESTAMP('2020-01-01T00:00:00Z')", [0, 1, 2, 3]),
        ("T_BEFORE(observedAt, DATE('2020-01-01'))", []),
        ("T_AFTER(receivedAt, DATE('2020-01-01'))", [0, 1, 2, 3]),
        ("TRUE", [0, 1, 2, 3]), ("FALSE", []),
    ]

    @Test func `a filter gives what it says, in one page and in pages of one`() async throws {
        try await TestInstallation().ask { ask in
            let ids = try await Self.four(ask)
            for (filter, found) in Self.filters {
                let wanted = found.map { ids[$0] }
                let reply = try await ask.items("reports", [("filter", filter)])
                #expect(reply.status == .ok, "\(filter): \(reply.text)")
                #expect(try reply.ids() == wanted, "\(filter)")
                #expect(
                    try await ask.everyID("reports", [("filter", filter), ("limit", "1")]).ids == wanted,
                    "\(filter)")
                for sort in ["observedAt", "-observedAt"] {
                    let sorted = try await ask.everyID(
                        "reports", [("filter", filter), ("limit", "1"), ("sortby", sort)])
                    #expect(Set(sorted.ids) == Set(wanted) && sorted.ids.count == wanted.count, "\(filter)")
                }
            }
        }
    }

    @Test func `JSON says the same as text`() async throws {
        try await TestInstallation().ask { ask in
            let ids = try await Self.four(ask)
            let json = #"""
                {"op":"and","args":[{"op":"=","args":[{"property":"category"},"lighting"]},{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[14.525,56.274,14.536,56.279]}]}]}
                """#
            let reply = try await ask.items("reports", [("filter", json), ("filter-lang", "cql2-json")])
            #expect(try reply.ids() == [ids[0]])
        }
    }

    @Test(arguments: [4_326, 3_006, 3_009])
    func `geometries are read in the order of the axes of filter-crs`(_ code: Int) async throws {
        try await TestInstallation().ask { ask in
            let ids = try await Self.four(ask)
            let system = try ReferenceSystem(rawValue: code).orFail()
            let (north, east) = try ask.installation.service.projector.coordinates(
                of: .olofstrom(), in: system)
            let crs = ("filter-crs", "http://www.opengis.net/def/crs/EPSG/0/\(code)")
            let point = "S_DWITHIN(geometry, POINT(\(north) \(east)), 50)"
            #expect(try await ask.items("reports", [("filter", point), crs]).ids() == [ids[0], ids[2]])
            let turned = "S_DWITHIN(geometry, POINT(\(east) \(north)), 50)"
            let refused = try await ask.items("reports", [("filter", turned), crs])
            #expect(try refused.codes() == ["filter.type"])
        }
    }

    @Test func `a property by its own name is held against the value`() async throws {
        try await TestInstallation().ask { ask in
            let ids = try await Self.four(ask)
            #expect(try await ask.items("reports", [("category", "speeding")]).ids() == [ids[3]])
            let both = try await ask.items(
                "reports", [("category", "lighting"), ("text", "Mörkt vid gången.")])
            #expect(try both.ids() == [ids[1]])
            for yes in ["true", "1"] {
                #expect(try await ask.items("reports", [("restricted", yes)]).ids() == [])
            }
            #expect(try await ask.items("reports", [("restricted", "0")]).ids() == ids)
            #expect(try await ask.items("cases", [("reports", "1"), ("group", "speeding")]).ids().count == 1)
            #expect(try await ask.items("areas", [("name", "Holje")]).ids() == ["district:holje"])
        }
    }

    @Test(arguments: [
        ("brightness > 1", "filter.unknown", "brightness"), ("category", "filter.type", "category"),
        ("category =", "filter.syntax", "property"), ("avg(text) > 1", "filter.unsupported", "avg"),
        ("S_TOUCHES(geometry, POINT(14.5 56.2))", "filter.unsupported", "S_TOUCHES"),
        ("S_INTERSECTS(geometry, POINT(56.2 14.5))", "filter.type", "outside Sweden"),
        ("S_INTERSECTS(geometry, BBOX(15,56,14,57))", "filter.type", "BBOX"),
        ("category = 'a'; DROP TABLE report", "filter.syntax", ";"),
    ])
    func `what is not answered is refused by name`(_ filter: String, _ code: String, _ named: String)
        async throws
    {
        try await TestInstallation().ask { ask in
            for collection in ["reports", "cells"] where collection == "reports" || code == "filter.syntax" {
                let reply = try await ask.items(collection, [("filter", filter)])
                #expect(
                    reply.status == .badRequest && reply.headers[.contentType] == "application/problem+json")
                #expect(try reply.codes() == [code])
                let words = try reply.json()["errors"]?.array?.first?["message"]?["en"]?.string
                #expect(words?.contains(named) == true, "\(words ?? "")")
            }
        }
    }

    @Test func `cases come by when they were opened, and by what they are`() async throws {
        try await TestInstallation().ask { ask in
            _ = try await Self.four(ask)
            let oldest = try await ask.everyID("cases", [("limit", "1")])
            let newest = try await ask.everyID("cases", [("limit", "1"), ("sortby", "-openedAt")])
            #expect(oldest.ids.count == 4 && oldest.ids == newest.ids.reversed() && oldest.pages == 4)
            #expect(try await ask.items("cases", [("limit", "1")]).json()["numberMatched"]?.number == 4)
            for (filter, count) in [
                ("group = 'lighting'", 2), ("latestText LIKE '%fort%'", 1), ("due IS NULL", 0),
                ("reports > 1", 0),
                ("S_INTERSECTS(geometry, \(Self.box))", 2),
                ("status IN ('open','closed') AND state = 'received'", 4),
                ("units = 'kontaktcenter'", 2), ("group = 'fire'", 0),
            ] {
                let found = try await ask.everyID("cases", [("filter", filter), ("limit", "1")])
                #expect(found.ids.count == count && Set(found.ids).count == count, "\(filter)")
            }
        }
    }
}
