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

    private func withPicture() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        _ = try await temporary.store.keepPicture(.kept(1, words: [.summary: "Lugnt."], by: "eva"))
        _ = try await temporary.store.changePicture(
            .numbered(1), in: [], [.setPublished(true)], version: 1, by: "eva", at: .testNow)
        return temporary
    }
}
