import GRDB
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing
import Triage

@testable import SpatialStore

extension DigestedTableTests {
    @Test(arguments: [
        "UPDATE dialogue SET people = 1", "UPDATE dialogue SET northing = northing + 1",
        "DELETE FROM dialogue", "UPDATE dialogue_theme SET people = 1", "DELETE FROM dialogue_theme",
        "UPDATE dialogue_theme SET category = NULL WHERE position = 1",
        "UPDATE dialogue_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM dialogue_event WHERE number = (SELECT max(number) FROM dialogue_event)",
        "UPDATE crime_count SET count = 130",
        "UPDATE crime_count SET status = 'final' WHERE status = 'preliminary'",
        "UPDATE watch_area SET households = 1", "UPDATE watch_area SET outline = NULL",
        "DELETE FROM watch_area", "UPDATE watch_area_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM watch_area_event WHERE number = (SELECT max(number) FROM watch_area_event)",
        "UPDATE duty_done SET day = day - 1 WHERE number = 1", "DELETE FROM duty_done WHERE number = 1",
        "DELETE FROM duty_done WHERE number = 2", "UPDATE duty_done SET reason = 'x' WHERE number = 2",
        "UPDATE open_release SET content = CAST(replace(CAST(content AS TEXT), '15', '25') AS BLOB)",
        "UPDATE open_release SET year = year - 1",
        "UPDATE duty_reminder SET due = due + 1", "UPDATE duty_reminder SET message = 1",
    ])
    func `a source that says something else, or is gone, is found`(_ damage: String) async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        #expect(try temporary.store.inspect { _ in }.isEmpty == false)
    }
}

extension SpatiaLiteStore {
    /// What the situational picture rests on beside reports.
    func keepSources() async throws {
        let dialogue = try Dialogue.kept(1)
        _ = try await addDialogue(dialogue, by: "eva")
        _ = try await changeDialogue(
            dialogue.id, in: [], [.setPeople(40)], version: 1, by: "eva", at: .testNow)
        _ = try await keepCounts([.kept("2024", 131, .preliminary)], by: "eva", at: .testNow)
        let watch = try WatchArea.kept(1)
        _ = try await addWatchArea(watch, by: "eva")
        _ = try await changeWatchArea(
            watch.id, in: [], [.setHouseholds(40)], version: 1, by: "eva", at: .testNow)
        for done in [try DutyDone.kept(1), try .kept(2, .plan)] { _ = try await addDutyDone(done) }
        _ = try await withdrawDutyDone(
            .numbered(2), in: [], .init(at: .testNow, by: "eva", reason: "Sköts upp."))
        _ = try await keepOpenRelease(.kept("2025"))
        _ = try await keepPicture(.yearly(50))
        let profile = try ProfileDocument.fixture(more: "duties: { reminders: brott@example.se }").profile
        try await writer.commit { try DutyReminding(db: $0).look(profile, at: .testNow) }
        let (shared, pictures) = try SharedPicture.kept(1, words: [.summary: "Lugnt."])
        _ = try await keepSharedPicture(shared, pictures)
        try await keepMeetingsAndPlans()
    }
}
