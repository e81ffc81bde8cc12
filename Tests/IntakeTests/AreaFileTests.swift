import Geometry
import Intake
import JSON
import Projection
import Reports
import Testing

struct AreaFileTests {
    let projector: Projector

    init() throws { projector = try Projector() }

    private func file(_ features: String, crs: String = "", layer: AreaLayer = .district)
        throws(AreaFileFault)
        -> AreaFile
    {
        let json = #"{"type": "FeatureCollection", \#(crs) "features": [\#(features)]}"#
        return try AreaFile(
            geoJSON: Array(json.utf8), layer: layer, codeProperty: "id", nameProperty: "name",
            ownerProperty: "owner", validFromProperty: "from", validUntilProperty: "until",
            projector: projector)
    }

    private func feature(
        _ coordinates: String = "[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]",
        type: String = "Polygon",
        properties: String = #""id": "a", "name": "A""#
    ) -> String {
        #"{"type": "Feature", "properties": {\#(properties)}, "geometry": {"type": "\#(type)", "coordinates": \#(coordinates)}}"#
    }

    private static let grid =
        #""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},"#

    @Test func `an area in degrees is read, with its properties`() throws {
        let area = try #require(
            file(
                feature(
                    properties:
                        #""id": "a", "name": " A ", "owner": "park", "from": "2026-01-01", "until": " ""#)
            ).areas.first)
        #expect(area.code == "a" && area.name == "A" && area.owner == "park")
        #expect(area.validFrom == CivilDate(year: 2026, month: 1, day: 1) && area.validUntil == nil)
        let position = try #require(GeographicPosition(longitude: 14.6, latitude: 56.3))
        let corner = try projector.place(of: position)
        #expect(area.area.polygons.first?.outline.corners.contains(corner) == true)
    }

