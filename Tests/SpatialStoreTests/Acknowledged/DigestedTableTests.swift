import Foundation
import GRDB
import Geometry
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing
import Triage

@testable import SpatialStore

@Suite struct DigestedTableTests {
    @Test(arguments: DigestedTable.all.map(\.name))
    func `no column is left out of a row's digest without a reason`(_ name: String) async throws {
        let table = try DigestedTable.all.first { $0.name == name }.orFail()
        let store = try TemporaryStore().store
        let all = try await store.ask {
            try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name])
        }
        #expect(Set(all) == Set(table.columns + table.undigested.keys + ["row_digest"]))
        #expect(!table.columns.isEmpty && Set(table.columns).isDisjoint(with: table.undigested.keys))
    }

    @Test func `what is done to cases, messages, keys and areas leaves every digest right`() async throws {
        let temporary = try await worked()
        #expect(try temporary.store.inspect { _ in } == [])
        for table in DigestedTable.all {
            let rows = try await temporary.store.ask {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table.name) WHERE row_digest <> 0")
            }
            #expect(try #require(rows) > 0, "\(table.name)")
        }
    }

    @Test(arguments: [
        "UPDATE case_file SET version = version + 1 WHERE number = 1",
        "UPDATE case_file SET opened = opened + 1 WHERE number = 1",
        "UPDATE case_file SET place = MakePoint(470000, 6236000.0000001, 3006) WHERE number = 1",
        "DELETE FROM case_unit WHERE case_number = 1",
        "DELETE FROM case_event WHERE case_number = 1 AND number = (SELECT max(number) FROM case_event WHERE case_number = 1)",
        "DELETE FROM case_event WHERE case_number = 1 AND number = 1",
        "UPDATE case_event SET reason_swedish = 'x' WHERE case_number = 1 AND number = 1",
        "UPDATE case_event SET at = at + 1 WHERE case_number = 1 AND number = 1",
        "UPDATE case_unit SET due = due + 1 WHERE case_number = 1",
        "UPDATE membership SET is_core = 1 - is_core WHERE case_number = 1",
        "UPDATE membership SET voice = 77 WHERE case_number = 1",
        "UPDATE outbox SET target = 'x' WHERE number = 1",
        "UPDATE outbox SET state = 'delivered' WHERE number = 2",
        "DELETE FROM outbox WHERE number = 2",
        "DELETE FROM outbox WHERE number = (SELECT max(number) FROM outbox)",
        "UPDATE area SET name = 'x' WHERE number = 1",
        "UPDATE area SET valid_until = 1 WHERE number = 1",
        "UPDATE api_key SET scopes = 'case:write' WHERE number = 1",
        "UPDATE api_key SET webhook_url = 'https://x.se', webhook_secret = 'y' WHERE number = 1",
        "DELETE FROM api_key WHERE number = 1",
        "UPDATE kept_answer SET answer = x'00'",
        "UPDATE original_read SET reader = 'y'",
        "UPDATE profile_file SET content = 'x'",
        "UPDATE secret SET value = zeroblob(32)",
        "UPDATE original_key SET lost = 1",
        "UPDATE due_watch SET day = day + 1",
        "UPDATE imported_row SET told = 1 - told",
        "UPDATE photo SET hidden = 1", "UPDATE photo_image SET jpeg = zeroblob(length(jpeg))",
        "DELETE FROM photo_image", "DELETE FROM photo",
        "UPDATE rule_revision SET content = 'c'", "UPDATE rule_revision SET by = 'x'",
        "UPDATE dropped_message SET reason = 'x'", "UPDATE administration_event SET subject = 'x'",
        "UPDATE administration_event SET by = 'x'",
        "UPDATE safety_walk SET state = 'planned'", "UPDATE walk_stop SET name = 'x' WHERE number = 1",
        "UPDATE walk_point SET code = 'x' WHERE position = 1", "UPDATE walk_participants SET names = 'x'",
        "UPDATE walk_answer SET score = 5", "DELETE FROM walk_answer",
        "UPDATE finding SET status = 'declined'",
        "DELETE FROM finding", "UPDATE walk_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM walk_event WHERE number = (SELECT max(number) FROM walk_event)",
        "DELETE FROM safety_walk",
        "UPDATE finding SET case_number = 999", "DELETE FROM walk_stop WHERE number = 2",
        "UPDATE kept_hotspot SET reports = 13",
        "UPDATE kept_hotspot_reason SET english = 'x' WHERE position = 2",
        "DELETE FROM kept_hotspot_reason WHERE position = 2", "DELETE FROM kept_hotspot_report",
        "DELETE FROM kept_hotspot", "UPDATE contact_link SET one = one - 1",
        "UPDATE walk_photo SET stop = 1", "UPDATE walk_photo_image SET jpeg = zeroblob(length(jpeg))",
        "DELETE FROM walk_photo_image", "DELETE FROM walk_photo",
        "UPDATE erased_walk_photo SET id = zeroblob(16)",
        "DELETE FROM erased_walk_photo", "UPDATE measure SET published = 1",
        "UPDATE measure SET cost = 1", "UPDATE measure SET shape = NULL, shape_kind = 'point'",
        "UPDATE measure SET easting = easting + 1", "DELETE FROM measure",
        "UPDATE measure_unit SET unit = 'x'", "DELETE FROM measure_unit", "DELETE FROM measure_cause",
        "UPDATE measure_cause SET case_number = 2 WHERE case_number IS NOT NULL",
        "UPDATE measure_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM measure_event WHERE number = (SELECT max(number) FROM measure_event)",
        "UPDATE finding SET measure = zeroblob(16)",
        "UPDATE measure_photo SET alternative = 'x'", "UPDATE measure_photo SET published = 1",
        "UPDATE measure_photo_image SET jpeg = zeroblob(length(jpeg))", "DELETE FROM measure_photo_image",
        "DELETE FROM measure_photo",
        "UPDATE judgement SET verdict = 'fell'", "UPDATE judgement SET ring = 1",
        "UPDATE judgement SET data_digest = zeroblob(32)", "DELETE FROM judgement_report WHERE area = 1",
        "UPDATE judgement_report SET week = 4 WHERE week = 3", "DELETE FROM judgement",
        "UPDATE survey_figure SET share = share + 1 WHERE number = 1",
        "UPDATE survey_figure SET source = 'x' WHERE number = 2",
        "UPDATE promise SET published = 0", "DELETE FROM promise", "UPDATE promise SET ends = ends + 1",
        "UPDATE promise SET published = 0, withdrawn = 'x'",
        "DELETE FROM promise_party", "UPDATE promise_party SET municipality = 1081",
        "UPDATE promise_terms SET title = 'x' WHERE version = 1",
        "DELETE FROM promise_terms WHERE version = 1",
        "UPDATE commitment SET promise = 77", "DELETE FROM commitment",
        "UPDATE promise_commitment SET target_count = 1 WHERE target IS NOT NULL",
        "DELETE FROM promise_commitment WHERE position = 1", "UPDATE promise_prolongation SET why = 'x'",
        "UPDATE promise_correction SET former = former + 1", "DELETE FROM promise_correction",
        "DELETE FROM promise_prolongation", "UPDATE promise_follow_up SET words = 'x' WHERE held IS NOT NULL",
        "UPDATE promise_follow_up SET masked = 'x' WHERE held IS NOT NULL",
        "UPDATE promise_follow_up SET due = due + 1", "DELETE FROM promise_follow_up WHERE number = 2",
        "UPDATE promise_figure SET counted = counted + 1", "DELETE FROM promise_figure",
        "UPDATE promise_event SET day = day - 1", "UPDATE promise_event SET measure = 77",
        "UPDATE promise_event SET commitment = 77", "DELETE FROM promise_event",
        "UPDATE promise_event SET withdrawn = 1, reason = 'x'",
        "UPDATE promise_change SET swedish = 'x' WHERE number = 1",
        "DELETE FROM promise_change WHERE number = (SELECT max(number) FROM promise_change)",
        "DELETE FROM promise_change WHERE number = 2",
    ])
    func `a row that says something else, or is gone, is found`(_ damage: String) async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        let found = try temporary.store.inspect { _ in }
        #expect(!found.isEmpty)
        if damage.contains("case_number = 1") || damage.contains("case_file") {
            let id = try await temporary.store.ask {
                try Data.fetchOne($0, sql: "SELECT id FROM case_file WHERE number = 1")
            }
            let name = try "case \(Case.ID(bytes: id).orFail()) (number 1)"
            let reference = try await temporary.store.ask {
                try String.fetchOne(
                    $0,
                    sql:
                        "SELECT reference FROM report JOIN membership ON report = number WHERE case_number = 1"
                )
            }
            let words = found.flatMap(\.examples).map(\.english)
            #expect(
                words.contains { $0.contains(name) || $0.contains(reference ?? "none") }, "\(words)")
        }
    }

    /// With a digest of its row that is right again, as somebody would make it who knows how.
    @Test func `a judgement whose digest is not that of what it counted is found by its id`() async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.write { db in
            try db.execute(sql: "UPDATE judgement_report SET area = 1 - area")
            try DigestedTable.judgements.keep(where: "1", [], in: db)
        }
        let found = try temporary.store.inspect { _ in }
        #expect(found.count == 1 && found[0].promise.english.contains("the digest of every judgement"))
        #expect(
            found.flatMap(\.examples).map(\.english) == ["judgement \(JudgementID.numbered(1))"])
    }

    @Test func `a report that was erased is told of beside the judgement that counted it, which stays sound`()
        async throws
    {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "UPDATE judgement_report SET report = zeroblob(16) WHERE week = 3")
            try DigestedTable.judgements.keep(where: "1", [], in: db)
        }
        let gone = Report.ID(high: 0, low: 0)
        #expect(try await temporary.store.erasedReports() == [.numbered(1): [gone]])
        // Only its digest is wrong here, for the id in it is another than that of the report that was erased.
        #expect(try temporary.store.inspect { _ in }.count == 1)
    }

    @Test func `a case that is gone is named by its number`() async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "DELETE FROM case_file WHERE number = 2")
        }
        let words = try temporary.store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(words.contains("a case (number 2) is gone"), "\(words)")
    }

    @Test func `a message that was damaged stays found when it is given up or sent`() async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.write {
            try $0.execute(sql: "UPDATE outbox SET target = 'x' WHERE number IN (2, 3)")
        }
        try await temporary.store.failed([2], fault: "500", nextAttempt: nil)
        try await temporary.store.delivered([3], at: .testNow)
        let words = try temporary.store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(
            words.filter { $0.hasPrefix("message 2 ") || $0.hasPrefix("message 3 ") }.count == 2, "\(words)")
    }

    /// A store in which everything that has a digest was written, and most of it changed.
    static func work() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let store = temporary.store
        var cases: [Case.ID] = []
        for number in 1...4 {
            cases.append(
                try await store.keep(
                    .fixture(number, at: .olofstrom(north: Double(number) * 900), reporter: Int64(number))
                ).case)
        }
        try await store.keep(.fixture(5, at: .olofstrom(north: 910)))
        let unplaced = try await store.keep(.fixture(6))
        _ = try await store.place(
            unplaced.report, at: .olofstrom(north: 1_810), accuracy: nil, version: nil, by: "eva",
            at: .testNow)
        func edit(_ id: Case.ID, _ edits: [CaseEdit]) async throws {
            let version = try await store.case(id, in: []).orFail().version
            _ = try await store.edit(
                id, edits, version: version, in: [], seesRestricted: true, by: "eva", at: .testNow)
        }
        try await edit(cases[0], [.note("Sett på plats.")])
        try await edit(cases[2], [.merge(cases[3])])
        try await edit(cases[1], [.merge(cases[2])])
        try await edit(cases[0], [.setStatus(.closed)])
        try await store.keep(.fixture(7, at: .olofstrom(north: 905)))
        try await store.keep(
            .fixture(10, at: .olofstrom(north: 9_000), reporter: 7),
            link: ContactLink(ReporterKey(digest: 7), ReporterKey(digest: 8)))

        let retry = RetryKey(client: "a", key: "b", requestDigest: [1])
        _ = try await store.accept(try Report.fixture(8, at: .olofstrom(north: 7_000)).new(retry: retry)) {
            _ in [7]
        }
        let digest = RowDigest(high: 1, low: 1)
        let history = ImportRow(
            report: try Report.fixture(9, at: .olofstrom(north: 8_000)).new(), key: digest, content: digest,
            saysWhen: true, notifies: false)
        _ = try await store.importRows([history])
        try await store.delivered([1], at: .testNow)
        try await store.failed([2], fault: "500", nextAttempt: nil)
        _ = try await store.retry(2, at: .testNow)
        try await store.failed([3], fault: "500", nextAttempt: .testNow)
        for prefix in ["aaaaaaaa", "bbbbbbbb"] {
            let key = APIKey(
                prefix: prefix, name: "x", scopes: [.admin], municipalities: [], created: .testNow,
                revoked: nil)
            try await store.add(key, digest: [UInt8](repeating: 3, count: 32))
            _ = try await store.original(of: .numbered(1), readBy: Agent(key), at: .testNow)
        }
        _ = try await store.add(.fixture(1), to: .report(.numbered(1))) { _ in [] }
        _ = try await store.revoke(prefix: "bbbbbbbb", at: .testNow)
        _ = try await store.secret(named: "intake", orKeep: [UInt8](repeating: 1, count: 32))
        try await store.keepProfile(
            [StoredProfileFile(name: "profile.yaml", content: "å")], of: MunicipalityCode("1060").orFail())
        try await store.queueDueNotices(at: .testNow)
        try await store.queueDueNotices(at: .testNow.adding(.days(20)))
        let ring = try Ring(
            closed: [(0.0, 0.0), (90, 0), (90, 90), (0, 0)].map {
                try Place.olofstrom(north: $0.1, east: $0.0)
            })
        let area = MappedArea(
            layer: .owner, code: "a", name: "A", owner: nil,
            area: try Area(polygons: [Polygon(outline: ring)]), validFrom: nil, validUntil: nil)
        try await store.keep([area])
        try await store.keep([area])
        try await store.failed([4], fault: "410", nextAttempt: nil)
        _ = try await store.drop(4, reason: "Sagt i telefon.", by: "eva", at: .testNow)
        let home = try MunicipalityCode("1060").orFail()
        let rules = RuleRevision(
            municipality: home, at: .testNow, by: "eva", reason: "Prov.", base: "a", content: "b")
        _ = try await store.keepRules(rules, as: .fixture(), after: nil)
        try await store.note(
            AdministrationEvent(
                at: .testNow, by: "eva", municipality: home, kind: .rulesChanged, subject: "1060"))
        try await store.keep(KeptHotspot.kept(1, members: [.numbered(1)]))
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "eva")
        let group = try WalkParticipants(role: "Boende", count: 8, names: "Eva Ek").orFail()
        _ = try await store.changeWalk(
            walk.id, in: [], [.setParticipants([group]), .setState(.invited)], version: 1, by: "eva",
            at: .testNow)
        _ = try await store.keepWalkAnswers([.mark(1)], of: walk.id, in: [], by: "eva", at: .testNow)
        _ = try await store.addWalkPhoto(.kept(1, stop: 2), to: walk.id, in: [], by: "eva")
        let erased = try await store.addWalkPhoto(.kept(2, stop: 2), to: walk.id, in: [], by: "eva").photo
        try await store.eraseWalkPhoto(erased.id, of: walk.id, in: [], by: "eva", at: .testNow)
        let finding = try await store.addFinding(.kept(1, of: walk), by: "eva").finding
        _ = try await store.changeFinding(
            finding.id, in: [], [.setCase(cases[0]), .setStatus(.underWay)], version: 1, by: "eva",
            at: .testNow)
        let causes = MeasureCauses(
            cases: [cases[0]], hotspots: [.numbered(1)], findings: [finding.id])
        let measure = try Measure.kept(1, place: .bend(), causes: causes)
        _ = try await store.addMeasure(measure, by: "eva")
        _ = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "eva", at: .testNow)
        _ = try await store.addMeasurePhoto(.kept(1), to: measure.id, in: [], by: "eva")
        _ = try await store.keep(KeptJudgement.kept(1, of: measure))
        let promise = try CitizenPromise.kept(1)
        _ = try await store.addPromise(promise, as: .everybody, by: "eva")
        _ = try await store.changePromise(
            promise.id, in: [], [.sign(.kept), .setPublished(true)], version: 1, as: .everybody, by: "eva",
            at: .testNow)
        let link = PromiseLink(.measure(measure.id), in: promise.keeper)
        _ = try await store.addEvent(
            .kept(1, of: promise.terms.commitments[0].id, link: link), to: promise.id, in: [], as: .everybody)
        _ = try await store.changePromise(
            promise.id, in: [],
            [
                .hold(followUp: 1, day: .of("2026-11-14"), words: "Ett."),
                .prolong(until: .of("2027-03-31"), why: "Vintern."),
            ], version: 2, as: .everybody, by: "eva", at: .testNow)
        _ = try await store.changePromise(
            promise.id, in: [], [.end(day: .of("2026-11-20"), words: "Klart.")], version: 3, as: .everybody,
            by: "eva", at: .testNow)
        _ = try await store.changePromise(
            promise.id, in: [], [.takeBackEnd(why: "Fel löfte.")], version: 4, as: .everybody, by: "eva",
            at: .testNow)
        for percent in ["12", "11"] {
            _ = try await store.keep([.found(2023, percent)], by: "eva", at: .testNow)
        }
        _ = try await store.keepPicture(.kept(1, words: [.summary: "Lugnt."], by: "eva"))
        try await store.keepSources()
        return temporary
    }
}
