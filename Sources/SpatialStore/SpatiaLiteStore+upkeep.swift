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

    package var failure: StoreFailure? { file.health.look() }

    package var unreadableRow: UnreadableRow? { file.health.unreadableRow }

    /// Finishes what was accepted, folds the write-ahead log into the file and gives up the right to write it.
    package func close() async throws {
        await writer.close()
        guard failure == nil else { return file.abandon() }
        try await file.close()
    }

    package var promises: [Bilingual] { SoundnessPromise.all.map(\.words) + [Self.markPromise] }

    private static let markPromise = Bilingual(
        swedish: "allt som märket bredvid filen känner till finns",
        english: "all that the mark beside the file knows of is there")

    /// SQLite's own structure, geometry against numbers against the index, the membership of every report in exactly one
    /// case, what each says against its digest, and the mark, in one state of the database. A million reports take some ten
    /// seconds. A question that damage keeps from being answered counts as a broken promise.
    package func inspect(progress: @Sendable (Bilingual) -> Void) throws -> [StoreFinding] {
        // Before the database: whatever the mark knows by now is committed.
        let mark = try FormerMark(of: file.path)
        return try file.pool.read { db in
            var findings = SoundnessPromise.all.compactMap { promise in
                progress(promise.words)
                return promise.finding(in: db)
            }
            progress(Self.markPromise)
            if let loss = try mark.loss(in: db) {
                findings.append(
                    StoreFinding(
                        promise: Self.markPromise, count: loss.missing.count + loss.changed.count,
                        examples: loss.lines))
            }
            return findings
        }
    }
}
