import Exports
import Foundation
import GRDB
import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import GeoPackage

/// The index as SQLite has it, and as a map program keeps it. GDAL asks it in Tests/Outside.
@Suite final class GeoPackageIndexTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// - Parameter most: How many elements are indexed at a time; all at once when nil.
    private func path(
        _ places: [Place?], in system: GeoPackageSystem = .sweref99TM, most: Int? = nil
    ) throws -> String {
        let path = folder.appending(path: "\(UUID()).gpkg").path
        let table = ReportFeatures(
            try Projector(), detail: .full, categories: [try Category.fixture("lighting")])
        var writer = try GeoPackageWriter(table, at: path, in: system, now: .testNow)
        try writer.add(
            places.enumerated().map { number, place in
                ExportedReport(
                    FiledReport(
                        report: try Report.fixture(number + 1, at: place), case: .numbered(1), status: .open,
                        version: 1))
            })
        if let most {
            while try writer.indexSome(most: most) {}
        }
        try writer.finish()
        return path
    }

    /// What the index says of each element: its number, and its box from the lowest numbers to the highest.
    private struct Entry: Hashable {
        let fid: Int64
        let box: [Double]
    }

    private func entries(_ db: Database) throws -> [Entry] {
        let check = try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_rapporter_geom')")
        #expect(check == "ok")
        return try Row.fetchAll(db, sql: "SELECT * FROM rtree_rapporter_geom ORDER BY id").map {
            Entry(fid: $0["id"], box: [$0["minx"], $0["miny"], $0["maxx"], $0["maxy"]])
        }
    }

    @Test(arguments: [nil, 1, 2, 3, 4, 5] as [Int?])
    func `every point is in the index, and what lies nowhere is not, however many are indexed at a time`(
        _ most: Int?
    ) throws {
        let places: [Place?] = try [
            .olofstrom(), nil, .olofstrom(north: 900, east: -400), .olofstrom(east: 7),
        ]
        try DatabaseQueue(path: path(places, most: most)).read { db in
            let found = try entries(db)
            #expect(found.map(\.fid) == [1, 3, 4])
            for (entry, place) in zip(found, places.compactMap(\.self)) {
                // Boxes are kept as 32-bit numbers, rounded outwards: a metre and a half for northings.
                let (east, north) = (place.easting, place.northing)
                #expect((entry.box[0]...entry.box[2]).contains(east) && entry.box[2] - entry.box[0] < 2)
                #expect((entry.box[1]...entry.box[3]).contains(north) && entry.box[3] - entry.box[1] < 2)
            }
            let registered = try Row.fetchAll(db, sql: "SELECT * FROM gpkg_extensions")
            #expect(
                registered == [
                    [
                        "table_name": "rapporter", "column_name": "geom",
                        "extension_name": "gpkg_rtree_index",
                        "definition": "http://www.geopackage.org/spec131/#extension_rtree",
                        "scope": "write-only",
                    ]
                ])
        }
    }

    @Test func `a layer of nothing has an index of nothing, and one of degrees is found by degrees`() throws {
        let none = try DatabaseQueue(path: path([])).read { try entries($0) }
        #expect(none.isEmpty)
        let entry = try DatabaseQueue(path: path([.olofstrom()], in: .wgs84)).read {
            try entries($0).first.orFail()
        }
        #expect((entry.box[0]...entry.box[2]).overlaps(14.5305...14.5307))
        #expect((entry.box[1]...entry.box[3]).overlaps(56.2766...56.2768))
    }

    @Test func `the table and the triggers have the names of the standard`() throws {
        try DatabaseQueue(path: path([.olofstrom()])).read { db in
            let table = try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_master WHERE name = 'rtree_rapporter_geom'")
            #expect(
                table
                    == #"CREATE VIRTUAL TABLE "rtree_rapporter_geom" USING rtree(id, minx, maxx, miny, maxy)"#
            )
            let triggers = try String.fetchAll(
                db,
                sql:
                    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'rapporter' ORDER BY 1"
            )
            let wanted = ["delete", "insert", "update1", "update2", "update3", "update4"]
            #expect(triggers == wanted.map { "rtree_rapporter_geom_\($0)" })
        }
    }

    @Test func `with SQLite alone a file is read, and the index follows what is taken out`() throws {
        try DatabaseQueue(path: path([.olofstrom(), .olofstrom(north: 5)])).write { db in
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM rapporter WHERE Id IS NOT NULL")
            #expect(count == 2)
            try db.execute(sql: "DELETE FROM rapporter WHERE fid = 1")
            let left = try entries(db).map(\.fid)
            #expect(left == [2])
            #expect(throws: DatabaseError.self) {
                try db.execute(sql: "UPDATE rapporter SET Id = '' WHERE fid = 2")
            }
        }
    }

    @Test func `a map program that changes points finds them where they lie now`() throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            for function in Self.functions { db.add(function: function) }
        }
        let queue = try DatabaseQueue(
            path: path([.olofstrom(), .olofstrom(north: 500), nil]), configuration: configuration)
        try queue.write { db in
            let before = try entries(db)
            let (first, second) = (before[0].box, before[1].box)
            for (change, wanted) in [
                (
                    "SET geom = (SELECT geom FROM rapporter WHERE fid = 2) WHERE fid = 1",
                    [1: second, 2: second]
                ),
                (
                    "SET geom = (SELECT geom FROM rapporter WHERE fid = 1) WHERE fid = 3",
                    [
                        1: second, 2: second, 3: second,
                    ]
                ),
                ("SET geom = NULL WHERE fid = 2", [1: second, 3: second]),
                ("SET fid = 9 WHERE fid = 3", [1: second, 9: second]),
                ("SET fid = 8, geom = NULL WHERE fid = 9", [1: second]), ("SET Id = 'x'", [1: second]),
            ] as [(String, [Int64: [Double]])] {
                try db.execute(sql: "UPDATE rapporter \(change)")
                let now = Dictionary(try entries(db).map { ($0.fid, $0.box) }) { one, _ in one }
                #expect(now == wanted, "\(change)")
            }
            try db.execute(sql: "INSERT INTO rapporter (geom) SELECT geom FROM rapporter WHERE fid = 1")
            let after = try entries(db).map(\.box)
            #expect(after == [second, second])
            #expect(first != second)
        }
    }

    /// Those of a map program, for points.
    private static let functions: [DatabaseFunction] = {
        func function(_ name: String, _ value: @escaping @Sendable (GeoPackagePoint) -> Double)
            -> DatabaseFunction
        {
            DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                Data.fromDatabaseValue(values[0]).flatMap { GeoPackagePoint(blob: Array($0)) }.map(value)
            }
        }
        return [
            function("ST_MinX") { $0.east }, function("ST_MaxX") { $0.east },
            function("ST_MinY") { $0.north }, function("ST_MaxY") { $0.north },
            function("ST_IsEmpty") { _ in 0 },
        ]
    }()
}
