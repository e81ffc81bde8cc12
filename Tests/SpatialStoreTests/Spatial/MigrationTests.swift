import Foundation
import GRDB
import Geometry
import Reports
import StoreContract
import Schema
import TestSupport
import Testing

@testable import SpatialStore

/// Databases of earlier versions, brought up to date.
@Suite struct MigrationTests {
    @Test func `a database from before the map views keeps its rows, is sound, and shows them`() async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0004-create-areas-and-keys")

        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        let shown = try await store.ask { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT reference || ' ' || observed || ' ' || case_map.units || ' ' || reports
                    FROM report_map JOIN case_map ON case_map.id = case_id
                    """)
        }
        #expect(shown == ["OLO-7K3M-9Q 2026-11-20T17:00:00Z Gata och park 1"])
        let report = try await store.report(.numbered(1), in: []).orFail().report
        #expect(try report.whereabouts.place == .olofstrom())
        #expect(try await store.areas().map(\.code) == ["a"])
        // What comes now joins what was there.
        let joined = try await store.keep(.fixture(2, at: .olofstrom(north: 10)))
        #expect(joined.case == .numbered(7))
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `a report from before there were digests gets one, and what changes it afterwards is found`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")

        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

        let store = try TemporaryStore(path: path).store
        #expect(store.openingFindings == [])
        #expect(try store.inspect { _ in } == [])
        let commits = try await store.ask {
            try Int.fetchAll($0, sql: "SELECT commit_number FROM report_digest")
        }
        #expect(commits == [0])
        try await store.file.pool.write { try $0.execute(sql: "UPDATE report SET text = 'Ljust'") }
        #expect(try store.inspect { _ in }.map(\.examples) == [["OLO-7K3M-9Q (number 1)"]])
    }

    /// A database with one report, its case and an area, as the version whose last step is `last` left it.
    private func makeDatabase(at path: String, through last: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try SpatiaLite.load(into: $0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name <= last })
        let place = try Place.olofstrom()
        try queue.write { db in
            let (north, east) = (place.northingCentimetres, place.eastingCentimetres)
            let key = IndexKey(place, number: 1).value
            try db.execute(
                literal: """
                    INSERT INTO report (number, id, reference, municipality, category, source, text, northing, easting,
                        observed, received, place)
                    VALUES (1, x'01900000000070008000000000000001', 'OLO-7K3M-9Q', 1060, 'lighting', 'resident', 'Mörkt',
                        \(north), \(east), 1795194000000, 1795194000000,
                        MakePoint(\(place.easting), \(place.northing), 3006));
                    INSERT INTO original (report) VALUES (1);
                    INSERT INTO category_number VALUES (1, 'lighting');
                    INSERT INTO report_index VALUES (\(key), \(east), \(east), \(north), \(north),
                        x'01900000000070008000000000000001', 1060, 1, 0, 0, 0, 1795194000000, NULL);
                    INSERT INTO case_file (number, id, municipality, category_group, status, opened, changed, report_count,
                        reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum, south, west,
                        north, east, place)
                    VALUES (1, x'01900000000070008000000000000007', 1060, 'lighting', 'open', 1795194000000, 1795194000000,
                        1, 1, 1795194000000, 1795194000000, 1, \(north), \(east), \(north), \(east), \(north), \(east),
                        MakePoint(\(place.easting), \(place.northing), 3006));
                    INSERT INTO membership (report, case_number, is_core, sprawls) VALUES (1, 1, 1, 0);
                    INSERT INTO case_unit VALUES (1, 'gata-park', 0, 'lighting', 'a', 'b', 1795194000000, 20777);
                    INSERT INTO area (layer, code, name, outline) VALUES ('owner', 'a', 'A', ST_GeomFromText(
                        'MULTIPOLYGON(((470000 6236000, 470100 6236000, 470100 6236100, 470000 6236000)))', 3006));
                    """)
        }
        try queue.close()
    }
}