    @Test func `an area in the national grid is read easting first`() throws {
        let area = try #require(
            file(
                feature("[[[470000,6236000],[471000,6236000],[471000,6237000],[470000,6236000]]]"),
                crs: Self.grid
            )
            .areas.first)
        #expect(area.area.bounds.south == 623_600_000 && area.area.bounds.west == 47_000_000)
    }

    @Test func `several polygons and holes are one area`() throws {
        let coordinates = """
            [[[[470000,6236000],[480000,6236000],[480000,6246000],[470000,6246000],[470000,6236000]],
            [[471000,6237000],[472000,6237000],[472000,6238000],[471000,6237000]]],
            [[[490000,6236000],[491000,6236000],[491000,6237000],[490000,6236000]]]]
            """
        let area = try #require(
            file(feature(coordinates, type: "MultiPolygon"), crs: Self.grid).areas.first?.area)
        #expect(area.polygons.count == 2 && area.polygons.first?.holes.count == 1)
    }

    @Test(arguments: [
        (#""id": 1060, "name": "A""#, "1060"), (#""id": "0882", "name": "A""#, "0882"),
        (#""id": 882, "name": "A""#, "0882"),
    ])
    func `a municipality's code is a kommunkod`(_ properties: String, _ code: String) throws {
        #expect(try file(feature(properties: properties), layer: .municipality).areas.map(\.code) == [code])
    }

    @Test(arguments: [
        (#""id": "Olofström", "name": "A""#, AreaFeatureFault.property("id")),
        (#""id": 1060.5, "name": "A""#, .property("id")),
        (#""id": 1e300, "name": "A""#, .property("id")), (#""id": "1060", "name": """#, .property("name")),
        (#""id": "1060", "name": "A", "from": "2026-02-30""#, .property("from")),
        (#""id": "1060", "name": "A", "until": 5"#, .property("until")),
    ])
    func `a property that will not do is named`(_ properties: String, _ reason: AreaFeatureFault) {
        let fault = #expect(throws: AreaFileFault.self) {
            try file(feature(properties: properties), layer: .municipality)
        }
        guard case .features(let features)? = fault else {
            return #expect(Bool(false), "\(String(describing: fault))")
        }
        #expect(features.map(\.reason) == [reason])
    }

    @Test func `every broken feature is told, with polygon, ring and position`() {
        let fault = #expect(throws: AreaFileFault.self) {
            try file(
                [
                    feature(), feature("[[[14.5,56.2],[14.6,56.3],[14.6,56.2],[14.5,56.3],[14.5,56.2]]]"),
                    feature("[[[14.5,56.2],[14.6,56.2],[14.6,56.3]]]"),
                    feature("[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.25]]]"),
                    feature("[[[56.2,14.5],[56.2,14.6],[56.3,14.6],[56.2,14.5]]]"), feature("[[[14.5]]]"),
                    feature("[]"),
                    feature("[[1,2],[3,4]]", type: "LineString"),
                    feature("[[[14.5,56.2],[14.6,56.2],[14.5,56.2],[14.5,56.2]]]"),
                    #"{"type": "Feature", "properties": {"id": "b", "name": "B"}, "geometry": null}"#, "5",
                    feature(
                        "[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]],[[15,56],[15.1,56],[15.1,56.1],[15,56]]]"
                    ),
                    feature("[[[14.5,1e300],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]"),
                ].joined(separator: ","))
        }
        guard case .features(let features)? = fault else { return #expect(Bool(false)) }
        #expect(features.map(\.index) == Array(1...12))
        #expect(
            features.map(\.reason) == [
                Self.fault(.ring(.crossesItself(0, 2)), 0), Self.fault(.ring(.tooFewPositions(3)), 0),
                Self.fault(.ring(.notClosed), 0), Self.fault(.position(.axesSwapped), 0, 0),
                Self.fault(.malformed, 0, 0), Self.fault(.malformed),
                .geoJSON(
                    GeoJSONFault(.geometryType("LineString", wanted: .surface), at: JSONPointer("geometry"))),
                Self.fault(.ring(.tooFewPositions(3)), 0),
                .geoJSON(GeoJSONFault(.geometryType(nil, wanted: .surface), at: JSONPointer("geometry"))),
                .geoJSON(GeoJSONFault(.notAFeature, at: .root)), Self.fault(.holeOutside, 1),
                Self.fault(.position(.notOnEarth), 0, 0),
            ])
        #expect(features.allSatisfy { !$0.reason.sentence.swedish.isEmpty })
    }

    private static func fault(_ reason: GeoJSONFault.Reason, _ path: Int...) -> AreaFeatureFault {
        .geoJSON(
            GeoJSONFault(
                reason, at: path.reduce(JSONPointer("geometry", "coordinates")) { $0.appending($1) }))
    }

    @Test(arguments: ["EPSG:3021", "urn:ogc:def:crs:EPSG::3019", "EPSG:25833", ""])
    func `another reference system is refused`(_ name: String) {
        let crs = #""crs": {"type": "name", "properties": {"name": "\#(name)"}},"#
        #expect(
            throws: AreaFileFault.geoJSON(
                GeoJSONFault(.referenceSystem(name.isEmpty ? nil : name), at: JSONPointer("crs")))
        ) {
            try file(feature(), crs: crs)
        }
    }

    @Test func `what is no collection of features is refused`() {
        #expect(throws: AreaFileFault.noFeatures) { try file("") }
        for json in ["{}", "[]", #"{"type": "Feature"}"#] {
            #expect(throws: AreaFileFault.geoJSON(GeoJSONFault(.notAFeatureCollection, at: .root))) {
                try AreaFile(
                    geoJSON: Array(json.utf8), layer: .road, codeProperty: "id", nameProperty: "name",
                    projector: projector)
            }
        }
        #expect(throws: AreaFileFault.self) {
            try AreaFile(
                geoJSON: [0xFF], layer: .road, codeProperty: "id", nameProperty: "name", projector: projector)
        }
    }

    @Test func `repeated positions do no harm`() throws {
        let coordinates =
            "[[[14.5,56.2],[14.5,56.2],[14.6,56.2],[14.6,56.2000000001],[14.6,56.3],[14.5,56.2],[14.5,56.2]]]"
        #expect(try file(feature(coordinates)).areas.first?.area.cornerCount == 3)
    }
}
