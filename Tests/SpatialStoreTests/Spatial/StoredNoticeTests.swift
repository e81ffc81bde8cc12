import Foundation
import GRDB
import Geometry
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What waits in the outbox.
@Suite struct StoredNoticeTests {
    @Test(arguments: [true, false])
    func `a notice comes back as it was, with all that it can hold and with the least`(_ isFull: Bool) throws
    {
        let notice = CaseNotice(
            event: isFull ? .merged : .assigned, case: .numbered(7), other: isFull ? .numbered(8) : nil,
            municipality: try MunicipalityCode("0880").orFail(),
            assignment: Assignment(
                unit: try Code("gata-park").orFail(),
                unitName: Bilingual(swedish: "Gata & park", english: "Streets"), rule: "lighting",
                reason: Bilingual(swedish: "Ett \"skäl\"\nmed å.", english: "A reason."), since: .testNow,
                due: isFull ? CivilDate("2026-12-04") : nil),
            category: try Code("lighting").orFail(),
            categoryName: isFull ? Bilingual(swedish: "Belysning", english: "Lighting") : nil,
            reference: try Reference("OLO-7K3M-9Q").orFail(),
            text: isFull ? "Rad 1\nRad \"2\" 🏮" : nil, place: isFull ? try .olofstrom() : nil,
            placeWords: isFull ? "Bakom \"hallen\"" : nil, observed: .testNow.subtracting(.days(2)),
            at: .testNow.adding(.minutes(1)))
        let json = try StoredNotice.json(notice)
        #expect(StoredNotice.notice(json, version: 2) == notice)
        #expect(StoredNotice.notice(json, version: 3) == nil)
        #expect(StoredNotice.notice(Data("{}".utf8), version: 2) == nil)
    }

    @Test func `a notice of the first version is still read`() throws {
        let json = """
            {"at":1795194000000,"case":"01900000-0000-7000-8000-000000000007","category":"lighting","due":"2026-12-04",
            "eastingCentimetres":47093420,"municipality":"1060","northingCentimetres":623697530,
            "observed":1795194000000,"reason":{"en":"b","sv":"a"},"reference":"OLO-7K3M-9Q","rule":"lighting",
            "since":1795194000000,"text":"c","unit":"gata-park","unitName":{"en":"e","sv":"d"}}
            """
        let notice = try StoredNotice.notice(Data(json.utf8), version: 1).orFail()
        #expect(notice.case == .numbered(7) && notice.text == "c")
        #expect(notice.event == .assigned && notice.other == nil && notice.placeWords == nil)
        #expect(notice.categoryName == nil)
        #expect(StoredNotice.notice(Data(json.utf8), version: 2) == nil)
        #expect(try notice.place == .olofstrom())
        #expect(notice.assignment.unitName == Bilingual(swedish: "d", english: "e"))
        #expect(notice.assignment.reason == Bilingual(swedish: "a", english: "b"))
        #expect(notice.assignment.due == CivilDate("2026-12-04"))
    }

