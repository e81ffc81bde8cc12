import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Meetings as rows of `meeting`.
enum MeetingRecord {
    static let table = "meeting"
    static let events = EventTable<MeetingEventKind>(
        rows: .meetingEvents, column: "meeting", owners: .meetings)

    /// Gives the number of the new row.
    static func insert(_ meeting: Meeting, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO meeting (id, municipality, day, title, present, state, agenda, minutes, version, made, changed, asked,
                    called_off, withdrawn)
                VALUES (:id, :municipality, :day, :title, :present, :state, :agenda, :minutes, :version, :made, :changed, :asked,
                    :calledOff, :withdrawn)
                """,
            arguments: arguments(of: meeting) + [
                "id": Data(meeting.id.bytes), "municipality": meeting.municipality.number,
                "made": meeting.made.milliseconds, "asked": asked(of: meeting),
            ])
        let number = db.lastInsertedRowID
        try MeetingDecisionRecord.write(meeting.decisions, insteadOf: [], of: number, in: db)
        return number
    }

    /// Writes what edits have changed.
    static func update(_ meeting: Meeting, from before: Meeting, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE meeting SET day = :day, title = :title, present = :present, state = :state, agenda = :agenda,
                    minutes = :minutes, version = :version, changed = :changed, called_off = :calledOff,
                    withdrawn = :withdrawn
                WHERE number = :number
                """, arguments: arguments(of: meeting) + ["number": number])
        try MeetingDecisionRecord.write(
            meeting.decisions, insteadOf: before.decisions, of: number, in: db)
    }

    private static func arguments(of meeting: Meeting) -> StatementArguments {
        [
            "day": meeting.day.daysSinceEpoch, "title": meeting.title, "present": meeting.present,
            "state": meeting.state.rawValue, "agenda": meeting.agenda.map { Data($0.bytes) },
            "minutes": meeting.minutes, "version": meeting.version,
            "changed": meeting.changed.milliseconds, "calledOff": meeting.calledOff,
            "withdrawn": meeting.withdrawn,
        ]
    }

    /// A digest of what a meeting is made with. No text of it has a null in it.
    private static func asked(of meeting: Meeting) -> Int64 {
        let parts: [String] = [
            meeting.municipality.description, meeting.day.description, meeting.title, meeting.present,
        ]
        return ValueDigest.digest(ofTexts: parts)
    }

    /// Whether the meeting of a row was made with the same as this one.
    static func isRepeat(_ meeting: Meeting, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.meetings.asked(of: number, in: db) == asked(of: meeting)
    }

    /// The meeting and the number of its row; nil when there is none in these municipalities.
    static func meeting(_ id: MeetingID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> (number: Int64, meeting: Meeting)?
    {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM meeting WHERE id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let meeting = try read(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(meeting.municipality) else { return nil }
        return (row["number"], meeting)
    }

    static func meetings(_ query: MeetingQuery, in db: Database) throws -> [Meeting] {
        var conditions = [query.municipalities.condition(on: "meeting.municipality")].compactMap(\.self)
        var arguments: StatementArguments = []
        if let state = query.state {
            conditions.append("meeting.state = ?")
            arguments += [state.rawValue]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            db,
            sql:
                "SELECT * FROM meeting \(condition) ORDER BY meeting.day DESC, meeting.number DESC LIMIT ?",
            arguments: arguments + [query.limit]
        ).map { try read($0, in: db) }
    }

    /// Those on whose agenda a decision may stand, with the numbers of their rows.
    static func meetings(telling decision: DecisionID, in db: Database) throws -> [(
        number: Int64, meeting: Meeting
    )] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM meeting WHERE agenda IS NOT NULL AND instr(agenda, CAST(? AS BLOB)) > 0
                ORDER BY number
                """, arguments: [decision.description]
        ).map { (number: $0["number"], meeting: try read($0, in: db)) }
    }

    private static func read(_ row: Row, in db: Database) throws -> Meeting {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let frozen: Data? = try row.value("agenda")
            let agenda = frozen.flatMap { MeetingAgenda(bytes: Array($0)) }
            guard (frozen == nil) == (agenda == nil), let id = MeetingID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let state = MeetingState(rawValue: try row.value("state")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return Meeting(
                id: id, municipality: municipality,
                day: CivilDate(daysSinceEpoch: try row.value("day") as Int),
                title: try row.value("title"), present: try row.value("present"), state: state,
                agenda: agenda, minutes: try row.value("minutes"),
                decisions: try MeetingDecisionRecord.decisions(of: number, in: db),
                version: try row.value("version"), made: made, changed: changed,
                calledOff: try row.value("called_off"), withdrawn: try row.value("withdrawn"))
        }
    }
}
