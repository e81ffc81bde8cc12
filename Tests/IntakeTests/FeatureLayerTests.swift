import Geometry
import JSON
import Projection
import Reports
import Testing

@testable import Intake

/// Layers of areas out of the files of map programs.
@Suite struct FeatureLayerTests {
    private let projector: Projector

    init() throws { projector = try Projector() }

    private static let (west, south) = (470_000.0, 6_236_000.0)
    private static let square = MapFiles.square(west, south, side: 1_000)

    private func shapefile(
        _ records: [[[MapFiles.Position]]], _ rows: [MapFiles.Row],
        deleted: Set<Int> = [], wellKnownText: String? = MapFiles.gridText, encoding: String? = nil,
        type: UInt64 = 5
    ) throws -> FeatureLayer {
        try Shapefile.layer(
            named: "omr", shapes: MapFiles.shapes(records, type: type),
            table: MapFiles.table(rows, deleted: deleted),
            wellKnownText: wellKnownText.map { Array($0.utf8) }, encoding: encoding.map { Array($0.utf8) })
    }

    private func areas(_ layer: FeatureLayer, code: String = "kod") throws -> [MappedArea] {
        try AreaFile(layer, layer: .district, codeProperty: code, nameProperty: "namn", projector: projector)
            .areas
    }

    @Test func `a Shapefile's areas have their codes, names and holes`() throws {
        let hole = Array(MapFiles.square(Self.west + 200, Self.south + 200, side: 300).reversed())
        let island = MapFiles.square(Self.west + 300, Self.south + 300, side: 100)
        let beside = MapFiles.square(Self.west + 2_000, Self.south, side: 500)
        let layer = try shapefile(
            [[Self.square, hole, island], [beside], [Self.square]],
            [
                (Array("a".utf8), Array("Åsen".utf8), "7"), (Array("b".utf8), [0xD6, 0x6E], ""),
                (Array("c".utf8), Array("Borta".utf8), "1"),
            ], deleted: [2])
        let areas = try areas(layer)
        #expect(areas.map(\.code) == ["a", "b"])
        #expect(areas.map(\.name) == ["Åsen", "Ön"], "UTF-8, and Windows-1252 where it is none")
        #expect(areas[0].area.polygons.count == 2)
        #expect(areas[0].area.polygons.map(\.holes.count).sorted() == [0, 1])
        #expect(areas[0].area.bounds.west == 47_000_000 && areas[0].area.bounds.south == 623_600_000)
        #expect(layer.features[0]["properties"]?["nr"]?.number == 7)
        #expect(layer.features[1]["properties"]?["nr"]?.isNull == true)
    }

    @Test func `an outline that runs the wrong way is one all the same`() throws {
        let layer = try shapefile(
            [[Array(Self.square.reversed())]], [(Array("a".utf8), Array("A".utf8), "")])
        #expect(try areas(layer).first?.area.cornerCount == 4)
    }

