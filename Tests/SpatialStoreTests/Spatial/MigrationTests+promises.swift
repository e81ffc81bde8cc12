import GRDB
import Prevention
import Reports
import Schema
import TestSupport
import Testing

@testable import SpatialStore

extension MigrationTests {
    @Test func `a promise from before it could be withdrawn stays as it was, and can be`() async throws {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0062" })
        try await queue.write { db in
            for (number, id) in [(1, "0a"), (2, "0b")] {
                try db.execute(
                    sql: """
                        INSERT INTO promise (number, id, keeper, state, ends, published, version, made, changed, asked)
                            VALUES (\(number), x'000000000000000000000000000000\(id)', 1060, 'draft', 2932896, 0, 1, 0, 0, 0);
                        INSERT INTO promise_party (promise, municipality) VALUES (\(number), 1060);
                        INSERT INTO promise_terms (promise, version, day, title, police, ends, background, priorities)
                            VALUES (\(number), 1, 0, 'Löftet', 'Polisen', 2932896, '', '');
                        INSERT INTO promise_change (promise, number, at, by, kind, swedish, english)
                            VALUES (\(number), 1, 0, 'anna', 'made', 'a', 'b');
                        """)
            }
            for table in [DigestedTable.promiseParties, .promiseTerms, .promiseChanges] {
                try table.keep(where: "1", [], in: db)
            }
            try db.execute(
                sql: """
                    UPDATE promise SET row_digest = lykta_digest(number, id, keeper, state, signed, signed_by, ends, ended, account,
                        published, version, made, changed, asked, signed_version, 1, 1, 0, 0, 0, 0, 0, 0, 1);
                    UPDATE promise SET published = 1 WHERE number = 2;
                    """)
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        let broken = try store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(broken.count == 1 && broken[0].contains("number 2"), "\(broken)")
        // A period that nobody could give it now is read as it is.
        let id = PromiseID(high: 0, low: 10)
        let kept = try await store.promise(id, in: []).orFail()
        #expect(kept.withdrawn == nil && kept.terms.period.until.description == "9999-12-31")
        let gone = try await store.changePromise(
            id, in: [], [.withdraw(reason: "Felskrivet slut.")], version: 1, as: .everybody, by: "anna",
            at: .testNow)
        #expect(gone.withdrawn == "Felskrivet slut.")
    }

    @Test func `a correction of a promise from before that of an end could be kept stays as it was`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name < "m0068" })
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO promise (number, id, keeper, state, signed, signed_by, signed_version, ends, published, version, made,
                            changed, asked)
                        VALUES (1, x'0000000000000000000000000000000a', 1060, 'signed', 20458, 'rådet', 1, 20818, 0, 2, 0, 0, 0);
                    INSERT INTO promise_party (promise, municipality) VALUES (1, 1060);
                    INSERT INTO promise_terms (promise, version, day, title, police, ends, background, priorities)
                        VALUES (1, 1, 20458, 'Löftet', 'Polisen', 21183, '', ''),
                            (1, 2, 20459, 'Löftet', 'Polisen', 20818, '', '');
                    INSERT INTO commitment (number, id, promise) VALUES (1, x'0000000000000000000000000000000b', 1);
                    INSERT INTO promise_commitment (promise, version, position, commitment, party, text, whereabouts, time)
                        VALUES (1, 1, 1, 1, 'police', 'Insatser.', '', ''), (1, 2, 1, 1, 'police', 'Insatser.', '', '');
                    INSERT INTO promise_correction (promise, position, day, what, former, why) VALUES (1, 1, 20460, 'signed', 20457, 'Fel.');
                    INSERT INTO promise_change (promise, number, at, by, kind, swedish, english)
                        VALUES (1, 1, 0, 'anna', 'made', 'a', 'b');
                    """)
            for table in [
                DigestedTable.promiseParties, .promiseTerms, .commitments, .promiseCommitments,
                .promiseCorrections, .promiseChanges, .promises,
            ] {
                try table.keep(where: "1", [], in: db)
            }
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        let id = PromiseID(high: 0, low: 10)
        let kept = try await store.promise(id, in: []).orFail()
        #expect(kept.corrections.map(\.what) == [.signed] && kept.corrections.map(\.why) == ["Fel."])
        // Its end was corrected before that was kept: the end that was signed takes that back.
        let back = try await store.changePromise(
            id, in: [], [.prolong(until: CivilDate(daysSinceEpoch: 21_183), why: "Det var rätt.")],
            version: 2,
            as: .everybody, by: "anna", at: .testNow)
        #expect(back.state == .signed && back.prolongations == [])
        #expect(back.corrections.map(\.what) == [.signed, .until])
        #expect(try await store.promise(id, in: []) == back)
    }
}
