import Foundation
import GRDB
import Intake
import JSON
import Projection
import Reports
import Testing

@testable import GeoPackage

/// GeoPackages that others wrote. Those of GDAL are read in Tests/Outside.
@Suite final class GeoPackageReaderTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A file with these layers, by name: their type and system.
    private func file(_ layers: [(name: String, type: String, system: Int)], more: String = "") throws
        -> String
    {
        let path = folder.appending(path: "\(UUID()).gpkg").path
        let database = try DatabaseQueue(path: path)
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE gpkg_spatial_ref_sys
                        (srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id, definition);
                    CREATE TABLE gpkg_contents (table_name PRIMARY KEY, data_type, srs_id);
                    CREATE TABLE gpkg_geometry_columns
                        (table_name, column_name, geometry_type_name, srs_id, z, m);
                    INSERT INTO gpkg_spatial_ref_sys VALUES
                        ('Undefined', -1, 'NONE', -1, 'undefined'),
                        ('SWEREF99 TM', 3006, 'EPSG', 3006, 'PROJCS["SWEREF99 TM"]'),
                        ('Egen', 100001, 'NONE', 100001, 'PROJCS["SWEREF99_13_30",UNIT["Meter",1.0]]'),
                        ('RT90 2.5 gon V', 3021, 'EPSG', 3021, 'PROJCS["RT90"]');
                    """)
            for layer in layers {
                try db.execute(
                    sql: """
                        CREATE TABLE \(layer.name) (fid INTEGER PRIMARY KEY, geom BLOB, kod TEXT, nr INTEGER)
                        """)
                try db.execute(
                    sql:
                        "INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES (?, 'features', ?)",
                    arguments: [layer.name, layer.system])
                try db.execute(
                    sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
                    arguments: [layer.name, layer.type, layer.system])
            }
            if !more.isEmpty { try db.execute(sql: more) }
        }
        try database.close()
        return path
    }

    @Test func `a layer's features have their properties, and its system is known by code or definition`()
        throws
    {
        let path = try file(
            [("omr", "MULTIPOLYGON", 3_006)],
            more: "INSERT INTO omr VALUES (1, x'00', 'a', 7), (2, NULL, NULL, NULL)")
        let layer = try GeoPackageReader(at: path).layer(named: nil)
        #expect(layer.name == "omr" && layer.system == .sweref99TM)
        #expect(layer.columns == ["fid", "kod", "nr"])
        #expect(layer.features.count == 2)
        #expect(layer.features[0]["properties"]?["kod"]?.string == "a")
        #expect(layer.features[0]["properties"]?["nr"]?.number == 7)
        #expect(layer.features[0]["geometry"]?["type"]?.string == "Polygon")
        #expect(layer.features[1]["properties"]?["kod"]?.isNull == true)
        #expect(layer.features[1]["geometry"]?.isNull == true)
        let own = try file([("omr", "POLYGON", 100_001)])
        #expect(try GeoPackageReader(at: own).layer(named: nil).system == .sweref991330)
    }

    @Test func `of several layers one is named, and what cannot be read is told`() throws {
        let path = try file([("a", "POLYGON", 3_006), ("b", "POLYGON", 3_006)])
        #expect(throws: FeatureLayerFault.severalLayers(["a", "b"])) {
            _ = try GeoPackageReader(at: path).layer(named: nil)
        }
        #expect(throws: FeatureLayerFault.noLayer("c", known: ["a", "b"])) {
            _ = try GeoPackageReader(at: path).layer(named: "c")
        }
        #expect(try GeoPackageReader(at: path).layer(named: "b").name == "b")
        for (layers, fault) in [
            ([], .noLayers), ([("a", "LINESTRING", 3_006)], .geometryType("LINESTRING")),
            ([("a", "POLYGON", -1)], .noReferenceSystem),
            ([("a", "POLYGON", 3_021)], .referenceSystem("RT90 2.5 gon V (EPSG:3021)")),
        ] as [([(String, String, Int)], FeatureLayerFault)] {
            let path = try file(layers.map { (name: $0.0, type: $0.1, system: $0.2) })
            #expect(throws: fault) { _ = try GeoPackageReader(at: path).layer(named: nil) }
        }
    }

    @Test func `what is no GeoPackage is refused, and a file is not changed by being read`() throws {
        let text = folder.appending(path: "text.gpkg")
        try Data("no database".utf8).write(to: text)
        #expect(throws: FeatureLayerFault.unreadable(.geoPackage)) { _ = try GeoPackageReader(at: text.path) }
        let plain = folder.appending(path: "plain.gpkg").path
        try DatabaseQueue(path: plain).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(throws: FeatureLayerFault.unreadable(.geoPackage)) { _ = try GeoPackageReader(at: plain) }
        #expect(throws: FeatureLayerFault.unreadable(.geoPackage)) {
            _ = try GeoPackageReader(at: self.folder.path + "/missing.gpkg")
        }
        let path = try file([("omr", "POLYGON", 3_006)])
        let before = try Data(contentsOf: URL(filePath: path))
        _ = try GeoPackageReader(at: path).layer(named: nil)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