    @Test func `a number is a code, and a column that there is not is named with those that there are`()
        throws
    {
        let layer = try shapefile([[Self.square]], [(Array("a".utf8), Array("A".utf8), "12")])
        #expect(try areas(layer, code: "nr").map(\.code) == ["12"])
        #expect(throws: AreaFileFault.layer(.noColumn("code", known: ["kod", "namn", "nr"]))) {
            _ = try areas(layer, code: "code")
        }
    }

    @Test func `what a Shapefile lacks, and what is no surface, is told`() throws {
        let row: [MapFiles.Row] = [(Array("a".utf8), Array("A".utf8), "")]
        #expect(throws: FeatureLayerFault.noReferenceSystem) {
            _ = try shapefile([[Self.square]], row, wellKnownText: nil)
        }
        #expect(throws: FeatureLayerFault.referenceSystem("RT90_25_gon_V")) {
            _ = try shapefile(
                [[Self.square]], row, wellKnownText: #"PROJCS["RT90_25_gon_V",UNIT["Meter",1]]"#)
        }
        #expect(throws: FeatureLayerFault.geometryType("PolyLine")) {
            _ = try shapefile([[Self.square]], row, type: 13)
        }
        #expect(throws: FeatureLayerFault.encoding("CP850")) {
            _ = try shapefile([[Self.square]], row, encoding: "CP850\n")
        }
        #expect(throws: FeatureLayerFault.unreadable(.dBase)) {
            _ = try shapefile([[Self.square], [Self.square]], row)
        }
    }

    @Test func `a file that is cut off anywhere is refused, and never read past its end`() {
        let shapes = MapFiles.shapes([[Self.square]])
        let table = MapFiles.table([(Array("a".utf8), Array("A".utf8), "1")])
        let text = Array(MapFiles.gridText.utf8)
        for length in 0..<shapes.count where length != 100 {
            #expect(throws: FeatureLayerFault.self, "\(length)") {
                _ = try Shapefile.layer(
                    named: "x", shapes: Array(shapes.prefix(length)), table: table, wellKnownText: text,
                    encoding: nil)
            }
        }
        for length in 0..<(table.count - 1) {
            #expect(throws: FeatureLayerFault.self, "\(length)") {
                _ = try Shapefile.layer(
                    named: "x", shapes: shapes, table: Array(table.prefix(length)), wellKnownText: text,
                    encoding: nil)
            }
        }
    }

    @Test(
        arguments: [
            ("EPSG:3006 and name", #"PROJCS["x",AUTHORITY["EPSG","3006"]]"#, ReferenceSystem.sweref99TM),
            ("WKT 2", #"PROJCRS["x",ID["EPSG",3009]]"#, .sweref991500),
            ("ESRI", #"PROJCS["SWEREF99_13_30",UNIT["Meter",1.0]]"#, .sweref991330),
            ("degrees", #"GEOGCS["GCS_WGS_1984",UNIT["Degree",0.0174532925199433]]"#, .wgs84),
        ] as [(String, String, ReferenceSystem)])
    func `a reference system is known by its code or its name`(
        _ what: String, _ text: String, _ system: ReferenceSystem
    ) throws {
        #expect(try ReferenceSystem(wellKnownText: text) == system, "\(what)")
    }

    @Test(arguments: [(1, 0), (3, 32), (5, 48), (9, 64)] as [(UInt8, Int)])
    func `a GeoPackage's surface is read whatever stands before it`(_ flags: UInt8, _ envelope: Int) throws {
        let hole = MapFiles.square(Self.west + 200, Self.south + 200, side: 300)
        let head = MapFiles.header(flags: flags, envelope: envelope)
        for hasHeights in [false, true] {
            let json = WellKnownBinary.geoPackageGeometry(
                head + MapFiles.polygon([Self.square, hole], hasHeights: hasHeights))
            let area = try GeoJSONReader(projector, in: .sweref99TM).area(json)
            #expect(area.cornerCount == 8)
            let several = WellKnownBinary.geoPackageGeometry(head + MapFiles.surface([[Self.square]]))
            #expect(try GeoJSONReader(projector, in: .sweref99TM).area(several).cornerCount == 4)
        }
    }

    @Test func `what is no surface, empty or damaged is told as that`() {
        let reader = GeoJSONReader(projector, in: .sweref99TM)
        func reason(_ blob: [UInt8]) -> GeoJSONFault.Reason? {
            do throws(GeoJSONFault) {
                _ = try reader.area(WellKnownBinary.geoPackageGeometry(blob))
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(
            reason(MapFiles.header() + MapFiles.point((1, 2))) == .geometryType("Point", wanted: .surface))
        #expect(reason(MapFiles.header(flags: 0x11)) == .geometryType(nil, wanted: .surface))
        let whole = MapFiles.header() + MapFiles.polygon([Self.square])
        for length in 0..<whole.count {
            #expect(reason(Array(whole.prefix(length))) == .malformed, "\(length)")
        }
        var endless = MapFiles.header()
        endless.append(1)
        endless += MapFiles.bytes(3, 4)
        endless += MapFiles.bytes(0xFFFF_FFFF, 4)
        #expect(reason(endless) == .malformed)
    }
}
