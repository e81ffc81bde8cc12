import GRDB
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What `lykta check` finds of pictures that several municipalities share.
@Suite struct SharedPictureDigestTests {
    @Test(arguments: [
        "UPDATE shared_picture SET police_area = NULL", "DELETE FROM shared_picture",
        "DELETE FROM shared_picture_part WHERE municipality = 1060",
        "UPDATE shared_picture_part SET municipality = 1081 WHERE municipality = 1060",
        "UPDATE shared_picture_words SET text = 'x'", "DELETE FROM shared_picture_words",
        "UPDATE shared_picture_change SET swedish = 'x' WHERE number = 1",
        "DELETE FROM shared_picture_change WHERE number = (SELECT max(number) FROM shared_picture_change)",
        "DELETE FROM shared_picture_change WHERE number = 1",
    ])
    func `a shared picture that says something else, or a part of it that is gone, is found`(_ damage: String)
        async throws
    {
        let temporary = try await withSharedPicture()
        #expect(try temporary.store.inspect { _ in } == [])
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        #expect(try !temporary.store.inspect { _ in }.isEmpty)
    }

    /// With digests of its rows that are right again, as somebody would make them who knows how.
    @Test func `a part that is the picture of another municipality is found`() async throws {
        let temporary = try await withSharedPicture()
        try await temporary.store.file.pool.write { db in
            try db.execute(
                sql: "UPDATE shared_picture_part SET municipality = 1081 WHERE municipality = 1060")
            try DigestedTable.sharedPictureParts.keep(where: "1", [], in: db)
        }
        let found = try temporary.store.inspect { _ in }
        #expect(found.count == 1, "\(found)")
    }

    private func withSharedPicture() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let (shared, pictures) = try SharedPicture.kept(1, words: [.summary: "Lugnt."])
        _ = try await temporary.store.keepSharedPicture(shared, pictures)
        _ = try await temporary.store.changeSharedPicture(
            shared.id, in: [], [.cases: "Fler."], version: 1, by: "eva", at: .testNow)
        return temporary
    }
}
