import Geometry
import Intake
import JSON
import Projection
import Reports
import Testing

struct GeoJSONReaderTests {
    let reader: GeoJSONReader
    let projector: Projector

    init() throws {
        projector = try Projector()
        reader = GeoJSONReader(projector)
    }

    private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

    private static func crs(_ name: String) -> String {
        #""crs":{"type":"name","properties":{"name":"\#(name)"}},"#
    }

    @Test(arguments: [
        "EPSG:4326", "epsg:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG:6.9:4326",
        "http://www.opengis.net/def/crs/EPSG/0/4326", "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84", "CRS84",
        "CRS:84",
        "WGS 84", "WGS84", "http://www.opengis.net/gml/srs/epsg.xml#4326",
    ])
    func `WGS 84 goes by any of its usual names, longitude first`(_ name: String) throws {
        let point = try json(#"{"type":"Point",\#(Self.crs(name))"coordinates":[14.5306,56.2767]}"#)
        let plain = try json(#"{"type":"Point","coordinates":[14.5306,56.2767]}"#)
        #expect(try reader.place(point) == reader.place(plain))
    }

    @Test(arguments: ReferenceSystem.allCases.filter { $0 != .wgs84 })
    func `every Swedish grid is read easting first`(_ system: ReferenceSystem) throws {
        let place = try reader.place(try json(#"{"type":"Point","coordinates":[15.5,60.5]}"#))
        let (northing, easting) = try projector.coordinates(of: place, in: system)
        for name in ["EPSG:\(system.rawValue)", "urn:ogc:def:crs:EPSG::\(system.rawValue)"] {
            let point = try json(
                #"{"type":"Point",\#(Self.crs(name))"coordinates":[\#(easting),\#(northing)]}"#)
            let found = try reader.place(point)
            #expect(found.distance(to: place).metres <= 0.02)
        }
    }

    @Test(arguments: [
        "EPSG:3857", "EPSG:3019", "EPSG:", "EPSG:3006.0", "EPSG:+3006", "EPSG:03006",
        "urn:ogc:def:crs:EPSG:3006", "RT90",
        "http://www.opengis.net/def/crs/EPSG/3006", "urn:ogc:def:crs:OGC:1.3:CRS83",
    ])
    func `any other system is refused by its name`(_ name: String) throws {
        let point = try json(#"{"type":"Point",\#(Self.crs(name))"coordinates":[14.5,56.2]}"#)
        let fault = GeoJSONFault(.referenceSystem(name), at: JSONPointer("crs"))
        #expect(throws: fault) { try reader.place(point) }
    }

    @Test func `a system by code is read, and one without a name is refused`() throws {
        let byCode = #""crs":{"type":"EPSG","properties":{"code":3006}},"#
        let point = try json(#"{"type":"Point",\#(byCode)"coordinates":[470934.2,6236975.3]}"#)
        #expect(try reader.place(point) == Place(northing: 6_236_975.3, easting: 470_934.2))
        for crs in [#"{"type":"link"}"#, "{}", "[]", #"{"properties":{"name":""}}"#, #""""#] {
            let nameless = try json(#"{"type":"Point","crs":\#(crs),"coordinates":[14.5,56.2]}"#)
            #expect(throws: GeoJSONFault(.referenceSystem(nil), at: JSONPointer("crs"))) {
                try reader.place(nameless)
            }
        }
    }

    @Test func `a geometry's own system goes before that of its collection`() throws {
        let inGrid = GeoJSONReader(projector, in: .sweref99TM)
        let own = try json(#"{"type":"Point",\#(Self.crs("CRS84"))"coordinates":[14.5306,56.2767]}"#)
        #expect(
            try inGrid.place(own) == reader.place(json(#"{"type":"Point","coordinates":[14.5306,56.2767]}"#)))
        let none = try json(#"{"type":"Point","coordinates":[470934.2,6236975.3]}"#)
        #expect(try inGrid.place(none) == Place(northing: 6_236_975.3, easting: 470_934.2))
    }

    @Test func `a feature's system goes before that of its collection, and one that is not read is refused`()
        throws
    {
        let inGrid = GeoJSONReader(projector, in: .sweref99TM)
        let point = try json(#"{"type":"Point","coordinates":[14.5306,56.2767]}"#)
        let named = try json(#"{"properties":{"name":"EPSG:4326"}}"#)
        #expect(try inGrid.reading(named, at: JSONPointer("crs")).place(point) == reader.place(point))
        for none in [nil, JSONValue.null] {
            #expect(throws: GeoJSONFault.self) {
                try inGrid.reading(none, at: JSONPointer("crs")).place(point)
            }
        }
        #expect(throws: GeoJSONFault(.referenceSystem("EPSG:3857"), at: JSONPointer("crs"))) {
            try inGrid.reading(json(#"{"properties":{"name":"EPSG:3857"}}"#), at: JSONPointer("crs"))
        }
    }

    @Test(arguments: [#""9""#, "null", "[]"])
    func `a height in a shape is a number`(_ height: String) {
        let fault = GeoJSONFault(.malformed, at: JSONPointer("coordinates").appending(0).appending(1))
        #expect(throws: fault) {
            try reader.area(
                json(
                    #"{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2,\#(height)],[14.6,56.3],[14.5,56.2]]]}"#
                ))
        }
    }

    @Test func `a height is passed over in a shape and refused of a point`() throws {
        let flat = #"{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]}"#
        let high =
            #"{"type":"Polygon","coordinates":[[[14.5,56.2,9],[14.6,56.2,9],[14.6,56.3],[14.5,56.2]]]}"#
        #expect(try reader.area(json(high)) == reader.area(json(flat)))
        #expect(throws: GeoJSONFault(.height, at: JSONPointer("coordinates"))) {
            try reader.place(json(#"{"type":"Point","coordinates":[14.5,56.2,12]}"#))
        }
    }

    @Test(arguments: [
        (#"{"type":"Point","coordinates":[56.2767,14.5306]}"#, PositionFault.axesSwapped),
        (
            #"{"type":"Point","coordinates":[470934,6236975]}"#,
            .metresForDegrees(northing: 6_236_975, easting: 470_934)
        ),
        (#"{"type":"Point","coordinates":[2.35,48.86]}"#, .outsideSweden),
        (#"{"type":"Point","coordinates":[200,20]}"#, .notOnEarth),
        (
            #"{"type":"Point","crs":{"properties":{"name":"EPSG:3006"}},"coordinates":[14.53,56.28]}"#,
            .degreesForMetres(longitude: 14.53, latitude: 56.28)
        ),
        (
            #"{"type":"Point","crs":{"properties":{"name":"EPSG:3006"}},"coordinates":[6236975,470934]}"#,
            .axesSwapped
        ),
    ])
    func `the usual ways to get a position wrong are told apart`(_ text: String, _ fault: PositionFault)
        throws
    {
        #expect(throws: GeoJSONFault(.position(fault), at: JSONPointer("coordinates"))) {
            try reader.place(json(text))
        }
    }

    @Test func `a line has two corners or more, and one that repeats the one before is dropped`() throws {
        let corners = "[14.53,56.27],[14.53,56.27],[14.54,56.28,12]"
        let line = try reader.line(try json(#"{"type":"LineString","coordinates":[\#(corners)]}"#))
        let ends = try ["[14.53,56.27]", "[14.54,56.28]"].map {
            try reader.place(try json(#"{"type":"Point","coordinates":\#($0)}"#))
        }
        #expect(line == ends)
        for (text, fault) in [
            ("[[14.53,56.27],[14.53,56.27]]", GeoJSONFault.Reason.lineTooShort), ("[[14.53]]", .malformed),
            ("[]", .lineTooShort), (#""x""#, .malformed),
        ] {
            let broken = try json(#"{"type":"LineString","coordinates":\#(text)}"#)
            do throws(GeoJSONFault) {
                _ = try reader.line(broken)
                Issue.record("\(text) was read")
            } catch {
                #expect(error.reason == fault, "\(text)")
            }
        }
        let few = GeoJSONReader(projector, mostPositions: 2)
        #expect(throws: GeoJSONFault.self) {
            try few.line(try json(#"{"type":"LineString","coordinates":[\#(corners)]}"#))
        }
        #expect(throws: GeoJSONFault.self) {
            try reader.line(try json(#"{"type":"Point","coordinates":[14.53,56.27]}"#))
        }
    }

    @Test func `a shape has at most as many positions as are taken, and one fault is found where it is`()
        throws
    {
        let ring = "[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]"
        let small = GeoJSONReader(projector, mostPositions: 7)
        let two = try json(#"{"type":"MultiPolygon","coordinates":[[\#(ring)],[\#(ring)]]}"#)
        #expect(throws: GeoJSONFault(.tooManyPositions(8), at: JSONPointer("coordinates"))) {
            try small.area(two)
        }
        let broken = try json(
            #"{"type":"MultiPolygon","coordinates":[[\#(ring)],[[[14.5,56.2],[14.6,0],[14.6,56.3],[14.5,56.2]]]]}"#
        )
        let fault = #expect(throws: GeoJSONFault.self) { try reader.area(broken) }
        #expect(fault?.pointer == JSONPointer("coordinates", "1", "0", "1"))
        #expect(fault?.sentence.english == "lies outside Sweden at polygon 1, ring 0, position 1")
        #expect(throws: GeoJSONFault(.noPolygons, at: JSONPointer("coordinates"))) {
            try reader.area(json(#"{"type":"MultiPolygon","coordinates":[]}"#))
        }
    }

    @Test func `a text gives its own geometry, its feature's, or that of the only feature of its collection`()
    {
        let point = #"{"type":"Point","coordinates":[14.53,56.27]}"#
        let feature = #"{"type":"Feature","geometry":\#(point),"properties":{}}"#
        func collection(_ features: String) -> String {
            #"{"type":"FeatureCollection","features":[\#(features)]}"#
        }
        for text in [point, feature, collection(feature)] {
            #expect(GeoJSONFeatures.onlyGeometry(in: text.utf8)?["type"]?.string == "Point")
        }
        for text in ["Holje", collection(""), collection("\(feature),\(feature)"), collection("{}")] {
            #expect(GeoJSONFeatures.onlyGeometry(in: text.utf8) == nil)
        }
    }
}
