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

    /// An answer to whoever sent a report: the address is not in the row.
    static func insert(_ notice: AnswerNotice, about caseNumber: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox
                    (unit, case_number, channel, target, payload, notice_version, created, next_attempt, report)
                VALUES ('', ?, 'email', '', ?, ?, ?, ?, (SELECT number FROM report WHERE id = ?))
                """
        ).execute(arguments: [
            caseNumber, StoredAnswer.json(notice), StoredAnswer.version, notice.at.milliseconds,
            notice.at.milliseconds, Data(notice.report.bytes),
        ])
    }

    /// The e-mail address that came with a report; nil when there is none, or it cannot be read.
    static func mailAddress(of report: Report.ID, sealing: (any OriginalSealing)?, in db: Database) throws
        -> String?
    {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT key, sealed FROM sealed_original JOIN report ON report.number = sealed_original.report
                    WHERE report.id = ?
                    """), arguments: [Data(report.bytes)])
        do {
            return try row.map { try OriginalRecord.read($0, of: report, sealing: sealing) }?.contact?.email
        } catch is OriginalFault {
            return nil
        }
    }

    static let select = """
        SELECT outbox.number, unit, case_file.id AS case_id, channel, target, secret, payload, notice_version, created,
            attempts, state, fault, outbox.report AS receiver
        FROM outbox JOIN case_file ON case_file.number = outbox.case_number
        """

    /// Reads a row of ``select``.
    ///
    /// - Parameter sealing: With what the address of whoever is answered is read; without it, that is empty.
    static func read(_ row: Row, sealing: (any OriginalSealing)?, in db: Database) throws -> OutboxMessage {
        let number: Int64 = row["number"]
        let isAnswer = row["receiver"] as Int64? != nil
        let unit = isAnswer ? nil : Code<Unit>(row["unit"] as String)
        guard isAnswer || unit != nil, let `case` = Case.ID(bytes: row["case_id"]),
            let payload = isAnswer ? answer(row) : payload(row),
            let created = Timestamp(milliseconds: row["created"]),
            let state = OutboxMessage.State(rawValue: row["state"])
        else { throw StoreFault.unreadableRow(table: "outbox", number: number) }
        var target: String = row["target"]
        if case .answer(let notice) = payload {
            target = try mailAddress(of: notice.report, sealing: sealing, in: db) ?? ""
        }
        let channel: Channel =
            row["channel"] == "webhook"
            ? .webhook(url: row["target"], secret: row["secret"] ?? "") : .email(address: target)
        return OutboxMessage(
            id: number, unit: unit, case: `case`, channel: channel, payload: payload, created: created,
            attempts: row["attempts"], state: state, lastFault: row["fault"])
    }

    private static func answer(_ row: Row) -> OutboxMessage.Payload? {
        StoredAnswer.notice(row["payload"] as Data).map { .answer($0) }
    }

    private static func payload(_ row: Row) -> OutboxMessage.Payload? {
        let bytes: Data = row["payload"]
        guard let version = row["notice_version"] as Int? else { return .worded(Array(bytes)) }
        return StoredNotice.notice(bytes, version: version).map { .notice($0) }
    }
}
