import FoundationEssentials
import GRDB
import Reports

// The keys that originals are sealed with.
extension SpatiaLiteStore {
    package func originalKeys() async throws -> Set<String> {
        try await ask { Set(try String.fetchAll($0, sql: "SELECT id FROM original_key WHERE NOT lost")) }
    }

    package func declareLost(_ keys: Set<String>) async throws {
        try await writer.commit { db in
            for key in keys {
                try db.execute(sql: "UPDATE original_key SET lost = 1 WHERE id = ?", arguments: [key])
                try DigestedTable.originalKeys.keep(where: "id = ?", [key], in: db)
            }
        }
    }

    package func resealOriginals(after number: Int64, limit: Int) async throws -> Int64? {
        guard let sealing = settings.sealing else { throw StoreFault.noOriginalKey }
        return try await writer.commit { [notes = file.notes] db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT report.number, report.id, key, sealed FROM sealed_original
                    JOIN report ON report.number = sealed_original.report
                    WHERE sealed_original.report > ? ORDER BY sealed_original.report LIMIT ?
                    """,
                arguments: [number, limit])
            for row in rows {
                let sealed = SealedBytes(
                    key: try row.value("key"), bytes: Array(try row.value("sealed") as Data))
                guard sealed.key != sealing.currentKey, sealing.keys.contains(sealed.key) else { continue }
                guard let id = Report.ID(bytes: try row.value("id"))
                else { throw StoreFault.unreadableRow(table: "report", number: row["number"]) }
                let fresh = try sealing.seal(try sealing.open(sealed, of: id), of: id)
                try db.cachedStatement(sql: "UPDATE sealed_original SET key = ?, sealed = ? WHERE report = ?")
                    .execute(arguments: [fresh.key, Data(fresh.bytes), row["number"] as Int64])
                try ReportDigest.renew(number: row["number"], in: db, noting: notes)
            }
            return rows.last?["number"]
        }
    }
}
