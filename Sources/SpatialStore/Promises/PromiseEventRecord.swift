import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What was counted for promises, as rows of `promise_event`.
enum PromiseEventRecord {
    static let table = "promise_event"

    /// - Throws: ``PromiseFault/noSuchLink`` for a measure or a walk that the municipality of the link has not.
    static func insert(_ event: PromiseEvent, of promise: Int64, in db: Database) throws {
        let measure = try event.link?.measure.map {
            try linked("measure", Data($0.bytes), event.link?.municipality, db)
        }
        let walk = try event.link?.walk.map {
            try linked("safety_walk", Data($0.bytes), event.link?.municipality, db)
        }
        try db.execute(
            sql: """
                INSERT INTO promise_event (id, promise, commitment, day, party, whereabouts, note, measure, walk, made, by, person)
                SELECT :id, :promise, (SELECT number FROM commitment WHERE id = :commitment), :day, :party, :whereabouts, :note,
                    :measure, :walk, :made, :by, (SELECT number FROM person WHERE id = :person)
                """,
            arguments: [
                "id": Data(event.id.bytes), "promise": promise, "commitment": Data(event.commitment.bytes),
                "day": event.day.daysSinceEpoch, "party": event.party.code,
                "whereabouts": event.whereabouts, "note": event.note, "measure": measure, "walk": walk,
                "made": event.made.milliseconds, "by": event.by.name,
                "person": event.by.person.map { Data($0.bytes) },
            ])
        try DigestedTable.promiseEvents.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    private static func linked(_ table: String, _ id: Data, _ municipality: MunicipalityCode?, _ db: Database)
        throws -> Int64
    {
        guard
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM \(table) WHERE id = ? AND municipality = ?",
                arguments: [id, municipality?.number])
        else { throw PromiseFault.noSuchLink }
        return number
    }

    static func withdraw(_ event: PromiseEvent, in db: Database) throws {
        try db.execute(
            sql: "UPDATE promise_event SET withdrawn = ?, reason = ? WHERE id = ?",
            arguments: [
                event.withdrawn?.at.milliseconds, event.withdrawn?.reason, Data(event.id.bytes),
            ])
        try DigestedTable.promiseEvents.keep(where: "id = ?", [Data(event.id.bytes)], in: db)
    }

    private static let select = """
        SELECT promise_event.*, commitment.id AS commitment_id, measure.id AS measure_id, safety_walk.id AS walk_id,
            ifnull(measure.municipality, safety_walk.municipality) AS link_municipality, person.id AS person_id
        FROM promise_event JOIN commitment ON commitment.number = promise_event.commitment
        LEFT JOIN measure ON measure.number = promise_event.measure
        LEFT JOIN safety_walk ON safety_walk.number = promise_event.walk
        LEFT JOIN person ON person.number = promise_event.person
        """
    static let ofPromise =
        "\(select) WHERE promise_event.promise = ? ORDER BY promise_event.day DESC, promise_event.number DESC"
    static let underID = "\(select) WHERE promise_event.id = ?"

    /// The event and the number of its promise.
    static func event(_ id: PromiseEventID, in db: Database) throws -> (promise: Int64, event: PromiseEvent)?
    {
        guard
            let row = try Row.fetchOne(db.cachedStatement(sql: underID), arguments: [Data(id.bytes)])
        else { return nil }
        return (row["promise"], try read(row))
    }

    static func events(of promise: Int64, in db: Database) throws -> [PromiseEvent] {
        try Row.fetchAll(db.cachedStatement(sql: ofPromise), arguments: [promise]).map(read)
    }

    static func count(of promise: Int64, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM promise_event WHERE promise = ?"),
            arguments: [promise]
        ) ?? 0
    }

    private static func read(_ row: Row) throws -> PromiseEvent {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = PromiseEventID(bytes: try row.value("id") as Data),
                let commitment = CommitmentID(bytes: try row.value("commitment_id") as Data),
                let party = PromiseParty(try row.value("party") as String),
                let made = Timestamp(milliseconds: try row.value("made"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            let municipality = (try row.value("link_municipality") as Int16?).flatMap {
                MunicipalityCode(number: $0)
            }
            let measure = MeasureID(bytes: try row.value("measure_id") as Data?)
            let walk = WalkID(bytes: try row.value("walk_id") as Data?)
            let target = measure.map(PromiseLink.Target.measure) ?? walk.map(PromiseLink.Target.walk)
            let reason: String? = try row.value("reason")
            let withdrawn = (try row.value("withdrawn") as Int64?).flatMap {
                Timestamp(milliseconds: $0)
            }
            return PromiseEvent(
                id: id, commitment: commitment, day: CivilDate(daysSinceEpoch: try row.value("day")),
                party: party, whereabouts: try row.value("whereabouts"), note: try row.value("note"),
                link: target.flatMap { target in municipality.map { PromiseLink(target, in: $0) } },
                by: try row.agent(), made: made,
                withdrawn: withdrawn.flatMap { at in
                    reason.map { PromiseEvent.Withdrawal(at: at, reason: $0) }
                })
        }
    }
}
