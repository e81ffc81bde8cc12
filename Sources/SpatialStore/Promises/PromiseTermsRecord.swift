import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What was promised from a day on, as rows of `promise_terms` and `promise_commitment`. They are added and never changed.
enum PromiseTermsRecord {
    static let table = "promise_terms"

    static func insert(
        _ terms: PromiseTerms, version: Int, on day: CivilDate, of promise: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO promise_terms (promise, version, day, title, police, begins, ends, background, priorities, follow_ups)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                promise, version, day.daysSinceEpoch, terms.title, terms.police,
                terms.period.from?.daysSinceEpoch, terms.period.until.daysSinceEpoch, terms.background,
                terms.priorities.joined(separator: "\n"), terms.followUpsPerYear,
            ])
        try DigestedTable.promiseTerms.keep(where: "rowid = ?", [db.lastInsertedRowID], in: db)
        for (index, commitment) in terms.commitments.enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO promise_commitment (promise, version, position, commitment, party, text, whereabouts, time, target,
                        target_count, target_unit)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    promise, version, index + 1, try number(of: commitment.id, in: promise, db),
                    commitment.party.code, commitment.text, commitment.whereabouts, commitment.time,
                    commitment.target?.kind.rawValue, commitment.target?.number, commitment.target?.unit,
                ])
        }
        try DigestedTable.promiseCommitments.keep(
            where: "promise = ? AND version = ?", [promise, version], in: db)
    }

    /// The number of a commitment, which is new or of the promise.
    private static func number(of id: CommitmentID, in promise: Int64, _ db: Database) throws -> Int64 {
        if let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT number, promise FROM commitment WHERE id = ?"),
            arguments: [Data(id.bytes)])
        {
            guard row["promise"] == promise else { throw PromiseFault.idTaken }
            return row["number"]
        }
        try db.execute(
            sql: "INSERT INTO commitment (id, promise) VALUES (?, ?)", arguments: [Data(id.bytes), promise])
        let number = db.lastInsertedRowID
        try DigestedTable.commitments.keep(where: "number = ?", [number], in: db)
        return number
    }

    static let ofPromise = "SELECT * FROM promise_terms WHERE promise = ? ORDER BY version"
    static let lastOfPromise = "SELECT * FROM promise_terms WHERE promise = ? ORDER BY version DESC LIMIT 1"
    static let commitments = """
        SELECT promise_commitment.*, commitment.id AS commitment_id FROM promise_commitment
        JOIN commitment ON commitment.number = promise_commitment.commitment
        WHERE promise_commitment.promise = ? AND version = ? ORDER BY position
        """

    static func all(of promise: Int64, in db: Database) throws -> [DatedTerms] {
        try Row.fetchAll(db.cachedStatement(sql: ofPromise), arguments: [promise]).map {
            try read($0, of: promise, in: db)
        }
    }

    static func last(of promise: Int64, in db: Database) throws -> PromiseTerms? {
        try Row.fetchOne(db.cachedStatement(sql: lastOfPromise), arguments: [promise]).map {
            try read($0, of: promise, in: db).terms
        }
    }

    static let endOfVersion =
        "SELECT ends FROM promise_terms WHERE promise = ? AND version <= ? ORDER BY version DESC LIMIT 1"

    /// Until when it was promised in a version of the promise.
    static func end(of promise: Int64, in version: Int, _ db: Database) throws -> CivilDate? {
        try Int.fetchOne(db.cachedStatement(sql: endOfVersion), arguments: [promise, version]).map {
            CivilDate(daysSinceEpoch: $0)
        }
    }

    private static func read(_ row: Row, of promise: Int64, in db: Database) throws -> DatedTerms {
        try StoreFault.reading(table, promise) {
            let version: Int = try row.value("version")
            let begins = (try row.value("begins") as Int?).map { CivilDate(daysSinceEpoch: $0) }
            guard
                let period = PromisePeriod(
                    from: begins, until: CivilDate(daysSinceEpoch: try row.value("ends")))
            else { throw StoreFault.unreadableRow(table: table, number: promise) }
            let priorities: String = try row.value("priorities")
            let terms = PromiseTerms(
                title: try row.value("title"), police: try row.value("police"), period: period,
                background: try row.value("background"),
                priorities: priorities.split(separator: "\n").map(String.init),
                commitments: try Row.fetchAll(
                    db.cachedStatement(sql: commitments), arguments: [promise, version]
                ).map { try commitment($0, of: promise) },
                followUpsPerYear: try row.value("follow_ups"))
            return DatedTerms(
                version: version, day: CivilDate(daysSinceEpoch: try row.value("day")), terms: terms)
        }
    }

    private static func commitment(_ row: Row, of promise: Int64) throws -> Commitment {
        let target: String? = try row.value("target")
        guard let id = CommitmentID(bytes: try row.value("commitment_id") as Data),
            let party = PromiseParty(try row.value("party") as String)
        else { throw StoreFault.unreadableRow(table: "promise_commitment", number: promise) }
        return Commitment(
            id: id, party: party, text: try row.value("text"), whereabouts: try row.value("whereabouts"),
            time: try row.value("time"),
            target: try target.map { word in
                guard let kind = CommitmentTarget.Kind(rawValue: word),
                    let target = CommitmentTarget(
                        kind, try row.value("target_count"), unit: try row.value("target_unit"))
                else { throw StoreFault.unreadableRow(table: "promise_commitment", number: promise) }
                return target
            })
    }
}
