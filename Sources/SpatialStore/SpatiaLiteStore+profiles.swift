import GRDB
package import Reports

extension SpatiaLiteStore: ProfileStore {
    /// Whether there is anything at `path`: a file with bytes in it.
    ///
    /// - Throws: ``StoreFault/lacksAcknowledged(_:path:)`` when there is not, and the mark beside it knows what was there.
    package static func isDatabase(at path: String) throws -> Bool {
        if let status = FileStatus(at: path), status.bytes > 0 { return true }
        if let resolved = try? DatabaseLock.resolved(path) { try FormerMark(of: resolved).refuseLoss() }
        return false
    }

    /// The profiles in the file at `path`, which an earlier version may have made. Needs no settings, since they are what
    /// settings are made of.
    ///
    /// - Throws: ``StoreFault``.
    package static func profiles(in path: String) throws -> [StoredProfile] {
        let file = try StoreFile(readingAnyVersion: path)
        defer { try? file.pool.close() }
        return try file.pool.read { db in
            guard try db.tableExists(ProfileFileRecord.databaseTableName) else { return [] }
            return try ProfileFileRecord.profiles(in: db)
        }
    }

    package func profiles() async throws -> [StoredProfile] { try await ask(ProfileFileRecord.profiles) }

    package func keepProfile(_ files: [StoredProfileFile], of municipality: MunicipalityCode) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: "DELETE FROM profile_file WHERE municipality = ?", arguments: [municipality.number])
            for file in files {
                try ProfileFileRecord(
                    municipality: municipality.number, name: file.name, content: file.content
                ).insert(db)
            }
            try DigestedTable.profiles.keep(where: "municipality = ?", [municipality.number], in: db)
        }
    }
}
