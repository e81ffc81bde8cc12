import GRDB
package import Reports

extension SpatiaLiteStore: StoreUpkeep {
    /// Returns when the placed reports are in memory, if they are to be; until then the database answers.
    package func settled() async throws { try await reading?.value }

    package var isReadOnly: Bool { file.pool.configuration.readonly }

    package func queueDepth() async -> Int { await writer.depth }

    /// Writes a row and syncs it.
    package func isWritable() async -> Bool {
        do {
            try await writer.commit { db in
                try db.execute(
                    sql: """
                        INSERT INTO write_probe VALUES (1, 1)
                        ON CONFLICT DO UPDATE SET count = (count + 1) % 1000000
                        """)
            }
            return true
        } catch {
            return false
        }
    }

    /// Finishes what was accepted, folds the write-ahead log into the file and gives up the right to write it.
    package func close() async throws {
        await writer.close()
        try await file.close()
    }

    package var promises: [String] { SoundnessPromise.all.map(\.words) }

    /// SQLite's own structure, geometry against numbers against the index, and the membership of every report in exactly one
    /// case, in one state of the database. A million reports take some ten seconds.
    package func inspect(progress: @Sendable (String) -> Void) throws -> [StoreFinding] {
        try file.pool.read { db in
            try SoundnessPromise.all.compactMap { promise in
                progress(promise.words)
                let broken = try String.fetchAll(db, sql: promise.broken)
                return broken.isEmpty
                    ? nil
                    : StoreFinding(
                        promise: promise.words, count: broken.count, examples: Array(broken.prefix(5)))
            }
        }
    }
}
