import Foundation
import GRDB
import Geometry
import Reports
import Schema
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct FileTests {
    @Test func `the writer syncs every commit to the disk`() throws {
        let store = try TemporaryStore().store
        try store.file.verifyDurability()
        try store.file.pool.writeWithoutTransaction { db in
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        #expect(throws: StoreFault.notDurable(setting: "synchronous", value: "1")) {
            try store.file.verifyDurability()
        }
    }

    @Test func `a store is writable when a row can be written, and not once it is closed`() async throws {
        let store = try TemporaryStore().store
        #expect(await store.isWritable())
        #expect(await store.isWritable())
        #expect(try await store.ask { try Int.fetchOne($0, sql: "SELECT count FROM write_probe") } == 2)
        try await store.file.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        #expect(await !store.isWritable())
        try await store.close()
        #expect(await !store.isWritable())
    }

    @Test func `a second writer is refused with the first one's process id, and readers are not`() throws {
        let first = try TemporaryStore()
        #expect(throws: StoreFault.inUse(by: Int(ProcessInfo.processInfo.processIdentifier))) {
            try TemporaryStore(path: first.path)
        }
        _ = try SpatiaLiteStore(reading: first.path, settings: .fixture())
    }

    @Test func `a file that is missing or of a later version is refused and left as it is`() throws {
        #expect(throws: StoreFault.noSuchFile(path: "/nowhere/lykta.sqlite")) {
            try SpatiaLiteStore(reading: "/nowhere/lykta.sqlite", settings: .fixture())
        }
        let path = try later()
        #expect(throws: StoreFault.newerThanProgram(migrations: ["m9999-from-the-future"])) {
            try TemporaryStore(path: path)
        }
    }

    private func later() throws -> String {
        let temporary = try TemporaryStore()
        try temporary.store.file.pool.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('m9999-from-the-future')")
        }
        try temporary.store.file.pool.close()
        return temporary.path
    }

    @Test func `the list of migrations is the folder`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schema/migrations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == Migration.all.map { $0.name + ".sql" })
        for migration in Migration.all {
            let text = try String(
                contentsOf: folder.appending(path: "\(migration.name).sql"), encoding: .utf8)
            #expect(text == migration.sql)
        }
    }

    @Test func `the layers are known to spatialite and QGIS by type and reference system`() throws {
        let store = try TemporaryStore().store
        let layers = try store.file.pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT f_table_name, f_geometry_column, geometry_type, srid FROM geometry_columns ORDER BY 1
                    """
            ).map { "\($0[0] as String).\($0[1] as String) \($0[2] as Int) \($0[3] as Int)" }
        }
        #expect(
            layers == [
                "area_map.outline 6 3006", "case_map.place 1 3006", "finding_map.place 1 3006",
                "measure_map.place 1 3006", "report_map.place 1 3006", "walk_map.place 1 3006",
            ])
    }

    @Test func `modules that can read files of the machine are gone`() throws {
        let store = try TemporaryStore().store
        #expect(throws: DatabaseError.self) {
            try store.file.pool.write { db in
                try db.execute(
                    sql:
                        "CREATE VIRTUAL TABLE passwords USING VirtualText('/etc/passwd', 'UTF-8', 0, POINT, NONE, ':')"
                )
            }
        }
    }

    @Test func `the numbers of stored words stand in the order of the schema`() {
        let schema = Migration.all.map(\.sql).joined()
        for words in [Source.stored.map(\.rawValue), CaseStatus.stored.map(\.rawValue)] {
            let places = words.compactMap { schema.range(of: "'\($0)'")?.lowerBound }
            #expect(places.count == words.count && places == places.sorted())
        }
        #expect(
            Set(Source.stored) == Set(Source.allCases) && Set(CaseStatus.stored) == Set(CaseStatus.allCases))
    }
}