    @Test func `a filed report leaves a notice of its own words, and a restricted one a notice without`()
        async throws
    {
        let store = try TemporaryStore().store
        try await store.keep(.fixture(1, at: .olofstrom(), text: "Lampan är trasig."))
        try await store.keep(
            .fixture(2, at: .olofstrom(north: 900), text: "Grannen säljer.", isRestricted: true))
        let notices = try await store.due(at: .testNow, limit: 9).messages.map { message in
            guard case .notice(let notice) = message.payload else { throw FixtureFault() }
            return notice
        }
        #expect(notices.map(\.text) == ["Lampan är trasig.", nil])
        #expect(notices.map(\.categoryName?.swedish) == ["lighting", "lighting"])
        #expect(
            try notices.map(\.place) == [
                .olofstrom(), Place.olofstrom(north: 900).middleOfSquare,
            ])
        #expect(
            notices.map(\.reference) == [try Report.fixture(1).reference, try Report.fixture(2).reference])
    }

    @Test func `what an earlier version has left in the outbox is sent as it is after an upgrade`()
        async throws
    {
        let upgraded = try TemporaryStore(path: await older()).store
        let messages = try await upgraded.due(at: .testNow, limit: 9).messages
        #expect(messages.map(\.payload) == [.worded(Array("{\"å\":1}".utf8))])
    }

    @Test func `what waited before there were digests goes by itself`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.keep(.fixture(1, at: .olofstrom()))
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "DROP INDEX outbox_digest")
            try db.execute(sql: "ALTER TABLE outbox DROP COLUMN digest_at")
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '%-gather-notices'")
        }
        try await temporary.store.close()
        let store = try TemporaryStore(path: temporary.path).store
        let messages = try await store.due(at: .testNow, limit: 9).messages
        #expect(messages.count == 1 && messages.allSatisfy { $0.digestAt == nil })
        #expect(try store.inspect { _ in } == [])
    }

    /// The path of a file as the version before left it, with a message that waits.
    private func older() async throws -> String {
        let temporary = try TemporaryStore()
        try await temporary.store.keep(.fixture(1, at: .olofstrom()))
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "UPDATE outbox SET payload = ?", arguments: [Data("{\"å\":1}".utf8)])
            try db.execute(sql: "ALTER TABLE outbox DROP COLUMN notice_version")
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'm0005-keep-notices'")
        }
        try await temporary.store.close()
        return temporary.path
    }

    @Test(arguments: [
        "payload = x'7b'", "unit = 'NO UNIT'", "created = 'x'", "case_number = 99",
        "notice_version = 9", "payload = 'x'",
    ])
    func `a message that cannot be read is set aside, and the others go on`(_ damage: String) async throws {
        let store = try TemporaryStore().store
        for number in 1...3 {
            try await store.keep(.fixture(number, at: .olofstrom(north: Double(number * 900))))
        }
        try await store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "UPDATE outbox SET \(damage) WHERE number = 2")
            try db.execute(sql: "PRAGMA foreign_keys = ON")
        }
        let due = try await store.due(at: .testNow, limit: 9)
        #expect(due.messages.map(\.id) == [1, 3] && due.unreadable == [2])
        try await store.failed([2], fault: "skadat", nextAttempt: nil)
        #expect(try await store.due(at: .testNow, limit: 9).unreadable == [])
        let dead = try await store.messages(in: .dead, limit: 9)
        #expect(dead.messages == [] && dead.unreadable == [.init(id: 2, lastFault: "skadat")])
        #expect(
            try store.inspect { _ in }.flatMap(\.examples).map(\.english).contains {
                $0.hasPrefix("message 2 about ")
            })
    }
    @Test
    func `a message of a digest that cannot be read is set aside, and the others stay as they were written`()
        async throws
    {
        let channels = "[ { email: gata@example.se, digest: \"07:00\", digest-days: every-day } ]"
        let store = try TemporaryStore([.fixture(channels: channels)]).store
        for number in 1...3 {
            try await store.keep(.fixture(number, at: .olofstrom(north: Double(number * 900))))
        }
        let morning = Timestamp.testNow.adding(.days(1))
        let first = try await store.due(at: morning, limit: 9).messages.first.orFail()
        try await store.file.pool.write {
            try $0.execute(sql: "UPDATE outbox SET payload = 'x' WHERE number = 2")
        }
        let together = try await store.digest(with: first, at: morning, limit: 9)
        #expect(together.messages.map(\.id) == [1, 3] && together.unreadable == [2])
        #expect(try await store.message(2) == nil)
        try await store.failed([1, 3], fault: "75", nextAttempt: morning)
        try await store.delivered([1, 3], at: morning)
        let words = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(words.count == 1 && words.allSatisfy { $0.hasPrefix("message 2 ") }, "\(words)")
    }
}
