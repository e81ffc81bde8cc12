import HTTPTypes
import JSON
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct FeatureItemTests {
    private static func epsg(_ code: Int) -> String { "http://www.opengis.net/def/crs/EPSG/0/\(code)" }
    private static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

    /// The square in Olofström as GDAL has it, in the order of each system's axes.
    private static let square: [(crs: String, first: Double, second: Double, tolerance: Double)] = [
        (crs84, 14.5306, 56.2767, 1e-6), (epsg(4326), 56.2767, 14.5306, 1e-6),
        (epsg(3006), 6_236_975.30, 470_934.20, 0.1), (epsg(3008), 6_239_849.56, 213_840.50, 0.1),
        (epsg(3009), 6_239_471.06, 120_922.55, 0.1),
    ]

    @Test(arguments: square.indices)
    func `coordinates stand in the order of the axes, and the answer says in which system`(_ index: Int)
        async throws
    {
        let (crs, first, second, tolerance) = Self.square[index]
        try await TestInstallation().ask { ask in
            let id = try await ask.report()
            let reply = try await ask.items("reports", [("crs", crs)])
            let pair = try reply.firstPair()
            #expect(abs(pair.0 - first) < tolerance && abs(pair.1 - second) < tolerance, "\(crs): \(pair)")
            #expect(reply.headers[try HTTPField.Name("Content-Crs").orFail()] == "<\(crs)>")
            let alone = try await ask.get("/ogc/collections/reports/items/\(id)?crs=\(crs)")
            let numbers = try alone.json()["geometry"]?["coordinates"]?.array?.compactMap(\.number)
            #expect(numbers == [pair.0, pair.1])
        }
    }

    @Test(arguments: square.indices)
    func `a box has its numbers in the order of the axes`(_ index: Int) async throws {
        let (crs, first, second, _) = Self.square[index]
        try await TestInstallation().ask { ask in
            let inside = try await ask.report()
            try await ask.report(north: 900)
            try await ask.report(east: 900)
            let half = first > 1_000 ? 300.0 : 0.003
            let box = "\(first - half),\(second - half),\(first + half),\(second + half)"
            #expect(
                try await ask.items("reports", [("bbox", box), ("bbox-crs", crs)]).ids() == [inside], "\(crs)"
            )
            let high = "\(first - half),\(second - half),-5,\(first + half),\(second + half),90"
            #expect(try await ask.items("reports", [("bbox", high), ("bbox-crs", crs)]).ids() == [inside])
            let turned = "\(second - half),\(first - half),\(second + half),\(first + half)"
            #expect(try await ask.items("reports", [("bbox", turned), ("bbox-crs", crs)]).ids() == [])
        }
    }

    @Test func `a box of the whole world holds everything, in degrees and in metres`() async throws {
        try await TestInstallation().ask { ask in
            let id = try await ask.report()
            for (box, crs) in [
                ("-180,-90,180,90", Self.crs84), ("-200,-95,200,95", Self.crs84),
                ("-90,-180,90,180", Self.epsg(4326)),
                ("-9000000,-9000000,90000000,90000000", Self.epsg(3006)),
                ("-9000000,-9000000,90000000,90000000", Self.epsg(3009)),
            ] {
                #expect(
                    try await ask.items("reports", [("bbox", box), ("bbox-crs", crs)]).ids() == [id], "\(box)"
                )
                let areas = try await ask.items("areas", [("bbox", box), ("bbox-crs", crs)])
                #expect(try areas.features().count == 4, "\(box)")
            }
        }
    }

    @Test func `a report has its words, masked, and what a map program can show of it`() async throws {
        try await TestInstallation().ask { ask in
            _ = try await ask.report(text: "Lampan är trasig. Ring 070-1740605.")
            let reply = try await ask.items("reports")
            #expect(reply.headers[.contentType] == "application/geo+json")
            #expect(reply.headers[.cacheControl] == "no-store")
            #expect(try reply.firstProperty("category").string == "lighting")
            #expect(try reply.firstProperty("municipality").string == "1060")
            #expect(try reply.firstProperty("text").string?.contains("070") == false)
            #expect(try reply.firstProperty("observedAt").string?.hasSuffix("Z") == true)
            #expect(try reply.json()["numberMatched"]?.number == 1)
        }
    }

    @Test func `cases, hotspots and areas are features too`() async throws {
        try await TestInstallation().ask { ask in
            for number in 0..<6 {
                try await ask.report(north: Double(number) * 8, reporter: "person-\(number)")
            }
            let kept = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
            let body = try Examples.newKeptHotspot(
                at: .olofstrom(north: 20), ask.installation.service.projector)
            let made = try await ask.send(.put, "/api/v1/kept-hotspots/\(kept)", body: body)
            #expect(made.status == .created, "\(made.text)")
            let cases = try await ask.items("cases")
            #expect(try cases.firstProperty("reports").number == 6)
            #expect(try cases.firstProperty("units").string == "gata-park")
            #expect(try cases.firstProperty("latestText").string == "Lamporna är trasiga här.")
            let id = try cases.ids()[0]
            let alone = try await ask.get("/ogc/collections/cases/items/\(id)").json()
            #expect(alone["properties"] == (try cases.features()[0]["properties"]))
            let hotspots = try await ask.items("hotspots")
            #expect(try hotspots.ids() == [kept] && hotspots.firstProperty("reports").number == 6)
            #expect(try await ask.get("/ogc/collections/hotspots/items/\(kept)").status == .ok)
            let districts = try await ask.items("areas", [("layer", "district"), ("crs", Self.epsg(3006))])
            #expect(try districts.ids() == ["district:holje", "district:jamshog"])
            let ring = try districts.features()[0]["geometry"]?["coordinates"]?.array?.first?.array
            #expect(ring?.count == 5 && ring?.first == ring?.last)
            #expect(ring?.allSatisfy { ($0.array?.first?.number ?? 0) > 6_000_000 } == true)
            #expect(try await ask.get("/ogc/collections/areas/items/district:holje").status == .ok)
            let near = try await ask.items("areas", [("bbox", "14.529,56.275,14.532,56.278")])
            #expect(try near.ids() == ["district:holje", "municipality:1060"])
        }
    }

    @Test func `a limit above the largest is the largest, and what is wrong is told by name`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            #expect(try await ask.items("reports", [("limit", "100000")]).ids().count == 1)
            for (name, value) in [
                ("limit", "0"), ("limit", "ten"), ("bbox", "1,2,3"), ("bbox", "15,56,14,57"),
                ("bbox", "a,b,c,d"),
                ("crs", "EPSG:3006"), ("crs", "http://www.opengis.net/def/crs/EPSG/0/3857"),
                ("bbox-crs", "x"),
                ("filter-crs", "x"), ("datetime", "yesterday"), ("datetime", "2026-02-01/2026-01-01"),
                ("datetime", ".."), ("datetime", "a/b/c"), ("filter-lang", "ecql"), ("sortby", "text"),
                ("f", "xml"),
                ("cursor", "made-up"), ("restricted", "maybe"), ("accuracyMetres", "near"), ("unknown", "1"),
            ] {
                let reply = try await ask.items("reports", [(name, value)])
                #expect(reply.status == .badRequest, "\(name)=\(value)")
                #expect(try reply.json()["errors"]?.array?.first?["parameter"]?.string == name)
            }
        }
    }

    @Test func `what was seen at a time is found by it, both ends included`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let id = try await ask.report()
            let seen = try await ask.items("reports").firstProperty("observedAt").string.orFail()
            let moment = try Timestamp(rfc3339: seen)
            let before = moment.subtracting(TimeSpan(milliseconds: 1)).rfc3339
            let after = moment.adding(TimeSpan(milliseconds: 1)).rfc3339
            let day = SwedishTime(moment).date
            for (time, isFound) in [
                (seen, true), ("\(seen)/\(seen)", true), ("\(seen)/..", true), ("../\(seen)", true),
                ("\(after)/..", false), ("../\(before)", false), ("/\(after)", true), ("\(before)/", true),
                ("\(day)", true), ("\(day.adding(days: 1))/..", false), ("../\(day.adding(days: -1))", false),
            ] {
                #expect(
                    try await ask.items("reports", [("datetime", time)]).ids() == (isFound ? [id] : []),
                    "\(time)")
                let cases = try await ask.items("cases", [("datetime", time)])
                #expect(cases.status == .ok, "\(time)")
            }
            // An area of no dates is of every time.
            #expect(try await ask.items("areas", [("datetime", "1999-01-01")]).features().count == 4)
        }
    }
}
