import FoundationEssentials
import GRDB
import Reports

/// Messages to units as rows of `outbox`.
enum OutboxRecord {
    /// - Parameter digest: When it goes with others; nil for a message of its own, which goes at once.
    static func insert(
        _ notice: CaseNotice, about caseNumber: Int64, through channel: Channel,
        inDigestAt digest: Timestamp?,
        in db: Database
    ) throws {
        let (kind, secret): (String, String?) =
            switch channel {
            case .webhook(_, let secret): ("webhook", secret)
            case .email: ("email", nil)
            }
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox
                    (unit, case_number, channel, target, secret, payload, notice_version, created, next_attempt,
                     digest_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            notice.assignment.unit.description, caseNumber, kind, channel.target, secret,
            StoredNotice.json(notice),
            StoredNotice.version, notice.at.milliseconds, (digest ?? notice.at).milliseconds,
            digest?.milliseconds,
        ])
    }

    static let select = """
        SELECT outbox.number, unit, case_file.id AS case_id, channel, target, secret, payload, notice_version, created, digest_at,
            attempts, state, fault
        FROM outbox JOIN case_file ON case_file.number = outbox.case_number
        """

    /// What goes in a digest. Its arguments: the unit, the address, the moment, the attempts, the number of a message in it, and
    /// how many at most.
    static let digest = """
        \(select) WHERE state = 'waiting' AND digest_at IS NOT NULL AND unit = ? AND target = ? AND next_attempt <= ?
            AND attempts = ? AND municipality = (
                SELECT municipality FROM case_file
                WHERE number = (SELECT case_number FROM outbox WHERE number = ?))
        ORDER BY outbox.number LIMIT ?
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
            digestAt: (row["digest_at"] as Int64?).flatMap { Timestamp(milliseconds: $0) },
            attempts: row["attempts"], state: state, lastFault: row["fault"])
    }

    private static func payload(_ row: Row) -> OutboxMessage.Payload? {
        let bytes: Data = row["payload"]
        guard let version = row["notice_version"] as Int? else { return .worded(Array(bytes)) }
        return StoredNotice.notice(bytes, version: version).map { .notice($0) }
    }
}

extension Channel {
    /// The address that it leads to.
    var target: String {
        switch self {
        case .webhook(let url, _): url
        case .email(let address): address
        }
    }
}
