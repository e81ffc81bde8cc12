import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Safety walks as rows of `safety_walk` and the tables of their parts.
enum WalkRecord {
    static let table = "safety_walk"
    static let events = EventTable<WalkEventKind>(rows: .walkEvents, column: "walk", owners: .safetyWalks)

    /// - Throws: ``WalkEditFault``.
    static func insert(_ walk: SafetyWalk, by agent: Agent, in db: Database) throws {
        guard try number(of: walk.id, in: db) == nil else { throw WalkEditFault.idTaken }
        let repeated = try walk.repeats.map { id -> Int64 in
            guard let number = try Self.number(of: id, in: db) else { throw WalkEditFault.noSuchWalk }
            return number
        }
        try requireSoundRepeat(walk, in: db)
        try db.execute(
            sql: """
                INSERT INTO safety_walk (id, municipality, title, state, version, made, changed, day_before, day,
                    day_after, starts, meeting_place, leader, invitation, repeats)
                VALUES (:id, :municipality, :title, :state, :version, :made, :changed, :before, :day, :after, :starts,
                    :meeting, :leader, :invitation, :repeats)
                """,
            arguments: arguments(of: walk) + [
                "id": Data(walk.id.bytes), "municipality": walk.municipality.number,
                "made": walk.made.milliseconds, "repeats": repeated,
            ])
        let number = db.lastInsertedRowID
        for (index, point) in walk.checklist.points.enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO walk_point (walk, position, code, name_swedish, name_english, look_swedish, look_english)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, index + 1, point.code.description, point.name.swedish, point.name.english,
                    point.look.swedish, point.look.english,
                ])
        }
        try DigestedTable.walkPoints.keep(where: "walk = ?", [number], in: db)
        try write(walk.stops, of: number, in: db)
        try write(walk.participants, of: number, in: db)
        try events.note(
            .made,
            Bilingual(
                swedish: "Vandringen lades upp med \(walk.stops.count) stopp.",
                english: "The walk was made, with \(walk.stops.count) stops."), of: number, by: agent,
            at: walk.made, in: db)
    }

    /// Writes what edits have changed.
    static func update(
        _ walk: SafetyWalk, from before: SafetyWalk, number: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE safety_walk SET title = :title, state = :state, version = :version, changed = :changed,
                    day_before = :before, day = :day, day_after = :after, starts = :starts, meeting_place = :meeting,
                    leader = :leader, invitation = :invitation WHERE number = :number
                """, arguments: arguments(of: walk) + ["number": number])
        if walk.stops.areSame(butForNamesAs: before.stops) {
            try rename(walk.stops, from: before.stops, of: number, in: db)
        } else {
            try db.execute(sql: "DELETE FROM walk_stop WHERE walk = ?", arguments: [number])
            try write(walk.stops, of: number, in: db)
        }
        if walk.participants != before.participants {
            try db.execute(sql: "DELETE FROM walk_participants WHERE walk = ?", arguments: [number])
            try write(walk.participants, of: number, in: db)
        }
    }

    private static func arguments(of walk: SafetyWalk) -> StatementArguments {
        [
            "title": walk.title, "state": walk.state.rawValue, "version": walk.version,
            "changed": walk.changed.milliseconds, "before": walk.days.before?.daysSinceEpoch,
            "day": walk.days.walk?.daysSinceEpoch, "after": walk.days.after?.daysSinceEpoch,
            "starts": walk.starts?.milliseconds, "meeting": walk.meetingPlace, "leader": walk.leader,
            "invitation": walk.invitation,
        ]
    }

    private static func rename(
        _ stops: [SafetyWalk.Stop], from before: [SafetyWalk.Stop], of walk: Int64, in db: Database
    ) throws {
        guard stops != before else { return }
        for stop in stops {
            try db.execute(
                sql: "UPDATE walk_stop SET name = ? WHERE walk = ? AND number = ?",
                arguments: [stop.name, walk, stop.number])
        }
        try DigestedTable.walkStops.keep(where: "walk = ?", [walk], in: db)
    }

    private static func write(_ stops: [SafetyWalk.Stop], of walk: Int64, in db: Database) throws {
        for stop in stops {
            try db.execute(
                sql: """
                    INSERT INTO walk_stop (walk, number, name, northing, easting, reason_swedish, reason_english, hotspot,
                        place)
                    VALUES (:walk, :number, :name, :northing, :easting, :swedish, :english, :hotspot,
                        MakePoint(:easting / 100.0, :northing / 100.0, 3006))
                    """,
                arguments: [
                    "walk": walk, "number": stop.number, "name": stop.name,
                    "northing": stop.place.northingCentimetres, "easting": stop.place.eastingCentimetres,
                    "swedish": stop.reason.swedish, "english": stop.reason.english,
                    "hotspot": stop.hotspot.map { Data($0.bytes) },
                ])
        }
        try DigestedTable.walkStops.keep(where: "walk = ?", [walk], in: db)
    }

    private static func write(_ participants: [WalkParticipants], of walk: Int64, in db: Database) throws {
        for (index, group) in participants.enumerated() {
            try db.execute(
                sql:
                    "INSERT INTO walk_participants (walk, position, role, count, names) VALUES (?, ?, ?, ?, ?)",
                arguments: [walk, index + 1, group.role, group.count, group.names])
        }
        try DigestedTable.walkParticipants.keep(where: "walk = ?", [walk], in: db)
    }

    /// Whether anything was answered, found or taken at a stop of the walk.
    static func isAnswered(_ number: Int64, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM walk_answer WHERE walk = ?1) OR EXISTS (SELECT 1 FROM finding WHERE walk = ?1)
                    OR EXISTS (SELECT 1 FROM walk_photo WHERE walk = ?1)
                """, arguments: [number]) ?? false
    }

    static func number(of id: WalkID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM safety_walk WHERE id = ?"),
            arguments: [Data(id.bytes)])
    }

    /// The walk and the number of its row; nil when there is none in these municipalities.
    static func walk(
        _ id: WalkID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, walk: SafetyWalk)? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "\(select) WHERE safety_walk.id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let walk = try read(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(walk.municipality) else { return nil }
        return (row["number"], walk)
    }

    static func walks(_ query: WalkQuery, in db: Database) throws -> [SafetyWalk] {
        var conditions = [query.municipalities.condition(on: "safety_walk.municipality")].compactMap(\.self)
        var arguments: StatementArguments = []
        if !query.states.isEmpty {
            let states = query.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            conditions.append("safety_walk.state IN (\(states))")
        }
        if let since = query.since {
            conditions.append("safety_walk.day >= ?")
            arguments += [since.daysSinceEpoch]
        }
        if let until = query.until {
            conditions.append("safety_walk.day < ?")
            arguments += [until.daysSinceEpoch]
        }
        if let hotspot = query.hotspot {
            conditions.append(
                "safety_walk.number IN (SELECT walk FROM walk_stop WHERE walk_stop.hotspot = ?)")
            arguments += [Data(hotspot.bytes)]
        }
        if let earlier = query.repeats {
            conditions.append("earlier.id = ?")
            arguments += [Data(earlier.bytes)]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            db,
            sql: """
                \(select) \(condition)
                ORDER BY safety_walk.day IS NOT NULL, safety_walk.day DESC, safety_walk.number DESC LIMIT ?
                """, arguments: arguments + [query.limit]
        ).map { try read($0, in: db) }
    }

    private static let select = """
        SELECT safety_walk.*, earlier.id AS repeats_id FROM safety_walk
        LEFT JOIN safety_walk AS earlier ON earlier.number = safety_walk.repeats
        """

    private static func read(_ row: Row, in db: Database) throws -> SafetyWalk {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            func day(_ column: String) throws -> CivilDate? {
                (try row.value(column) as Int?).map { CivilDate(daysSinceEpoch: $0) }
            }
            guard let id = WalkID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let state = WalkState(rawValue: try row.value("state")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed")),
                let days = WalkDays(
                    before: try day("day_before"), walk: try day("day"), after: try day("day_after")),
                let checklist = Checklist(try points(of: number, in: db))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return SafetyWalk(
                id: id, municipality: municipality, title: try row.value("title"), state: state,
                version: try row.value("version"), made: made, changed: changed, days: days,
                starts: (try row.value("starts") as Int64?).flatMap { Timestamp(milliseconds: $0) },
                meetingPlace: try row.value("meeting_place"), leader: try row.value("leader"),
                participants: try participants(of: number, in: db), stops: try stops(of: number, in: db),
                checklist: checklist, invitation: try row.value("invitation"),
                repeats: (try row.value("repeats_id") as Data?).flatMap { WalkID(bytes: $0) })
        }
    }

    private static func stops(of walk: Int64, in db: Database) throws -> [SafetyWalk.Stop] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM walk_stop WHERE walk = ? ORDER BY number"),
            arguments: [walk]
        ).map { row in
            guard
                let place = Place(
                    northingCentimetres: try row.value("northing"),
                    eastingCentimetres: try row.value("easting"))
            else { throw StoreFault.unreadableRow(table: "walk_stop", number: walk) }
            return SafetyWalk.Stop(
                number: try row.value("number"), name: try row.value("name"), place: place,
                reason: Bilingual(
                    swedish: try row.value("reason_swedish"), english: try row.value("reason_english")),
                hotspot: (try row.value("hotspot") as Data?).flatMap { KeptHotspotID(bytes: $0) })
        }
    }

    private static func points(of walk: Int64, in db: Database) throws -> [ChecklistPoint] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM walk_point WHERE walk = ? ORDER BY position"),
            arguments: [walk]
        ).map { row in
            guard let code = Code<ChecklistPoint>(try row.value("code") as String) else {
                throw StoreFault.unreadableRow(table: "walk_point", number: walk)
            }
            return ChecklistPoint(
                code: code,
                name: Bilingual(
                    swedish: try row.value("name_swedish"), english: try row.value("name_english")),
                look: Bilingual(
                    swedish: try row.value("look_swedish"), english: try row.value("look_english")))
        }
    }

    private static func participants(of walk: Int64, in db: Database) throws -> [WalkParticipants] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM walk_participants WHERE walk = ? ORDER BY position"),
            arguments: [walk]
        ).map { row in
            guard
                let group = WalkParticipants(
                    role: try row.value("role"), count: try row.value("count"), names: try row.value("names"))
            else { throw StoreFault.unreadableRow(table: "walk_participants", number: walk) }
            return group
        }
    }
}
