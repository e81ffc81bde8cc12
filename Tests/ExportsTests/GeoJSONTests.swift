import Foundation
import Geometry
import JSON
import Planning
import Projection
import Reports
import TestSupport
import Testing

@testable import Exports

@Suite struct GeoJSONTests {
    @Test func `a report in full`() throws {
        let report = ExportedReport(try filed(words: "Bakom \"hallen\""), distance: Distance(metres: 12.345))
        #expect(
            text(try ReportsGeoJSON(Projector(), detail: .full).feature(report))
                == #"{"type":"Feature","id":"018f0c3e-7b1a-7cc2-9d5e-0a1b2c3d4e5f","geometry":{"type":"Point","#
                + #""coordinates":[14.5306004,56.2767006]},"properties":{"id":"018f0c3e-7b1a-7cc2-9d5e-0a1b2c3d4e5f","#
                + #""reference":"OLO-7K3M-9Q","municipality":"1060","category":"lighting","status":"in-progress","#
                + #""source":"resident","observedAt":"2026-11-20T17:00:00Z","distanceMetres":12.35,"#
                + #""receivedAt":"2026-11-20T18:30:00Z","case":"00000000-0000-0001-0000-000000000002","#
                + #""recurs":["evening","weekend"],"clientReference":"OEP-4711","accuracyMetres":12,"restricted":false,"words":"Bakom \"hallen\"","#
                + #""text":"Lamporna bakom idrottshallen är trasiga.","answers":[{"question":"lamp","value":"all"}]}}"#
        )
    }

    @Test func `a found report tells what is known`() throws {
        #expect(
            text(try ReportsGeoJSON(Projector(), detail: .full).bytes(of: [ExportedReport(found())]))
                == #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"00000000-0000-0000-0000-000000000007","#
                + #""geometry":{"type":"Point","coordinates":[14.5306004,56.2767006]},"properties":{"#
                + #""id":"00000000-0000-0000-0000-000000000007","municipality":"0880","category":"drugs","status":"open","#
                + #""source":"police","observedAt":"2026-11-20T17:00:00Z"}}]}"#)
    }

    @Test func `a coarse report shows neither words nor the exact place`() throws {
        let report = ExportedReport(
            try filed("Min granne Blå Dörren", words: "vid min port"), distance: Distance(metres: 149))
        let coarse = text(try ReportsGeoJSON(Projector(), detail: .coarse).feature(report))
        for secret in ["granne", "port", "OLO", "OEP", "815", "accuracy", "answers", "14.5306004"] {
            #expect(!coarse.contains(secret), "\(secret)")
        }
        #expect(coarse.contains(#""distanceMetres":100,"#))
        let rounded = try Projector().position(of: #require(Place(northing: 6_237_000, easting: 470_900)))
        #expect(
            try coordinates(of: coarse)
                == [rounded.longitude, rounded.latitude].map { ($0 * 1e7).rounded() / 1e7 })
    }

    @Test func `a report without a place has no geometry`() throws {
        let report = ExportedReport(try filed(words: "Vid ån", placed: false))
        #expect(
            text(try ReportsGeoJSON(Projector(), detail: .full).feature(report)).contains(
                #""geometry":null,"#))
    }

    @Test func `members stand beside the features`() throws {
        let export = ReportsGeoJSON(try Projector(), detail: .full) { $0.member("numberReturned", $1) }
        #expect(
            text(try export.bytes(of: []))
                == #"{"type":"FeatureCollection","features":[],"numberReturned":0}"#)
    }

    @Test func `a hotspot is its centre, or its outline when it has one`() throws {
        let hull = try [(0.0, 0.0), (0, 100), (100, 100), (100, 0)].map { try place(north: $0.0, east: $0.1) }
        let spot = try hotspot(hull: hull, name: "Almgatan, Holje")
        let centres = text(try HotspotsGeoJSON(Projector()).bytes(of: [spot]))
        #expect(
            centres
                == #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","#
                + #""coordinates":[14.5305319,56.2767422]},"properties":{"rank":1,"name":"Almgatan, Holje","radiusMetres":40,"reports":4,"#
                + #""distinctReporters":3,"knownReporters":2,"categories":{"lighting":4},"sources":{"resident":3,"police":1},"#
                + #""darkShare":0.75,"score":2.5,"firstObservedAt":"2026-10-21T17:00:00Z","#
                + #""lastObservedAt":"2026-11-20T17:00:00Z","pValue":null,"significant":null,"pValueAgainst":null,"pattern":null,"#
                + #""patternWords":null,"reason":null,"surge":null,"restsOnOneVoice":false,"restsOnTime":null}}]}"#
        )
        let outlines = HotspotsGeoJSON(try Projector(), shape: .outlines)
        #expect(
            text(try outlines.bytes(of: [spot])).contains(#""geometry":{"type":"Polygon","coordinates":[[["#))
        #expect(text(try outlines.bytes(of: [hotspot()])).contains(#""geometry":{"type":"Point""#))
    }

    @Test func `what is said of all the reports stands beside the hotspots`() throws {
        let repeats = NearRepeats(
            [.init(metres: 0...100, days: 1...7, observed: 18, expected: 10, pValue: 0.006)], without: .noSign
        )
        let written = text(
            try HotspotsGeoJSON(Projector(), nearRepeats: repeats).bytes(of: [Hotspot]()))
        #expect(
            written
                == #"{"type":"FeatureCollection","features":[],"nearRepeat":{"verdict":"likelier","bands":["#
                + #"{"fromMetres":0,"toMetres":100,"fromDays":1,"toDays":7,"observed":18,"expected":10,"ratio":1.8,"#
                + #""pValue":0.006}],"reason":{"#
                + #""sv":"Efter en rapport är risken för en ny inom 100 m 1,8 gånger den vanliga i en vecka.","#
                + #""en":"After a report, another within 100 m is 1.8 times as likely as usual for a week."}}}"#
        )
        let silent = NearRepeats([], without: .noSign)
        #expect(
            text(try HotspotsGeoJSON(Projector(), nearRepeats: silent).bytes(of: [Hotspot]()))
                .contains(#""nearRepeat":{"verdict":"noSign","bands":[],"reason":{"sv":"Inget tecken"#))
    }

    @Test func `a hotspot tells what the statistics say, and not where it surges`() throws {
        let written = text(try HotspotsGeoJSON(Projector()).bytes(of: [studiedHotspot()]))
        let expected = #"""
            "pValue":0.0001,"significant":true,"pValueAgainst":"even","pattern":"new","patternWords":{"sv":"Ny","en":"New"},\#
            "reason":{"sv":"Het nu.","en":"Hot now."},"surge":{"since":"2026-10-12","observed":9,"reports":9,\#
            "expected":2.1,"pValue":0.005,"yearBefore":null,"reason":{"sv":"Sedan 12 oktober: 9 rapporter här omkring, \#
            väntat 2,1. En sådan ökning ger slumpen en gång på 200 sökningar.","en":"Since 12 October: 9 reports \#
            around here, 2.1 expected. Chance makes such a rise once in 200 searches."},\#
            "caveat":{"sv":"Har platsen en egen årstid, som en badplats, kommer ökningen varje år: fråga om två år för att jämföra \#
            med samma veckor förra året. Den kan också bero på en kampanj, eller på att fler har börjat rapportera just här.",\#
            "en":"If the place has a season of its own, as a bathing place has, the rise comes each year: ask about two years to \#
            compare with the same weeks of last year. It may also come of a campaign, or of more people having begun to report just \#
            here."}},"restsOnOneVoice":true,"restsOnTime":"day"}}]}
            """#
        #expect(written.hasSuffix(expected))
    }

    @Test func `polygons are closed and follow the right-hand rule, whichever way they were drawn`() throws {
        let outline = try ring([(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000)])
        let hole = try ring([(200, 200), (200, 300), (300, 300), (300, 200)])
        let district = MappedArea(
            layer: .district, code: "1", name: "Centrum", owner: "park",
            area: try Area(polygons: [Polygon(outline: outline, holes: [hole.reversed])]),
            validFrom: CivilDate(year: 2026, month: 1, day: 1))
        let bytes = try AreasGeoJSON(Projector()).bytes(of: [district])
        #expect(
            text(bytes).hasSuffix(
                #""properties":{"layer":"district","code":"1","name":"Centrum","owner":"park","validFrom":"2026-01-01"}}]}"#
            ))
        let rings = try #require(try geometry(of: bytes)["coordinates"] as? [[[Double]]])
        #expect(rings.count == 2)
        #expect(rings.allSatisfy { $0.first == $0.last && $0.count == 5 })
        #expect(rings.map { signedArea($0) > 0 } == [true, false])
    }

    @Test func `several polygons are a multipolygon`() throws {
        let polygons = try [0.0, 5_000].map { try Polygon(outline: ring([($0, 0), ($0 + 10, 0), ($0, 10)])) }
        let area = MappedArea(layer: .road, code: "r", name: "Väg", area: try Area(polygons: polygons))
        let geometry = try geometry(of: AreasGeoJSON(Projector()).bytes(of: [area]))
        #expect(geometry["type"] as? String == "MultiPolygon")
        #expect((geometry["coordinates"] as? [[[[Double]]]])?.count == 2)
    }

    @Test func `a walk is a line, then its start and its stops`() throws {
        let read = try JSONSerialization.jsonObject(
            with: Data(WalkGeoJSON(Projector()).bytes(of: plan(isRoundTrip: true))))
        let features = try #require((read as? [String: Any])?["features"] as? [[String: Any]])
        let kinds = features.compactMap { ($0["properties"] as? [String: Any])?["kind"] as? String }
        #expect(kinds == ["walk", "start", "stop", "stop"])
        let line = try #require(features.first?["geometry"] as? [String: Any])
        #expect(line["type"] as? String == "LineString")
        #expect((line["coordinates"] as? [[Double]])?.count == 4)
    }

    @Test func `a case shows who answers for it`() throws {
        let written = text(
            try CasesGeoJSON(Projector(), detail: .coarse, seesRestricted: { _ in true }).bytes(of: [
                ListedCase(someCase())
            ]))
        #expect(
            written.contains(
                #""units":[{"id":"park","name":"Parken","reason":"Park","since":"2026-11-20T17:00:00Z","due":null}]"#
            ))
        #expect(!written.contains("14.5306004"))
    }

    @Test(arguments: UInt64(1)...60)
    func `any text reads back the same`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let words = hostileText(&chance)
        let bytes = try ReportsGeoJSON(Projector(), detail: .full).feature(ExportedReport(filed(words)))
        #expect(JSONStrings.read(bytes).contains { Array($0.unicodeScalars) == Array(words.unicodeScalars) })
    }

    private func ring(_ corners: [(Double, Double)]) throws -> Ring {
        try Ring(closed: (corners + corners.prefix(1)).map { try place(north: $0.0, east: $0.1) })
    }

    private func geometry(of collection: [UInt8]) throws -> [String: Any] {
        let read = try JSONSerialization.jsonObject(with: Data(collection)) as? [String: Any]
        let feature = try #require((read?["features"] as? [[String: Any]])?.first)
        return try #require(feature["geometry"] as? [String: Any])
    }

    private func coordinates(of feature: String) throws -> [Double] {
        let read = try JSONSerialization.jsonObject(with: Data(feature.utf8)) as? [String: Any]
        return try #require((read?["geometry"] as? [String: Any])?["coordinates"] as? [Double])
    }

    private func signedArea(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    }
}

func someCase() throws -> Case {
    Case(
        id: Identifier(high: 1, low: 2), municipality: try #require(MunicipalityCode("1060")),
        group: try #require(Code("lighting")), status: .open, opened: evening, changed: evening, version: 1,
        place: try place(), unrestrictedPlace: try place(), bounds: nil, reportCount: 1, restrictedCount: 0,
        reporterCount: 1, firstObserved: evening,
        lastObserved: evening,
        units: [
            Assignment(
                unit: try #require(Code("park")), unitName: Bilingual(swedish: "Parken", english: "The park"),
                rule: "park",
                reason: Bilingual(swedish: "Park", english: "Park"), since: evening, due: nil)
        ], mergedInto: nil, returnOf: nil)
}
