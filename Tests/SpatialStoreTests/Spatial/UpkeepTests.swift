import Foundation
import GRDB
import Geometry
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct UpkeepTests {
    private func filled() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        var chance = SeededChance(seed: 8)
        for number in 0..<120 {
            try await temporary.store.keep(
                .fixture(number, at: number % 10 == 0 ? nil : .random(within: 400, using: &chance)))
        }
        let person = try Person.fixture(1, ["triage:1060"])
        try await temporary.store.add(person, password: nil)
        _ = try await temporary.store.begin(
            Session(digest: [UInt8](repeating: 1, count: 32), person: person.id, begun: .testNow))
        _ = try await temporary.store.add(.fixture(1), to: .report(.numbered(4))) { _ in [] }
        return temporary
    }

    @Test func `a sound database keeps every promise`() async throws {
        let temporary = try await filled()
        #expect(try temporary.store.inspect { _ in } == [])
    }

    @Test(arguments: [
        ("UPDATE report SET place = MakePoint(470000, 6236000, 3006) WHERE number = 5", 4),
        ("UPDATE report_index SET observed = observed + 1 WHERE spot & 4294967295 = 5", 5),
        ("UPDATE report_index SET received = received + 1 WHERE spot & 4294967295 = 5", 5),
        ("UPDATE report_index SET source = 5 WHERE spot & 4294967295 = 5", 5),
        ("DELETE FROM report_index WHERE spot & 4294967295 = 5", 5),
        ("DELETE FROM membership WHERE report = 5", 7),
        ("UPDATE case_file SET report_count = report_count + 1 WHERE number = 1", 8),
        ("UPDATE case_file SET reporter_count = reporter_count + 1 WHERE number = 1", 8),
        ("DELETE FROM case_unit WHERE case_number = 1", 9),
        ("DELETE FROM sealed_original WHERE report = 5", 10),
        ("DELETE FROM report_index_rowid WHERE rowid & 4294967295 = 5", 3),
        ("UPDATE case_file SET place = MakePoint(470000, 6236000, 3006) WHERE number = 2", 11),
        ("UPDATE case_file SET place = NULL WHERE number = 2", 11),
        (
            "DROP TRIGGER area_outline_inserted; INSERT INTO area (layer, code, name) VALUES ('owner', 'a', 'A')",
            12
        ),
        ("DELETE FROM geometry_columns WHERE f_table_name = 'case_map'", 13),
        ("INSERT INTO geometry_columns VALUES ('report', 'place', 1, 2, 3006, 0)", 13),
        ("UPDATE case_file SET restricted_count = restricted_count + 1 WHERE number = 1", 14),
        ("UPDATE case_file SET unrestricted_easting_sum = 7 WHERE number = 1", 14),
        ("UPDATE report SET text = text || '.' WHERE number = 5", 15),
        ("DELETE FROM report_digest WHERE report = 5", 15),
        ("DELETE FROM person_role", 16), ("UPDATE person_role SET municipality = 0", 16),
        ("UPDATE person_role SET unit = ''", 16), ("UPDATE person SET disabled = 1", 17),
        ("UPDATE session SET ends = ends + 1", 17), ("DELETE FROM person", 17),
        ("UPDATE case_file SET due = due + 1 WHERE number = 1", 18),
        ("UPDATE case_file SET answered = 1 WHERE number = 1", 18),
        ("UPDATE case_file SET done = 1 WHERE number = 1", 18),
        ("UPDATE word_index SET through = 120", 19),
        ("INSERT INTO restricted_words (rowid, words) VALUES (5, 'lamp')", 19),
        ("UPDATE report SET text = text || '.' WHERE number = 5", 0),
        ("UPDATE commit_mark SET commit_number = commit_number - 1", 0),
        ("UPDATE case_file SET case_state = 'done' WHERE number = 1", 20),
    ])
    // 0 is the last: of the mark, which stands after every promise of rows.
    func `what does not agree is found`(_ damage: String, _ promise: Int) async throws {
        let temporary = try await filled()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
        }
        let findings = try temporary.store.inspect { _ in }
        let promises = temporary.store.promises
        let broken = promises[promise == 0 ? promises.count - 1 : promise - 1]
        #expect(findings.contains { $0.promise == broken }, "\(findings)")
    }

    @Test func `a backup of a live database is one whole file with every report of its moment`() async throws
    {
        let temporary = try await filled()
        let copy = temporary.path + ".backup"
        let writing = Task {
            for number in 1_000..<1_100 { try await temporary.store.keep(.fixture(number, at: .olofstrom())) }
        }
        try temporary.store.backup(to: copy, overwriting: false)
        try await writing.value
        #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: copy + ".unfinished"))
        let restored = try TemporaryStore(path: copy).store
        #expect(try restored.inspect { _ in } == [])
        let count = try await restored.nearest(10_000, to: .olofstrom(), matching: .all).count
        #expect((108...208).contains(count))
    }

    @Test func `keys, areas, secrets, profiles and messages are kept`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let key = APIKey(
            prefix: "abcdefgh", name: "OEP", scopes: [.reportRead, .admin],
            municipalities: [try MunicipalityCode("0880").orFail()], created: .testNow, revoked: nil,
            number: 1)
        try await store.add(key, digest: [UInt8](repeating: 7, count: 32))
        #expect(try await store.key(prefix: "abcdefgh").orFail().key == key)
        #expect(try await store.revoke(prefix: "abcdefgh", at: .testNow))
        #expect(try await !store.revoke(prefix: "abcdefgh", at: .testNow))
        #expect(try await store.keys().map(\.revoked) == [.testNow])

        let ring = try Ring(
            closed: [(0.0, 0.0), (100.25, 0), (100, 100), (0, 100), (0, 0)].map {
                try Place.olofstrom(north: $0.1, east: $0.0)
            })
        let hole = try Ring(
            closed: [(40.0, 40.0), (60, 40), (60, 60), (40, 40)].map {
                try Place.olofstrom(north: $0.1, east: $0.0)
            })
        let island = try Ring(
            closed: [(200.0, 0.0), (210, 0), (210, 10), (200, 0)].map {
                try Place.olofstrom(north: $0.1, east: $0.0)
            })
        let area = MappedArea(
            layer: .owner, code: "a", name: "Parken", owner: "gata-park",
            area: try Area(polygons: [Polygon(outline: ring, holes: [hole]), Polygon(outline: island)]),
            validFrom: CivilDate("2020-01-01"), validUntil: nil)
        try await store.keep([area])
        try await store.keep([area])
        #expect(try await store.areas() == [area])
        #expect(store.areasNow.all(of: .owner) == [area])

        let fresh = [UInt8](repeating: 1, count: 32)
        #expect(try await store.secret(named: "intake", orKeep: fresh) == fresh)
        #expect(try await store.secret(named: "intake", orKeep: [UInt8](repeating: 2, count: 32)) == fresh)

        let files = [
            StoredProfileFile(name: "profile.yaml", content: "å"),
            StoredProfileFile(name: "routing.yaml", content: "b"),
        ]
        try await store.keepProfile(files, of: MunicipalityCode("1060").orFail())
        #expect(try SpatiaLiteStore.profiles(in: temporary.path).map(\.files) == [files])

        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let message = try await store.due(at: .testNow, limit: 10).messages.first.orFail()
        guard case .notice(let notice) = message.payload else { throw FixtureFault() }
        #expect(message.case == receipt.case && notice.case == receipt.case)
        #expect(message.channel == .webhook(url: "https://example.se/hook", secret: "GATA"))
        try await store.failed([message.id], fault: "500", nextAttempt: .testNow.adding(.hours(1)))
        #expect(try await store.due(at: .testNow, limit: 10).messages.isEmpty)
        try await store.failed([message.id], fault: "500", nextAttempt: nil)
        #expect(try await store.messages(in: .dead, limit: 10).messages.map(\.attempts) == [2])
        #expect(try await store.retry(message.id, at: .testNow))
        try await store.delivered([message.id], at: .testNow)
        #expect(try await store.due(at: .testNow, limit: 10).messages.isEmpty)
    }

    @Test func `a full queue refuses with a time to come back`() async throws {
        let store = try TemporaryStore(queueCapacity: 4).store
        let refused = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<400 {
                group.addTask {
                    do {
                        try await store.keep(.fixture(number, at: .olofstrom()))
                        return false
                    } catch {
                        return error as? ReportStoreError == .overloaded(retryAfterSeconds: 1)
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        let kept = try await store.nearest(1_000, to: .olofstrom(), matching: .all).count
        #expect(refused > 0 && kept + refused == 400)
    }

    @Test func `a closed store has written what it accepted and takes no more`() async throws {
        let temporary = try TemporaryStore()
        let writing = Task {
            await withTaskGroup(of: Int.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        (try? await temporary.store.keep(.fixture(number, at: .olofstrom()))) == nil ? 0 : 1
                    }
                }
                return await group.reduce(0, +)
            }
        }
        try await Task.sleep(for: .milliseconds(5))
        try await temporary.store.close()
        let acknowledged = await writing.value
        await #expect(throws: ReportStoreError.closed) {
            try await temporary.store.keep(.fixture(99, at: .olofstrom()))
        }
        let file = try SpatiaLiteStore(reading: temporary.path, settings: .fixture())
        #expect(try await file.nearest(1_000, to: .olofstrom(), matching: .all).count == acknowledged)
    }
}
