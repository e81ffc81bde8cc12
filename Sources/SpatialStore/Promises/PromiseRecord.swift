import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Promises as rows of `promise` and the tables of their parts; what was promised on which day stands in ``PromiseTermsRecord``.
enum PromiseRecord {
    static let table = "promise"
    static let changes = EventTable<PromiseChangeKind>(
        rows: .promiseChanges, column: "promise", owners: .promises)

    /// Gives the number of the new row.
    static func insert(_ promise: CitizenPromise, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO promise (id, keeper, state, signed, signed_by, signed_version, ends, ended, account, published, version,
                    made, changed, asked, withdrawn, account_masked)
                VALUES (:id, :keeper, :state, :signed, :signed_by, :signed_version, :ends, :ended, :account, :published, :version,
                    :made, :changed, :asked, :withdrawn, :account_masked)
                """,
            arguments: arguments(of: promise) + [
                "id": Data(promise.id.bytes), "keeper": promise.keeper.number,
                "made": promise.made.milliseconds, "asked": asked(of: promise),
            ])
        let number = db.lastInsertedRowID
        try writeParties(of: promise, number, in: db)
        try PromiseTermsRecord.insert(
            promise.terms, version: promise.version, on: SwedishTime(promise.made).date, of: number, in: db)
        return number
    }

    /// Writes what edits have changed.
    static func update(
        _ promise: CitizenPromise, from before: CitizenPromise, number: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE promise SET state = :state, signed = :signed, signed_by = :signed_by,
                    signed_version = :signed_version, ends = :ends, ended = :ended, account = :account,
                    published = :published, version = :version, changed = :changed, withdrawn = :withdrawn,
                    account_masked = :account_masked
                WHERE number = :number
                """, arguments: arguments(of: promise) + ["number": number])
        if promise.municipalities != before.municipalities {
            try db.execute(sql: "DELETE FROM promise_party WHERE promise = ?", arguments: [number])
            try writeParties(of: promise, number, in: db)
        }
        if promise.terms != before.terms {
            try PromiseTermsRecord.insert(
                promise.terms, version: promise.version, on: SwedishTime(promise.changed).date, of: number,
                in: db)
        }
        try PromisePartRecord.write(promise, from: before, number: number, in: db)
    }

    private static func arguments(of promise: CitizenPromise) -> StatementArguments {
        [
            "state": promise.state.rawValue, "signed": promise.signature?.day.daysSinceEpoch,
            "signed_by": promise.signature?.by, "signed_version": promise.signedVersion,
            "ends": promise.terms.period.until.daysSinceEpoch,
            "ended": promise.account?.day.daysSinceEpoch, "account": promise.account?.words,
            "published": promise.isPublished, "version": promise.version,
            "changed": promise.changed.milliseconds, "withdrawn": promise.withdrawn,
            "account_masked": promise.account?.masked,
        ]
    }

    private static func writeParties(of promise: CitizenPromise, _ number: Int64, in db: Database) throws {
        for municipality in promise.municipalities {
            try db.execute(
                sql: "INSERT INTO promise_party (promise, municipality) VALUES (?, ?)",
                arguments: [number, municipality.number])
        }
        try DigestedTable.promiseParties.keep(where: "promise = ?", [number], in: db)
    }

    /// A digest of what a promise is made with, but the ids of its commitments, which Lykta may have made. No text of a promise has a null in it.
    private static func asked(of promise: CitizenPromise) -> Int64 {
        let terms = promise.terms
        var parts = [
            promise.keeper.description, promise.municipalities.map(\.description).joined(separator: " "),
            terms.title, terms.police, terms.period.from?.description ?? "", terms.period.until.description,
            terms.background, terms.priorities.joined(separator: "\n"),
            terms.followUpsPerYear.map { "\($0)" } ?? "",
        ]
        for commitment in terms.commitments {
            parts += [
                commitment.party.code, commitment.text, commitment.whereabouts, commitment.time,
                commitment.target.map { "\($0.kind.rawValue) \($0.number) \($0.unit)" } ?? "",
            ]
        }
        return ValueDigest.digest(ofTexts: parts)
    }

    /// Whether the promise of a row was made with the same as this one.
    static func isRepeat(_ promise: CitizenPromise, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.promises.asked(of: number, in: db) == asked(of: promise)
    }

    static let select = "SELECT promise.* FROM promise"
    static let underID = "\(select) WHERE promise.id = ?"

    /// The promise and the number of its row; nil when none of these municipalities is a party of one.
    static func promise(
        _ id: PromiseID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, promise: CitizenPromise)? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: underID), arguments: [Data(id.bytes)])
        else { return nil }
        let promise = try read(row, in: db)
        guard municipalities.isEmpty || promise.municipalities.contains(where: municipalities.contains) else {
            return nil
        }
        return (row["number"], promise)
    }

    static func promises(_ query: PromiseQuery, in db: Database) throws -> [CitizenPromise] {
        try Row.fetchAll(db, sql: sql(for: query), arguments: [query.limit]).map { try read($0, in: db) }
    }

    static func sql(for query: PromiseQuery) -> String {
        var conditions: [String] = []
        if let parties = query.municipalities.condition(on: "promise_party.municipality") {
            conditions.append(
                "promise.number IN (SELECT promise_party.promise FROM promise_party WHERE \(parties))")
        }
        if !query.states.isEmpty {
            let states = query.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            conditions.append("promise.state IN (\(states))")
        }
        if !query.commitments.isEmpty {
            let ids = query.commitments.map { "x'\($0.bytes.hexadecimal)'" }.sorted().joined(separator: ", ")
            conditions.append("promise.number IN (SELECT promise FROM commitment WHERE id IN (\(ids)))")
        }
        if query.isPublic { conditions.append("published = 1 AND state <> 'draft'") }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return "\(select) \(condition) ORDER BY promise.ends DESC, promise.number DESC LIMIT ?"
    }

    private static func read(_ row: Row, in db: Database) throws -> CitizenPromise {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            func day(_ column: String) throws -> CivilDate? {
                (try row.value(column) as Int?).map { CivilDate(daysSinceEpoch: $0) }
            }
            guard let id = PromiseID(bytes: try row.value("id") as Data),
                let keeper = MunicipalityCode(number: try row.value("keeper")),
                let state = PromiseState(rawValue: try row.value("state")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed")),
                let terms = try PromiseTermsRecord.last(of: number, in: db)
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            let signer: String? = try row.value("signed_by")
            let signature = try day("signed").flatMap { day in
                signer.map { PromiseSignature(day: day, by: $0) }
            }
            let signedVersion: Int? = try row.value("signed_version")
            let figures = try PromisePartRecord.figures(of: number, in: db)
            let words: String? = try row.value("account")
            let masked: String? = try row.value("account_masked")
            let account = try day("ended").flatMap { day in
                words.map {
                    PromiseAccount(day: day, words: $0, figures: figures[0] ?? [], masked: masked)
                }
            }
            return CitizenPromise(
                id: id, keeper: keeper, municipalities: try parties(of: number, in: db), terms: terms,
                state: state, signature: signature,
                signedVersion: signedVersion,
                signedUntil: try signedVersion.flatMap {
                    try PromiseTermsRecord.end(of: number, in: $0, db)
                },
                prolongations: try PromisePartRecord.prolongations(of: number, in: db),
                followUps: try PromisePartRecord.followUps(of: number, figures, in: db), account: account,
                isPublished: try row.value("published"), version: try row.value("version"), made: made,
                changed: changed, withdrawn: try row.value("withdrawn"),
                corrections: try PromisePartRecord.corrections(of: number, in: db))
        }
    }

    private static func parties(of promise: Int64, in db: Database) throws -> [MunicipalityCode] {
        try Int16.fetchAll(
            db.cachedStatement(
                sql: "SELECT municipality FROM promise_party WHERE promise = ? ORDER BY municipality"),
            arguments: [promise]
        ).compactMap { MunicipalityCode(number: $0) }
    }
}
