import FoundationEssentials
import GRDB
import Prevention
import Reports

/// When duties were done, as rows of `duty_done`.
enum DutyRecord {
    private static let table = "duty_done"

    static func insert(_ done: DutyDone, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO duty_done (id, municipality, duty, day, role, note, link, made, by, person)
                VALUES (:id, :municipality, :duty, :day, :role, :note, :link, :made, :by,
                    (SELECT number FROM person WHERE id = :person))
                """,
            arguments: [
                "id": Data(done.id.bytes), "municipality": done.municipality.number,
                "duty": done.duty.rawValue, "day": done.day.daysSinceEpoch, "role": done.role,
                "note": done.note, "link": done.link, "made": done.made.milliseconds, "by": done.by.name,
                "person": done.by.person.map { Data($0.bytes) },
            ])
        try DigestedTable.dutiesDone.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    static func withdraw(_ id: DutyDoneID, _ withdrawal: DutyDone.Withdrawal, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE duty_done SET withdrawn = :at, withdrawn_by = :by, reason = :reason,
                    withdrawn_person = (SELECT number FROM person WHERE id = :person)
                WHERE id = :id
                """,
            arguments: [
                "at": withdrawal.at.milliseconds, "by": withdrawal.by.name, "reason": withdrawal.reason,
                "person": withdrawal.by.person.map { Data($0.bytes) }, "id": Data(id.bytes),
            ])
        try DigestedTable.dutiesDone.keep(where: "id = ?", [Data(id.bytes)], in: db)
    }

    /// Nil when there is none in these municipalities.
    static func done(_ id: DutyDoneID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> DutyDone?
    {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE duty_done.id = ?"), arguments: [Data(id.bytes)])
        guard let done = try row.map(read),
            municipalities.isEmpty || municipalities.contains(done.municipality)
        else { return nil }
        return done
    }

    static func all(in municipalities: Set<MunicipalityCode>, _ db: Database) throws -> [DutyDone] {
        let condition = municipalities.condition(on: "duty_done.municipality").map { "WHERE \($0)" } ?? ""
        return try Row.fetchAll(
            db, sql: "\(select) \(condition) ORDER BY duty_done.day DESC, duty_done.number DESC"
        ).map(read)
    }

    private static let select = """
        SELECT duty_done.*, teller.id AS person_id, withdrawer.id AS withdrawer_id FROM duty_done
        LEFT JOIN person AS teller ON teller.number = duty_done.person
        LEFT JOIN person AS withdrawer ON withdrawer.number = duty_done.withdrawn_person
        """

    private static func read(_ row: Row) throws -> DutyDone {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = DutyDoneID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let duty = Duty(rawValue: try row.value("duty")),
                let made = Timestamp(milliseconds: try row.value("made"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return DutyDone(
                id: id, municipality: municipality, duty: duty,
                day: CivilDate(daysSinceEpoch: try row.value("day") as Int), role: try row.value("role"),
                note: try row.value("note"), link: try row.value("link"), made: made,
                by: try row.agent(), withdrawn: try withdrawal(row, number))
        }
    }

    private static func withdrawal(_ row: Row, _ number: Int64) throws -> DutyDone.Withdrawal? {
        guard let milliseconds = try row.value("withdrawn") as Int64? else { return nil }
        guard let at = Timestamp(milliseconds: milliseconds) else {
            throw StoreFault.unreadableRow(table: table, number: number)
        }
        let person: Data? = try row.value("withdrawer_id")
        return DutyDone.Withdrawal(
            at: at,
            by: Agent(
                name: try row.value("withdrawn_by"), person: person.flatMap { Person.ID(bytes: $0) }),
            reason: try row.value("reason"))
    }
}
