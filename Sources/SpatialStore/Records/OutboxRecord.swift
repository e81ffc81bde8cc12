import FoundationEssentials
import GRDB
import Reports

/// Messages to units as rows of `outbox`.
enum OutboxRecord {
    static func insert(
        to unit: Unit, about caseNumber: Int64, payload: [UInt8], channel: Channel, at moment: Timestamp,
        in db: Database
    ) throws {
        let (kind, target, secret): (String, String, String?) =
            switch channel {
            case .webhook(let url, let secret): ("webhook", url, secret)
            case .email(let address): ("email", address, nil)
            }
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox (unit, case_number, channel, target, secret, payload, created, next_attempt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            unit.code.description, caseNumber, kind, target, secret, Data(payload), moment.milliseconds,
            moment.milliseconds,
        ])
    }

    static let select = """
        SELECT outbox.number, unit, case_file.id, channel, target, secret, payload, created, attempts, state, fault
        FROM outbox JOIN case_file ON case_file.number = outbox.case_number
        """

    static func read(_ row: Row) throws -> OutboxMessage {
        guard let unit = Code<Unit>(row[1] as String), let `case` = Case.ID(bytes: row[2]),
            let created = Timestamp(milliseconds: row[7]), let state = OutboxMessage.State(rawValue: row[9])
        else { throw StoreFault.unreadableRow(table: "outbox", number: row[0]) }
        let channel: Channel =
            row[3] == "webhook" ? .webhook(url: row[4], secret: row[5] ?? "") : .email(address: row[4])
        return OutboxMessage(
            id: row[0], unit: unit, case: `case`, channel: channel, payload: Array(row[6] as Data),
            created: created,
            attempts: row[8], state: state, lastFault: row[10])
    }
}
