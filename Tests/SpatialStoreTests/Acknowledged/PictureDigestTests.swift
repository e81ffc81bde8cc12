import GRDB
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What `lykta check` finds of situational pictures.
@Suite struct PictureDigestTests {
    @Test(arguments: [
        "UPDATE situational_picture SET published = 0", "DELETE FROM situational_picture",
        "UPDATE situational_picture SET content = CAST(replace(CAST(content AS TEXT), '9', '8') AS BLOB)",
        "UPDATE situational_picture SET content_digest = zeroblob(32)",
        "UPDATE picture_words SET text = 'x'", "DELETE FROM picture_words",
        "UPDATE picture_change SET swedish = 'x' WHERE number = 1",
        "DELETE FROM picture_change WHERE number = (SELECT max(number) FROM picture_change)",
        "DELETE FROM picture_change WHERE number = 1",
    ])
    func `a picture that says something else, or a part of it that is gone, is found`(_ damage: String)
        async throws
    {
        let temporary = try await withPicture()
        #expect(try temporary.store.inspect { _ in } == [])
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        #expect(try !temporary.store.inspect { _ in }.isEmpty)
    }

    /// With a digest of its row that is right again, as somebody would make it who knows how.
    @Test func `a picture that is another than its digest says is found by its id`() async throws {
        let temporary = try await withPicture()
        try await temporary.store.file.pool.write { db in
            try db.execute(
                sql: """
                    UPDATE situational_picture
                    SET content = CAST(replace(CAST(content AS TEXT), 'Resident', 'resident') AS BLOB)
                    """)
            try DigestedTable.pictures.keep(where: "1", [], in: db)
        }
        let found = try temporary.store.inspect { _ in }
        #expect(
            found.flatMap(\.examples).map(\.english) == ["picture \(PictureID.numbered(1))"], "\(found)")
    }

    @Test(arguments: [
        "UPDATE yearly_report SET body = 'x' WHERE adopted IS NOT NULL",
        "UPDATE yearly_report SET corrects = NULL WHERE corrects = 1",
        "DELETE FROM yearly_report WHERE picture = 1", "DELETE FROM duty_done",
        "UPDATE yearly_report SET adopted = adopted + 1",
    ])
    func `a yearly report that says something else, or is told of no more, is found`(_ damage: String)
        async throws
    {
        let temporary = try await withReports()
        #expect(try temporary.store.inspect { _ in } == [])
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        #expect(try !temporary.store.inspect { _ in }.isEmpty)
    }

    /// With digests of their rows that are right again, as somebody would make them who knows how.
    @Test(arguments: [
        ("UPDATE picture_words SET text = 'x'", "pictureWords"),
        ("UPDATE yearly_report SET body = 'x' WHERE adopted IS NOT NULL", "yearlyReports"),
    ])
    func `a report that is another than was adopted is found by its id`(_ damage: String, _ table: String)
        async throws
    {
        let temporary = try await withReports()
        try await temporary.store.file.pool.write { db in
            try db.execute(sql: damage)
            let digested = table == "pictureWords" ? DigestedTable.pictureWords : .yearlyReports
            try digested.keep(where: "1", [], in: db)
        }
        let found = try temporary.store.inspect { _ in }
        #expect(
            found.flatMap(\.examples).map(\.english) == ["picture \(PictureID.numbered(1))"], "\(found)")
    }

    /// One that was adopted, and a draft that corrects it.
    private func withReports() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.keepPicture(.yearly(1, words: [.summary: "Lugnt."]))
        _ = try await temporary.store.adoptPicture(.numbered(1), in: [], .kept(), version: 1)
        _ = try await temporary.store.keepPicture(.yearly(2, corrects: .numbered(1)))
        return temporary
    }

    private func withPicture() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.keepPicture(.kept(1, words: [.summary: "Lugnt."], by: "eva"))
        _ = try await temporary.store.changePicture(
            .numbered(1), in: [], [.setPublished(true)], version: 1, by: "eva", at: .testNow)
        return temporary
    }
}
