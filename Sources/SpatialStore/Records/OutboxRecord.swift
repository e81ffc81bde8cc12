import FoundationEssentials
import GRDB
import Reports

/// Messages to units as rows of `outbox`.
enum OutboxRecord {
    static func insert(
        _ notice: CaseNotice, about caseNumber: Int64, through channel: Channel, in db: Database
    ) throws {
        let (kind, target, secret): (String, String, String?) =
            switch channel {
            case .webhook(let url, let secret): ("webhook", url, secret)
            case .email(let address): ("email", address, nil)
            }
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox
                    (unit, case_number, channel, target, secret, payload, notice_version, created, next_attempt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            notice.assignment.unit.description, caseNumber, kind, target, secret, StoredNotice.json(notice),
            StoredNotice.version, notice.at.milliseconds, notice.at.milliseconds,
        ])
    }

    static let select = """
        SELECT outbox.number, unit, case_file.id AS case_id, channel, target, secret, payload, notice_version, created,
            attempts, state, fault
        FROM outbox JOIN case_file ON case_file.number = outbox.case_number
        """

    /// Reads a row of ``select``.
    static func read(_ row: Row) throws -> OutboxMessage {
        let number: Int64 = row["number"]
        guard let unit = Code<Unit>(row["unit"] as String), let `case` = Case.ID(bytes: row["case_id"]),
            let payload = payload(row), let created = Timestamp(milliseconds: row["created"]),
            let state = OutboxMessage.State(rawValue: row["state"])
        else { throw StoreFault.unreadableRow(table: "outbox", number: number) }
        let channel: Channel =
            row["channel"] == "webhook"
            ? .webhook(url: row["target"], secret: row["secret"] ?? "") : .email(address: row["target"])
        return OutboxMessage(
            id: number, unit: unit, case: `case`, channel: channel, payload: payload, created: created,
            attempts: row["attempts"], state: state, lastFault: row["fault"])
    }

    private static func payload(_ row: Row) -> OutboxMessage.Payload? {
        let bytes: Data = row["payload"]
        guard let version = row["notice_version"] as Int? else { return .worded(Array(bytes)) }
        return StoredNotice.notice(bytes, version: version).map { .notice($0) }
    }
}
