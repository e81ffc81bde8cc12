import GRDB
import Prevention
import Reports
import Schema
import TestSupport
import Testing

@testable import SpatialStore

extension MigrationTests {
    @Test func `why dialogues and watch areas were withdrawn is read out of their history`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0066" })
        try await queue.write { db in
            for (number, id) in [(1, "0a"), (2, "0b")] {
                try db.execute(
                    sql: """
                        INSERT INTO dialogue (number, id, municipality, day, whereabouts, notes, holder, provenance, version, made,
                                changed, asked)
                            VALUES (\(number), x'000000000000000000000000000000\(id)', 1060, 20000, 'Torget', '', '', '', 1, 0, 0, 0);
                        INSERT INTO dialogue_event (dialogue, number, at, by, kind, swedish, english)
                            VALUES (\(number), 1, 0, 'anna', 'made', 'a', 'b');
                        INSERT INTO watch_area (number, id, municipality, name, contact, since, version, made, changed, asked)
                            VALUES (\(number), x'000000000000000000000000000000\(id)', 1060, 'Linden', '', 19000, 1, 0, 0, 0);
                        INSERT INTO watch_area_event (area, number, at, by, kind, swedish, english)
                            VALUES (\(number), 1, 0, 'anna', 'made', 'a', 'b');
                        """)
            }
            try db.execute(
                sql: """
                    INSERT INTO dialogue_event (dialogue, number, at, by, kind, swedish, english)
                        VALUES (1, 2, 0, 'bo', 'withdrawn', 'Togs tillbaka: Fel dag.', 'Withdrawn: Fel dag.');
                    INSERT INTO watch_area_event (area, number, at, by, kind, swedish, english)
                        VALUES (1, 2, 0, 'bo', 'withdrawn', 'Togs tillbaka: Fel namn.', 'Withdrawn: Fel namn.');
                    UPDATE dialogue SET row_digest = lykta_digest(number, id, municipality, day, whereabouts, northing, easting, people,
                        notes, holder, provenance, version, made, changed, asked, 0, 3 - number);
                    UPDATE watch_area SET row_digest = lykta_digest(number, id, municipality, name, households, contact, since, until,
                        outline, version, made, changed, asked, 3 - number);
                    """)
            for table in [DigestedTable.dialogueEvents, .watchAreaEvents] {
                try table.keep(where: "1", [], in: db)
            }
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        #expect(try await store.dialogue(DialogueID(high: 0, low: 10), in: [])?.withdrawn == "Fel dag.")
        #expect(try await store.dialogue(DialogueID(high: 0, low: 11), in: [])?.isWithdrawn == false)
        #expect(try await store.watchArea(WatchAreaID(high: 0, low: 10), in: [])?.withdrawn == "Fel namn.")
        #expect(try await store.watchArea(WatchAreaID(high: 0, low: 11), in: [])?.isWithdrawn == false)
    }
}
