import Foundation
import GRDB
import Geometry
import Prevention
import Reports
import Schema
import StoreContract
import TestSupport
import Testing
import Triage

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
        let received = ReportFilter(receivedFrom: .testNow, receivedUntil: .testNow.adding(.seconds(1)))
        #expect(try await store.nearest(2, to: .olofstrom(), matching: received).map(\.id) == [.numbered(1)])
        let later = ReportFilter(receivedFrom: .testNow.adding(.seconds(1)))
        #expect(try await store.nearest(2, to: .olofstrom(), matching: later).isEmpty)
        // What comes now joins what was there.
        let joined = try await store.keep(.fixture(2, at: .olofstrom(north: 10)))
        #expect(joined.case == .numbered(7))
        try await store.queueDueNotices(at: .testNow)
        #expect(try await store.ask { try Int.fetchOne($0, sql: "SELECT count(*) FROM due_watch") } == 1)
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `a database from before walks keeps its rows, is sound, and takes a walk`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let store = try TemporaryStore(path: path).store
        let report = try await store.report(.numbered(1), in: []).orFail()
        let walk = SafetyWalk(
            id: .numbered(1), municipality: report.report.municipality, title: "Holje", made: .testNow,
            stops: [SafetyWalk.Stop(number: 1, name: "Torget", place: try .olofstrom())])
        try await store.addWalk(walk, by: "anna")
        let finding = try await store.addFinding(.kept(1, of: walk), by: "anna").finding
        _ = try await store.changeFinding(
            finding.id, in: [], [.setCase(report.case)], version: 1, by: "anna", at: .testNow)
        #expect(try await store.walk(walk.id, in: []) == walk)
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `a finding from before measures names none, and can become one`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name <= "m0032-keep-walks" })
        try await queue.write {
            try $0.execute(
                sql: """
                    INSERT INTO safety_walk (number, id, municipality, title, state, version, made, changed, meeting_place, leader,
                        invitation) VALUES (1, zeroblob(16), 1060, 'Holje', 'planned', 1, 0, 0, '', '', '');
                    INSERT INTO walk_stop (walk, number, name, northing, easting, reason_swedish, reason_english, place)
                        VALUES (1, 1, 'Torget', 623697530, 47093420, '', '', MakePoint(470934.2, 6236975.3, 3006));
                    INSERT INTO walk_point (walk, position, code, name_swedish, name_english, look_swedish, look_english)
                        VALUES (1, 1, 'lighting', 'Belysning', 'Lighting', '', '');
                    INSERT INTO finding (id, walk, stop, what, whereabouts, northing, easting, gravity, action, status, measure,
                        version, made, changed, place)
                        VALUES (x'0000000000000000000000000000000a', 1, 1, 'Mörkt', '', 623697530, 47093420, 'grave', '', 'open',
                            x'0000000000000000000000000000000b', 1, 0, 0, MakePoint(470934.2, 6236975.3, 3006));
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let id = FindingID(high: 0, low: 10)
        let finding = try await store.finding(id, in: []).orFail()
        #expect(finding.measure == nil)
        let broken = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(!broken.contains { $0.hasPrefix("finding") }, "\(broken)")
        let measure = try Measure.kept(1, causes: MeasureCauses(findings: [id]))
        _ = try await store.addMeasure(measure, by: "anna")
        #expect(try await store.finding(id, in: [])?.measure == measure.id)
    }

    @Test func `of findings from before it was kept nobody is said to have told how they stand`() async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let filed = FindingID(high: 0, low: 10)
        // The report was filed as the first finding, which was taken off its case.
        try await queue.write {
            try $0.execute(
                sql: "UPDATE report SET client_reference = ?",
                arguments: ["\(Finding.referencePrefix)\(filed)"])
        }
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0059" })
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO safety_walk (number, id, municipality, title, state, version, made, changed, meeting_place, leader,
                        invitation) VALUES (1, zeroblob(16), 1060, 'Holje', 'planned', 1, 0, 0, '', '', '');
                    INSERT INTO walk_stop (walk, number, name, northing, easting, reason_swedish, reason_english, place)
                        VALUES (1, 1, 'Torget', 623697530, 47093420, '', '', MakePoint(470934.2, 6236975.3, 3006));
                    """)
            for id in ["0a", "0b", "0c"] {
                try db.execute(
                    sql: """
                        INSERT INTO finding (id, walk, stop, what, whereabouts, northing, easting, gravity, action, status,
                            version, made, changed, place)
                            VALUES (x'000000000000000000000000000000\(id)', 1, 1, 'Mörkt', '', 623697530, 47093420, 'grave', '',
                                'done', 1, 0, 0, MakePoint(470934.2, 6236975.3, 3006));
                        """)
            }
            try db.execute(
                sql: """
                    UPDATE finding SET row_digest = lykta_digest(number, id, walk, stop, point, what, whereabouts, northing,
                        easting, gravity, action, unit, due, status, case_number, measure, version, made, changed, place);
                    UPDATE finding SET what = 'Ljust' WHERE number = 3;
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let first = try await store.finding(filed, in: []).orFail()
        #expect(first.statusOrigin == nil && first.hasLeftCase)
        let second = try await store.finding(FindingID(high: 0, low: 11), in: []).orFail()
        #expect(second.statusOrigin == nil && !second.hasLeftCase)
        // One that was broken before stays so.
        let broken = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(broken.filter { $0.hasPrefix("finding") }.count == 1, "\(broken)")
        #expect(broken.contains { $0.hasPrefix("finding 3 ") }, "\(broken)")
    }

    @Test func `measures from before their former day was kept say what they said`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0061" })
        try await queue.write { db in
            for id in ["0a", "0b"] {
                try db.execute(
                    sql: """
                        INSERT INTO measure (id, municipality, kind, title, details, done, responsible, state, version, made, changed,
                            asked) VALUES (x'000000000000000000000000000000\(id)', 1060, 'lighting', 'Lampor', '', 20000,
                            'municipality', 'done', 1, 0, 0, 0);
                        """)
            }
            try db.execute(
                sql: """
                    UPDATE measure SET row_digest = lykta_digest(number, id, municipality, kind, title, details, planned, begun,
                        done, cost, responsible, state, reason, version, made, changed, asked, northing, easting, place,
                        shape_kind, shape, published, 0, 0, NULL);
                    UPDATE measure SET title = 'Lyktor' WHERE number = 2;
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let kept = try await store.measure(MeasureID(high: 0, low: 10), in: []).orFail()
        #expect(kept.state == .done && kept.days.doneBefore == nil && kept.casesOfFindings == [])
        // One that was broken before stays so.
        let broken = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(broken.filter { $0.hasPrefix("measure") }.count == 1, "\(broken)")
    }

    @Test func `measures from before their days were kept however far they go back keep what they had`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0065" })
        try await queue.write { db in
            for id in ["0a", "0b"] {
                try db.execute(
                    sql: """
                        INSERT INTO measure (id, municipality, kind, title, details, responsible, state, version, made, changed,
                            asked, done_before) VALUES (x'000000000000000000000000000000\(id)', 1060, 'lighting', 'Lampor', '',
                            'municipality', 'under-way', 1, 0, 0, 0, 20000);
                        """)
            }
            try db.execute(
                sql: """
                    UPDATE measure SET row_digest = lykta_digest(number, id, municipality, kind, title, details, planned, begun,
                        done, cost, responsible, state, reason, version, made, changed, asked, northing, easting, place,
                        shape_kind, shape, published, done_before, 0, 0, NULL);
                    UPDATE measure SET title = 'Lyktor' WHERE number = 2;
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let kept = try await store.measure(MeasureID(high: 0, low: 10), in: []).orFail()
        #expect(kept.days == MeasureDays(doneBefore: CivilDate(daysSinceEpoch: 20_000)))
        // One that was broken before stays so.
        let broken = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(broken.filter { $0.hasPrefix("measure") }.count == 1, "\(broken)")
    }

    @Test func `a database from before accounts keeps its history and readings, which name no account`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let queue = try DatabaseQueue(path: path)
        try await queue.write {
            try $0.execute(
                sql: """
                    INSERT INTO case_event VALUES (1, 1, 1795194000000, 'opened', 1, NULL, 'lykta', 'a', 'b'),
                        (1, 2, 1795194000000, 'note', NULL, NULL, 'Anna', 'c', 'd');
                    INSERT INTO original_read (report, reader, at) VALUES (1, 'Anna', 1795194000000);
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        let home = try await store.report(.numbered(1), in: []).orFail().case
        let history = try await store.history(of: home)
        #expect(history.map { $0.by + $0.kind.rawValue } == ["lyktaopened", "Annanote"])
        #expect(try await store.originalReadings(limit: 2).map(\.readerName) == ["Anna"])
        #expect(history.allSatisfy { $0.person == nil })
        #expect(try await store.people().isEmpty)
        let anna = try Person.fixture(1, ["triage:1060"])
        try await store.add(anna, password: nil)
        let version = try await store.case(home, in: []).orFail().version
        _ = try await store.edit(
            home, [.note("Sett.")], version: version, in: [], seesRestricted: true, by: Agent(anna),
            at: .testNow)
        #expect(try await store.history(of: home).last?.person == anna.id)
    }

    @Test func `a picture from before yearly reports stays as it was, and a yearly report can be kept`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name <= "m0051" })
        let picture = try SituationalPicture.kept(1, words: [.summary: "Lugnt."])
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO situational_picture (number, id, municipality, kind, begins, ends, day, content, content_digest,
                        published, version, made, changed, by)
                    VALUES (1, ?, 1060, 'operative', ?, ?, ?, ?, ?, 0, 1, ?, ?, 'anna')
                    """,
                arguments: [
                    Data(picture.id.bytes), picture.scope.span.from.daysSinceEpoch,
                    picture.scope.span.until.daysSinceEpoch, picture.scope.day.daysSinceEpoch,
                    Data(picture.bytes), Data(picture.head.digest), picture.head.made.milliseconds,
                    picture.head.changed.milliseconds,
                ])
            try db.execute(
                sql: """
                    INSERT INTO picture_words (picture, heading, version, text) VALUES (1, 'summary', 1, 'Lugnt.');
                    INSERT INTO picture_change (picture, number, at, by, kind, swedish, english)
                        VALUES (1, 1, 0, 'anna', 'made', 'a', 'b');
                    """)
            for table in [DigestedTable.pictureWords, .pictureChanges] {
                try table.keep(where: "1", [], in: db)
            }
            try db.execute(
                sql: """
                    UPDATE situational_picture SET row_digest = lykta_digest(number, id, municipality, kind, begins, ends, day, content,
                        content_digest, published, version, made, changed, situational_picture.by, person, 1, 1)
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        #expect(try await store.picture(picture.id, in: []) == picture)
        _ = try await store.keepPicture(.yearly(2))
        #expect(try await store.pictures(PictureQuery()).map(\.id) == [.numbered(2), .numbered(1)])
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `a report from before there were photos takes them`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let store = try TemporaryStore(path: path).store
        #expect(try await store.photos(of: .report(.numbered(1))) == [])
        _ = try await store.add(.fixture(1), to: .report(.numbered(1))) { _ in [] }
        #expect(try await store.image(1, of: .report(.numbered(1))) == (try NewPhoto.fixture(1)).image)
        #expect(try store.inspect { _ in } == [])
    }

    @Test
    func `a database from before administration had pages keeps its dead messages, which can be dropped`()
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        let anna = try Person.fixture(1, ["admin:1060"])
        try await temporary.store.add(anna, password: nil)
        let dead = try await temporary.store.messages(in: .waiting, limit: 1).messages.first.orFail().id
        try await temporary.store.failed([dead], fault: "410", nextAttempt: nil)
        let older = try CrashedStore(of: temporary)
        let queue = try DatabaseQueue(path: older.path)
        try await queue.write {
            try $0.execute(
                sql: """
                    DROP TABLE rule_revision;
                    DROP TABLE dropped_message;
                    DROP TABLE administration_event;
                    DELETE FROM grdb_migrations WHERE identifier = 'm0029-keep-administration';
                    """)
        }
        try queue.close()
        #expect(try SpatiaLiteStore.lastRuleRevisions(in: older.path) == [])

        let store = try older.open().store
        #expect(store.openingFindings == [])
        #expect(try store.inspect { _ in } == [])
        #expect(try await store.messages(in: .dead, limit: 9).messages.map(\.id) == [dead])
        #expect(try await store.drop(dead, reason: "Sagt i telefon.", by: Agent(anna), at: .testNow))
        #expect(try await store.messages(in: .dropped, limit: 9).messages.map(\.id) == [dead])
        let home = try MunicipalityCode("1060").orFail()
        let rules = RuleRevision(
            municipality: home, at: .testNow, by: Agent(anna), reason: "Prov.", base: "a", content: "b")
        #expect(try await store.keepRules(rules, as: .fixture(), after: nil))
        #expect(try await store.administrationEvents(in: [], limit: 9) == [])
        #expect(try store.inspect { _ in } == [])
        try await store.close()
        let last = try SpatiaLiteStore.lastRuleRevisions(in: older.path)
        #expect(last.map(\.by) == [Agent(anna)] && last.map(\.content) == ["b"])
    }

    @Test func `a step may add a column with a condition to a table that has rows`() throws {
        let queue = try DatabaseQueue()
        try Migrator.migrate(
            queue,
            through: [
                Migration(
                    name: "first",
                    sql: "CREATE TABLE lamp (number INTEGER); INSERT INTO lamp VALUES (1), (2);"),
                Migration(
                    name: "second",
                    sql: "ALTER TABLE lamp ADD COLUMN lit INTEGER DEFAULT 1 CHECK (lit IN (0, 1));"),
            ])
        #expect(try queue.read { try Int.fetchAll($0, sql: "SELECT lit FROM lamp") } == [1, 1])
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "UPDATE lamp SET lit = 2") }
        }
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
        #expect(try await store.report(.numbered(1), in: []).orFail().report.sender == nil)
        try await store.file.pool.write { try $0.execute(sql: "UPDATE report SET text = 'Ljust'") }
        #expect(try store.inspect { _ in }.map { $0.examples.map(\.english) } == [["OLO-7K3M-9Q (number 1)"]])
    }

    @Test func `rows from before they had digests get them, and what changes one afterwards is found`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let queue = try DatabaseQueue(path: path)
        try await queue.write {
            try $0.execute(
                sql: """
                    INSERT INTO case_event VALUES (1, 1, 1795194000000, 'opened', 1, NULL, 'lykta', 'a', 'b');
                    INSERT INTO outbox (unit, case_number, channel, target, payload, created, next_attempt)
                    VALUES ('gata-park', 1, 'email', 'a@example.se', x'41', 1795194000000, 1795194000000);
                    INSERT INTO kept_answer VALUES (1, 'a', 'b', x'01', x'02', 1795194000000);
                    INSERT INTO api_key VALUES ('aaaaaaaa', zeroblob(32), 'x', 'admin', '', 1, NULL);
                    INSERT INTO original_read (report, reader, at) VALUES (1, 'x', 2);
                    INSERT INTO profile_file VALUES (1060, 'profile.yaml', 'å');
                    INSERT INTO secret VALUES ('intake', zeroblob(32));
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        for table in [
            "case_file", "membership", "case_unit", "case_event", "outbox", "kept_answer", "original_read",
            "area",
            "api_key", "profile_file", "secret",
        ] {
            let digests = try await store.ask {
                try Int64.fetchAll($0, sql: "SELECT row_digest FROM \(table)")
            }
            #expect(digests.count == 1 && !digests.contains(0), "\(table)")
        }
        try await store.file.pool.write { try $0.execute(sql: "UPDATE case_event SET by = 'eva'") }
        #expect(try store.inspect { _ in }.map(\.promise) == [DigestedTable.events.promise])
    }

    @Test func `a row that was imported before rows were noted is known by its report, once`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let queue = try DatabaseQueue(path: path)
        try await queue.write {
            try $0.execute(sql: "INSERT INTO import_progress VALUES ('a', 3, 1795194000001)")
        }
        try queue.close()

        let store = try TemporaryStore(path: path).store
        func row(_ number: Int, _ text: String) throws -> ImportRow {
            let digest = RowDigest(high: UInt64(number), low: 0)
            let report = try Report.fixture(number, at: .olofstrom(), text: text)
            return ImportRow(report: report.new(), key: digest, content: digest, saysWhen: true)
        }
        let rows = try [row(2, "Ljust"), row(3, "Mörkt"), row(4, "Mörkt")]
        let known = RowOutcome.known(
            KnownRow(content: rows[1].content, reference: try #require(Reference("OLO-7K3M-9Q"))))
        #expect(try await store.importRows(rows) == [.success(.kept), .success(known), .success(.kept)])
        #expect(try await store.knownRows(under: rows.map(\.key)).count == 3)
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `cases from before places were withheld count their restricted reports right`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views", isRestricted: true)
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        let found = try await store.case(.numbered(7), in: []).orFail()
        #expect(try found.restrictedCount == 1 && found.place == .olofstrom())
        #expect(found.unrestrictedPlace == nil)
    }

    @Test(arguments: [("open", CaseState.received), ("in-progress", .underWay), ("closed", .closed)])
    func `a case from before there were states has that of its status, says no more, and goes on from there`(
        _ status: String, _ state: CaseState
    ) async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(literal: "UPDATE case_file SET status = \(status)")
            try db.execute(
                literal: """
                    INSERT INTO case_event VALUES (1, 1, 1795194000000, 'note', NULL, NULL, 'anna', 'Hej', 'Hej')
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let found = try await store.case(.numbered(7), in: []).orFail()
        #expect(found.state == state && found.status.rawValue == status && found.assignee == nil)
        let note = try await store.history(of: .numbered(7)).first.orFail()
        #expect(note.number == 1 && !note.isDecision && note.undoes == nil)
        let done = CaseState.done(what: "Lampan är bytt.", measure: Code("repair"))
        let edited = try await store.edit(
            .numbered(7), [.setState(done), .assign(Assignee("Anna"), reason: nil)], version: found.version,
            in: [], seesRestricted: true, by: "anna", at: .testNow)
        #expect(edited.state == done && edited.assignee?.description == "Anna")
        #expect(try await store.history(of: .numbered(7)).map(\.isDecision) == [false, true, true])
    }

    @Test func `cases from before days were voices count anew who made their reports`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { try SpatiaLite.load(into: $0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Of somebody unknown too: one a minute later, one on the next Swedish day, which is the same in UTC.
        for (number, observed) in [(2, 1_795_194_060_000), (3, 1_795_194_000_000 + 6 * 3_600_000)] {
            try await queue.write {
                try $0.execute(
                    literal: """
                        INSERT INTO report (number, id, reference, municipality, category, source, text, words, observed,
                            received)
                        VALUES (\(number), iif(\(number) = 2, x'01900000000070008000000000000002',
                            x'01900000000070008000000000000003'), 'OLO-7K3M-9' || \(number), 1060,
                            'lighting', 'resident', 'Mörkt', 'Torget', \(observed), \(observed));
                        INSERT INTO original (report) VALUES (\(number));
                        INSERT INTO membership (report, case_number, is_core, sprawls) VALUES (\(number), 1, 1, 0);
                        UPDATE case_file SET report_count = \(number), reporter_count = \(number);
                        """)
            }
        }
        try queue.close()

        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        #expect(try await store.case(.numbered(7), in: []).orFail().reporterCount == 2)
    }

    @Test func `a mark of the version before pseudonyms holds for the database that is brought up to date`()
        async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...5)
        let crashed = try CrashedStore(of: temporary)
        try makeOlder(crashed.path)

        let store = try crashed.open().store
        #expect(store.openingFindings == [])
        #expect(try store.inspect { _ in } == [])
        #expect(
            try await store.nearest(9, to: .olofstrom(), matching: .all).map(\.voice)
                == Array(repeating: nil, count: 5))
        try await store.keep(.fixture(6, at: .olofstrom(), pseudonym: 8))
        #expect(try await store.nearest(1, to: .olofstrom(), matching: .all).first?.voice != nil)
        #expect(try store.inspect { _ in } == [])
    }

    /// Takes out of a database all that m0016 put in, and m0026 and m0064, which came after it.
    private func makeOlder(_ path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try SpatiaLite.load(into: $0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            try db.execute(
                sql: """
                    DROP INDEX report_sent;
                    DROP INDEX report_of_sender;
                    ALTER TABLE report DROP COLUMN sender;
                    ALTER TABLE api_key DROP COLUMN webhook_secret;
                    ALTER TABLE api_key DROP COLUMN webhook_url;
                    ALTER TABLE report DROP COLUMN pseudonym;
                    ALTER TABLE membership RENAME COLUMN voice TO reporter;
                    CREATE VIRTUAL TABLE former USING rtree_i32 (
                        spot, west, east, south, north,
                        +id, +municipality, +category, +source, +status, +restricted, +observed, +reporter, +received);
                    INSERT INTO former SELECT spot, west, east, south, north, id, municipality, category, source, status,
                        restricted, observed, reporter, received FROM report_index;
                    DROP TABLE report_index;
                    ALTER TABLE former RENAME TO report_index;
                    DELETE FROM grdb_migrations WHERE identifier IN (
                        'm0016-tell-addresses-apart', 'm0026-know-senders', 'm0064-find-reports-by-sender');
                    """)
        }
        try queue.close()
    }

    @Test
    func
        `originals in clear are sealed at the first opening with a key, and nothing of them is left in the files`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views", original: "KANARIEFÅGEL 811218-9876")
        #expect(try Self.bytes(beside: path).contains("KANARIEFÅGEL"))
        var settings = try StoreSettings.fixture()
        settings.sealing = nil
        let keyless = try SpatiaLiteStore(writing: path, settings: settings)
        #expect(try await keyless.ask { try $0.tableExists("original") })
        try await keyless.close()

        let store = try TemporaryStore(path: path).store
        #expect(try await !store.ask { try $0.tableExists("original") })
        #expect(try store.inspect { _ in } == [])
        let key = APIKey(
            prefix: "aaaaaaaa", name: "x", scopes: [], municipalities: [], created: .testNow, revoked: nil)
        let original = try await store.original(of: .numbered(1), readBy: Agent(key), at: .testNow).orFail()
        #expect(
            original.text == "KANARIEFÅGEL 811218-9876"
                && original.contact?.email == "kanariefagel@example.se")
        #expect(try Self.bytes(beside: path).isEmpty == false)
        for trace in ["KANARIEFÅGEL", "kanariefagel@"] {
            #expect(try !Self.bytes(beside: path).contains(trace), "\(trace)")
            let copy = path + ".copy"
            try store.backup(to: copy, overwriting: true)
            #expect(try !Self.bytes(beside: copy).contains(trace), "\(trace)")
        }
    }

    /// The file with its log and shared memory, as text.
    private static func bytes(beside path: String) throws -> String {
        ["", "-wal", "-shm"].map { suffix in
            String(decoding: FileManager.default.contents(atPath: path + suffix) ?? Data(), as: UTF8.self)
        }.joined()
    }

    /// A database with one report, its case and an area, as the version whose last step is `last` left it.
    func makeDatabase(
        at path: String, through last: String, isRestricted: Bool = false,
        original: String? = nil
    ) throws {
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
                        observed, received, restricted, place)
                    VALUES (1, x'01900000000070008000000000000001', 'OLO-7K3M-9Q', 1060, 'lighting', 'resident', 'Mörkt',
                        \(north), \(east), 1795194000000, 1795194000000, \(isRestricted),
                        MakePoint(\(place.easting), \(place.northing), 3006));
                    INSERT INTO original (report, text, email) VALUES (1, \(original), \(original.map { _ in "kanariefagel@example.se" }));
                    INSERT INTO category_number VALUES (1, 'lighting');
                    INSERT INTO report_index VALUES (\(key), \(east), \(east), \(north), \(north),
                        x'01900000000070008000000000000001', 1060, 1, 0, 0, \(isRestricted), 1795194000000, NULL);
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
