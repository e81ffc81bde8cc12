import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Decisions as rows of `meeting_decision`.
enum MeetingDecisionRecord {
    private static let table = "meeting_decision"

    /// Writes those that are new or were changed. None is ever taken away.
    ///
    /// - Throws: ``MeetingFault/decisionTaken`` where another meeting has a decision with the id of a new one.
    static func write(
        _ decisions: [MeetingDecision], insteadOf before: [MeetingDecision], of meeting: Int64,
        in db: Database
    ) throws {
        for decision in decisions where !before.contains(decision) {
            let isNew = !before.contains { $0.id == decision.id }
            if isNew, try isTaken(decision.id, in: db) { throw MeetingFault.decisionTaken }
            try db.execute(sql: isNew ? insertion : update, arguments: arguments(of: decision, meeting))
        }
        try DigestedTable.meetingDecisions.keep(where: "meeting = ?", [meeting], in: db)
    }

    private static let insertion = """
        INSERT INTO meeting_decision (id, meeting, position, words, owner, due, state, reason, link_kind, link_id)
        VALUES (:id, :meeting, :position, :words, :owner, :due, :state, :reason, :kind, :link)
        """
    private static let update = """
        UPDATE meeting_decision SET words = :words, owner = :owner, due = :due, state = :state, reason = :reason,
            link_kind = :kind, link_id = :link
        WHERE id = :id AND meeting = :meeting AND position = :position
        """

    private static func arguments(of decision: MeetingDecision, _ meeting: Int64) -> StatementArguments {
        [
            "id": Data(decision.id.bytes), "meeting": meeting, "position": decision.number,
            "words": decision.words, "owner": decision.owner, "due": decision.due?.daysSinceEpoch,
            "state": decision.state.rawValue, "reason": decision.reason,
            "kind": decision.link?.kind.rawValue, "link": decision.link.map { Data($0.bytes) },
        ]
    }

    private static func isTaken(_ id: DecisionID, in db: Database) throws -> Bool {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM meeting_decision WHERE id = ?"),
            arguments: [Data(id.bytes)]) != nil
    }

    /// By number.
    static func decisions(of meeting: Int64, in db: Database) throws -> [MeetingDecision] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM meeting_decision WHERE meeting = ? ORDER BY position"),
            arguments: [meeting]
        ).map(read)
    }

    private static func read(_ row: Row) throws -> MeetingDecision {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let kind: String? = try row.value("link_kind")
            let target: Data? = try row.value("link_id")
            let link = DecisionLink(kind, target)
            guard (kind == nil) == (link == nil), let id = DecisionID(bytes: try row.value("id") as Data),
                let state = DecisionState(rawValue: try row.value("state"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return MeetingDecision(
                id: id, number: try row.value("position"), words: try row.value("words"),
                owner: try row.value("owner"),
                due: (try row.value("due") as Int?).map { CivilDate(daysSinceEpoch: $0) }, state: state,
                reason: try row.value("reason"), link: link)
        }
    }
}

extension DecisionLink {
    fileprivate var bytes: [UInt8] {
        switch self {
        case .measure(let id): Array(id.bytes)
        case .walk(let id): Array(id.bytes)
        case .promise(let id): Array(id.bytes)
        case .hotspot(let id): Array(id.bytes)
        }
    }

    fileprivate init?(_ kind: String?, _ bytes: Data?) {
        guard let kind = kind.flatMap({ Kind(rawValue: $0) }), let bytes else { return nil }
        switch kind {
        case .measure:
            guard let id = MeasureID(bytes: bytes) else { return nil }
            self = .measure(id)
        case .walk:
            guard let id = WalkID(bytes: bytes) else { return nil }
            self = .walk(id)
        case .promise:
            guard let id = PromiseID(bytes: bytes) else { return nil }
            self = .promise(id)
        case .hotspot:
            guard let id = KeptHotspotID(bytes: bytes) else { return nil }
            self = .hotspot(id)
        }
    }
}
