import FoundationEssentials
import GRDB
package import Reports

/// A file of a profile, by its name within the profile's folder.
package struct StoredProfileFile: Hashable, Sendable {
    package let name: String
    package let content: String

    package init(name: String, content: String) {
        self.name = name
        self.content = content
    }
}

extension SpatiaLiteStore {
    /// The profiles as they were last used, by municipality, their files ordered by name. Needs no settings, since it is what
    /// settings are made of.
    package static func profiles(in path: String) throws -> [(
        municipality: MunicipalityCode, files: [StoredProfileFile]
    )] {
        let file = try StoreFile(reading: path)
        defer { try? file.pool.close() }
        let rows = try file.pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT municipality, name, content FROM profile_file ORDER BY municipality, name"
            )
            .map { (number: $0[0] as Int16, file: StoredProfileFile(name: $0[1], content: $0[2])) }
        }
        var profiles: [(municipality: MunicipalityCode, files: [StoredProfileFile])] = []
        for row in rows {
            guard let municipality = MunicipalityCode(number: row.number)
            else { throw StoreFault.unreadableRow(table: "profile_file", number: Int64(row.number)) }
            if profiles.last?.municipality == municipality {
                profiles[profiles.count - 1].files.append(row.file)
            } else {
                profiles.append((municipality, [row.file]))
            }
        }
        return profiles
    }

    /// Keeps a profile's files in place of those kept before.
    package func keepProfile(_ files: [StoredProfileFile], of municipality: MunicipalityCode) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: "DELETE FROM profile_file WHERE municipality = ?", arguments: [municipality.number])
            for file in files {
                try db.execute(
                    sql: "INSERT INTO profile_file (municipality, name, content) VALUES (?, ?, ?)",
                    arguments: [municipality.number, file.name, file.content])
            }
        }
    }

    /// The secret with this name; kept from `fresh` when there is none yet.
    package func secret(named name: String, orKeep fresh: [UInt8]) async throws -> [UInt8] {
        try await writer.commit { db in
            if let kept = try Data.fetchOne(
                db, sql: "SELECT value FROM secret WHERE name = ?", arguments: [name])
            {
                return Array(kept)
            }
            try db.execute(
                sql: "INSERT INTO secret (name, value) VALUES (?, ?)", arguments: [name, Data(fresh)])
            return fresh
        }
    }

    /// The secret with this name, for a store opened for reading.
    package func keptSecret(named name: String) async throws -> [UInt8]? {
        try await ask { db in
            try Data.fetchOne(db, sql: "SELECT value FROM secret WHERE name = ?", arguments: [name]).map(
                Array.init)
        }
    }
}
