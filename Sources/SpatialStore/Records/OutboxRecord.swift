import FoundationEssentials
import GRDB
import Reports

/// Messages to units, to those who reported, to e-services and about duties as rows of `outbox`.
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
        try insert(
            WaitingMessage(
                unit: notice.assignment.unit.description, channel: kind, target: channel.target,
                secret: secret,
                payload: StoredNotice.json(notice), version: StoredNotice.version, created: notice.at,
                digestAt: digest),
            about: caseNumber, in: db)
    }

    /// An answer to whoever sent a report: the address is not in the row.
    static func insert(_ notice: AnswerNotice, about caseNumber: Int64, in db: Database) throws {
        try insert(
            WaitingMessage(
                channel: "email", payload: StoredAnswer.json(notice), version: StoredAnswer.version,
                created: notice.at, report: notice.report),
            about: caseNumber, in: db)
    }

    /// What became of a report, to the key that sent it: neither address nor secret is in the row.
    static func insert(_ notice: StatusNotice, about caseNumber: Int64, in db: Database) throws {
        try insert(
            WaitingMessage(
                channel: "webhook", payload: StoredStatus.json(notice), version: StoredStatus.version,
                created: notice.at, report: notice.report),
            about: caseNumber, in: db)
    }

    /// Reminders of what the law asks of a municipality.
    ///
    /// - Returns: The number of the message.
    static func insert(_ notice: DutyNotice, to address: EmailAddress, in db: Database) throws -> Int64 {
        try insert(
            WaitingMessage(
                channel: "email", target: address.description, payload: StoredDuties.json(notice),
                version: StoredDuties.version, created: notice.at),
            about: nil, in: db)
        return db.lastInsertedRowID
    }

    /// A message that waits, as it is written.
    private struct WaitingMessage {
        var unit = ""
        let channel: String
        var target = ""
        var secret: String?
        let payload: Data
        let version: Int
        let created: Timestamp
        var digestAt: Timestamp?
        var report: Report.ID?
    }

    private static func insert(_ message: WaitingMessage, about caseNumber: Int64?, in db: Database) throws {
        let report = "(SELECT number FROM report WHERE id = ?11)"
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox
                    (unit, case_number, channel, target, secret, payload, notice_version, created, next_attempt,
                    attempts, state, report, digest_at, row_digest)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 'waiting', \(report), ?10,
                    lykta_digest(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 'waiting', NULL, \(report), ?10))
                """
        ).execute(arguments: [
            message.unit, caseNumber, message.channel, message.target, message.secret, message.payload,
            message.version,
            message.created.milliseconds, (message.digestAt ?? message.created).milliseconds,
            message.digestAt?.milliseconds,
            message.report.map { Data($0.bytes) },
        ])
    }

    /// The digest of a message with another state, in SQL; that of a row that did not say what it said stays as it is, so that
    /// the damage is still found.
    static func rowDigest(next: String, attempts: String, state: String, fault: String) -> String {
        """
        iif(row_digest IS \(DigestedTable.messages.computed), lykta_digest(unit, case_number, channel, target, secret, payload,
            notice_version, created, \(next), \(attempts), \(state), \(fault), report, digest_at), row_digest)
        """
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
        SELECT outbox.number, unit, case_number, case_file.id AS case_id, channel, target, secret, payload, notice_version, created,
            digest_at, attempts, state, fault, outbox.report AS receiver
        FROM outbox LEFT JOIN case_file ON case_file.number = outbox.case_number
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
    ///
    /// - Parameter sealing: With what the address of whoever is answered is read; without it, that is empty.
    static func read(_ row: Row, sealing: (any OriginalSealing)?, in db: Database) throws -> OutboxMessage {
        let number: Int64 = row["number"]
        return try StoreFault.reading("outbox", number) {
            if try row.value("case_number") as Int64? == nil { return try reminders(row, number) }
            let isToUnit = try row.value("receiver") as Int64? == nil
            let unit = isToUnit ? Code<Unit>(try row.value("unit") as String) : nil
            guard !isToUnit || unit != nil, let `case` = Case.ID(bytes: try row.value("case_id")),
                let payload = isToUnit ? try payload(row) : try payloadAboutReport(row, in: db),
                var channel = try channel(row),
                let created = Timestamp(milliseconds: try row.value("created")),
                let state = OutboxMessage.State(rawValue: try row.value("state"))
            else { throw StoreFault.unreadableRow(table: "outbox", number: number) }
            if case .answer(let notice) = payload {
                channel = .email(
                    address: try mailAddress(of: notice.report, sealing: sealing, in: db) ?? "")
            }
            if case .status(_, let webhook) = payload {
                channel = .webhook(url: webhook?.url ?? "", secret: "")
            }
            let digestAt = (try row.value("digest_at") as Int64?).flatMap { Timestamp(milliseconds: $0) }
            return OutboxMessage(
                id: number, unit: unit, case: `case`, channel: channel, payload: payload, created: created,
                digestAt: digestAt, attempts: try row.value("attempts"), state: state,
                lastFault: try row.value("fault"))
        }
    }

    /// A message about no case.
    private static func reminders(_ row: Row, _ number: Int64) throws -> OutboxMessage {
        guard let notice = StoredDuties.notice(try row.value("payload") as Data),
            case .email(let address)? = try channel(row),
            let created = Timestamp(milliseconds: try row.value("created")),
            let state = OutboxMessage.State(rawValue: try row.value("state"))
        else { throw StoreFault.unreadableRow(table: "outbox", number: number) }
        return OutboxMessage(
            id: number, unit: nil, case: nil, channel: .email(address: address),
            payload: .duties(notice), created: created, attempts: try row.value("attempts"), state: state,
            lastFault: try row.value("fault"))
    }

    /// Reads rows of ``select``: one that cannot be read keeps none of the others back.
    static func read(_ rows: [Row], sealing: (any OriginalSealing)?, in db: Database) throws -> ListedMessages
    {
        var messages: [OutboxMessage] = []
        var unreadable: [ListedMessages.Unreadable] = []
        for row in rows {
            do {
                messages.append(try read(row, sealing: sealing, in: db))
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

    /// To whoever reported, by e-mail, or to the e-service that sent the report, by webhook.
    private static func payloadAboutReport(_ row: Row, in db: Database) throws -> OutboxMessage.Payload? {
        let bytes: Data = try row.value("payload")
        guard try row.value("channel") as String == "webhook" else {
            return StoredAnswer.notice(bytes).map { .answer($0) }
        }
        let webhook = try KeyRecord.webhook(ofSender: try row.value("receiver"), in: db)
        return StoredStatus.notice(bytes).map { .status($0, to: webhook) }
    }

    private static func payload(_ row: Row) throws -> OutboxMessage.Payload? {
        let bytes: Data = try row.value("payload")
        guard let version = try row.value("notice_version") as Int? else { return .worded(Array(bytes)) }
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
