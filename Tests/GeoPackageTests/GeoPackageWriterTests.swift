import Exports
import Foundation
import GRDB
import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import GeoPackage

/// Files as map programs read them: by the tables of OGC 12-128r18. GDAL reads one in Tests/Outside.
@Suite final class GeoPackageWriterTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func written(_ places: [Place?], in system: GeoPackageSystem) throws -> DatabaseQueue {
        let path = folder.appending(path: "\(UUID()).gpkg").path
        let reports = try places.enumerated().map { number, place in
            ExportedReport(
                FiledReport(
                    report: try Report.fixture(number + 1, at: place), case: .numbered(1), status: .open,
                    version: 1))
        }
        let table = ReportFeatures(
            try Projector(), detail: .full, categories: [try Category.fixture("lighting")])
        var writer = try GeoPackageWriter(table, at: path, in: system, now: .testNow)
        for report in reports { try writer.add([report]) }
        try writer.finish()
        return try DatabaseQueue(path: path)
    }

    @Test func `a file says what it is, and is sound`() throws {
        try written([.olofstrom()], in: .wgs84).read { db in
            let marks = try ["application_id", "user_version"].map {
                try Int.fetchOne(db, sql: "PRAGMA \($0)")
            }
            #expect(marks == [0x4750_4B47, 10_300])
            let integrity = try String.fetchOne(db, sql: "PRAGMA integrity_check")
            #expect(integrity == "ok")
            let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            #expect(dangling.isEmpty)
            let systems = try Int.fetchAll(db, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1")
            #expect(systems == [-1, 0, 3_006, 4_326])
            let column = try Row.fetchOne(db, sql: "SELECT * FROM gpkg_geometry_columns")
            #expect(
                column == [
                    "table_name": "rapporter", "column_name": "geom", "geometry_type_name": "POINT",
                    "srs_id": 4_326, "z": 0, "m": 0,
                ])
        }
    }

    @Test func `a point is easting and northing in the national grid, and longitude and latitude in degrees`()
        throws
    {
        let place = try Place.olofstrom()
        let grid = try written([place], in: .sweref99TM).read { db in
            try Data.fetchOne(db, sql: "SELECT geom FROM rapporter")
        }
        #expect(grid == Self.blob(3_006, place.easting, place.northing))
        let degrees = try written([place], in: .wgs84).read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT geom, "Longitud (WGS 84)" AS east, "Latitud (WGS 84)" AS north FROM rapporter
                    """)
        }
        let row = try #require(degrees)
        let (blob, east, north): (Data, Double, Double) = (row["geom"], row["east"], row["north"])
        #expect(blob == Self.blob(4_326, east, north))
        #expect((east - 14.5306).magnitude < 0.0001 && (north - 56.2767).magnitude < 0.0001)
    }

    /// By the letter of §2.1.3: `GP`, version 0, lowest byte first without envelope, the system, a point.
    private static func blob(_ system: Int32, _ east: Double, _ north: Double) -> Data {
        func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(number >> UInt64(8 * $0) & 255) }
        }
        var blob: [UInt8] = [0x47, 0x50, 0, 1]
        blob += bytes(UInt64(UInt32(bitPattern: system)), 4)
        blob += [1, 1, 0, 0, 0] as [UInt8]
        blob += bytes(east.bitPattern, 8)
        blob += bytes(north.bitPattern, 8)
        return Data(blob)
    }

    @Test func `the box of a layer is around all its points, and one without any has none`() throws {
        let box = try written(
            [.olofstrom(north: 10, east: 40), nil, .olofstrom(north: -20, east: -5)], in: .sweref99TM
        ).read { db in
            try Row.fetchOne(db, sql: "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents LIMIT 1")
        }
        let low = try Place.olofstrom(north: -20, east: -5)
        let high = try Place.olofstrom(north: 10, east: 40)
        #expect(
            box == [
                "min_x": low.easting, "min_y": low.northing, "max_x": high.easting, "max_y": high.northing,
            ])
        try written([], in: .wgs84).read { db in
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM rapporter")
            let boundless = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM gpkg_contents WHERE min_x IS NULL")
            #expect(rows == 0 && boundless == 2)
        }
    }

    @Test func `moments are of UTC with milliseconds, and the style is that of the layer`() throws {
        try written([.olofstrom()], in: .wgs84).read { db in
            #expect(try String.fetchOne(db, sql: "SELECT Sett FROM rapporter")?.hasSuffix("Z") == true)
            #expect(
                try String.fetchOne(db, sql: "SELECT last_change FROM gpkg_contents LIMIT 1")
                    == "2026-11-20T17:00:00.000Z")
            let style = try #require(
                try Row.fetchOne(
                    db,
                    sql: "SELECT * FROM layer_styles WHERE f_table_name = 'rapporter' AND useAsDefault = 1"))
            #expect((style["f_geometry_column"] as String) == "geom")
            #expect((style["styleQML"] as String).contains("<category value=\"lighting\""))
        }
    }

    @Test func `what cannot be written is told, and a file of an answer's own leaves nothing behind`() throws
    {
        let table = ReportFeatures(try Projector(), detail: .full, categories: [])
        #expect(throws: GeoPackageFault.notWritable) {
            _ = try GeoPackageWriter(
                table, at: self.folder.path + "/missing/x.gpkg", in: .wgs84, now: .testNow)
        }
        #expect(throws: GeoPackageFault.notWritable) {
            _ = try PrivateFile(1, in: self.folder.path + "/missing")
        }
        do {
            let file = try PrivateFile(2, in: folder.path)
            try Data("abc".utf8).write(to: URL(filePath: file.path))
            let rights =
                try FileManager.default.attributesOfItem(
                    atPath: URL(filePath: file.path).deletingLastPathComponent().path)[.posixPermissions]
                as? Int
            #expect(rights == 0o700)
            withExtendedLifetime(file) {}
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        let file = try PrivateFile(3, in: folder.path)
        try Data("abcdef".utf8).write(to: URL(filePath: file.path))
        let sealed = try file.sealed()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try sealed.read(4, at: 0) == Array("abcd".utf8))
        #expect(try sealed.read(4, at: 4) == Array("ef".utf8))
        #expect(try sealed.read(4, at: 6).isEmpty)
    }
}
