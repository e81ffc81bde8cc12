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
                    (unit, case_number, channel, target, secret, payload, notice_version, created, next_attempt,
                    attempts, state, row_digest)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0, 'waiting',
                    lykta_digest(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0, 'waiting', NULL))
                """
        ).execute(arguments: [
            notice.assignment.unit.description, caseNumber, kind, target, secret, StoredNotice.json(notice),
            StoredNotice.version, notice.at.milliseconds,
        ])
    }

    /// The digest of a message with another state, in SQL; that of a row that did not say what it said stays as it is, so that
    /// the damage is still found.
    static func digest(next: String, attempts: String, state: String, fault: String) -> String {
        """
        iif(row_digest IS \(DigestedTable.messages.computed), lykta_digest(unit, case_number, channel, target, secret, payload,
            notice_version, created, \(next), \(attempts), \(state), \(fault)), row_digest)
        """
    }

    static let select = """
        SELECT outbox.number, unit, case_file.id AS case_id, channel, target, secret, payload, notice_version, created,
            attempts, state, fault
        FROM outbox LEFT JOIN case_file ON case_file.number = outbox.case_number
        """

    /// Reads a row of ``select``.
    static func read(_ row: Row) throws -> OutboxMessage {
        let number: Int64 = row["number"]
        return try StoreFault.reading("outbox", number) {
            guard let unit = Code<Unit>(try row.value("unit") as String),
                let `case` = Case.ID(bytes: try row.value("case_id")), let payload = try payload(row),
                let channel = try channel(row),
                let created = Timestamp(milliseconds: try row.value("created")),
                let state = OutboxMessage.State(rawValue: try row.value("state"))
            else { throw StoreFault.unreadableRow(table: "outbox", number: number) }
            return OutboxMessage(
                id: number, unit: unit, case: `case`, channel: channel, payload: payload, created: created,
                attempts: try row.value("attempts"), state: state, lastFault: try row.value("fault"))
        }
    }

    /// Reads rows of ``select``: one that cannot be read keeps none of the others back.
    static func read(_ rows: [Row]) throws -> ListedMessages {
        var messages: [OutboxMessage] = []
        var unreadable: [ListedMessages.Unreadable] = []
        for row in rows {
            do {
                messages.append(try read(row))
            } catch StoreFault.unreadableRow(_, let number) {
                unreadable.append(.init(id: number, lastFault: try? row.value("fault")))
            }
        }
        return ListedMessages(messages: messages, unreadable: unreadable)
    }

    private static func channel(_ row: Row) throws -> Channel? {
        switch try row.value("channel") as String {
        case "webhook":
            .webhook(url: try row.value("target"), secret: try row.value("secret") as String? ?? "")
        case "email": .email(address: try row.value("target"))
        default: nil
        }
    }

    private static func payload(_ row: Row) throws -> OutboxMessage.Payload? {
        let bytes: Data = try row.value("payload")
        guard let version = try row.value("notice_version") as Int? else { return .worded(Array(bytes)) }
        return StoredNotice.notice(bytes, version: version).map { .notice($0) }
    }
}
