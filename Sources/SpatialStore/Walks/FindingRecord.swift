import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Findings as rows of `finding`.
enum FindingRecord {
    static let table = "finding"

    static func insert(_ finding: Finding, of walk: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO finding (id, walk, stop, point, what, whereabouts, northing, easting, gravity, action, unit,
                    due, status, status_origin, case_number, left_case, measure, version, made, changed, place)
                VALUES (:id, :walk, :stop, :point, :what, :whereabouts, :northing, :easting, :gravity, :action, :unit,
                    :due, :status, :origin, (SELECT number FROM case_file WHERE id = :case), :left, :measure, :version,
                    :made, :changed, MakePoint(:easting / 100.0, :northing / 100.0, 3006))
                """,
            arguments: arguments(of: finding) + [
                "id": Data(finding.id.bytes), "walk": walk, "stop": finding.stop,
                "point": finding.point?.description, "made": finding.made.milliseconds,
            ])
        try DigestedTable.findings.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    static func update(_ finding: Finding, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE finding SET what = :what, whereabouts = :whereabouts, northing = :northing, easting = :easting,
                    place = MakePoint(:easting / 100.0, :northing / 100.0, 3006), gravity = :gravity, action = :action,
                    unit = :unit, due = :due, status = :status, status_origin = :origin,
                    case_number = (SELECT number FROM case_file WHERE id = :case), left_case = :left, measure = :measure,
                    version = :version, changed = :changed WHERE id = :id
                """, arguments: arguments(of: finding) + ["id": Data(finding.id.bytes)])
        try DigestedTable.findings.keep(where: "id = ?", [Data(finding.id.bytes)], in: db)
    }

    private static func arguments(of finding: Finding) -> StatementArguments {
        [
            "what": finding.what, "whereabouts": finding.whereabouts,
            "northing": finding.place.northingCentimetres, "easting": finding.place.eastingCentimetres,
            "gravity": finding.gravity.rawValue,
            "action": finding.action, "unit": finding.unit?.description, "due": finding.due?.daysSinceEpoch,
            "status": finding.status.rawValue, "origin": finding.statusOrigin?.rawValue,
            "case": finding.case.map { Data($0.bytes) }, "left": finding.hasLeftCase,
            "measure": finding.measure.map { Data($0.bytes) }, "version": finding.version,
            "changed": finding.changed.milliseconds,
        ]
    }

    static func finding(
        _ id: FindingID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> Finding? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "\(select) WHERE finding.id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let finding = try read(row, in: db)
        return municipalities.isEmpty || municipalities.contains(finding.municipality) ? finding : nil
    }

    static func findings(_ query: FindingQuery, in db: Database) throws -> [Finding] {
        var conditions = [query.municipalities.condition(on: "safety_walk.municipality")].compactMap(\.self)
        var arguments: StatementArguments = []
        if !query.statuses.isEmpty {
            let statuses = query.statuses.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            conditions.append("finding.status IN (\(statuses))")
        }
        if !query.gravities.isEmpty {
            let gravities = query.gravities.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            conditions.append("finding.gravity IN (\(gravities))")
        }
        if let day = query.dueBefore {
            conditions.append("finding.due < ?")
            arguments += [day.daysSinceEpoch]
        }
        if let walk = query.walk {
            conditions.append("safety_walk.id = ?")
            arguments += [Data(walk.bytes)]
        }
        if let unit = query.unit {
            conditions.append("finding.unit = ?")
            arguments += [unit.description]
        }
        if let id = query.case {
            conditions.append(
                "living.number = (SELECT ifnull(merged_into, number) FROM case_file WHERE id = ?)")
            arguments += [Data(id.bytes)]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            db,
            sql: """
                \(select) \(condition) ORDER BY finding.due IS NULL, finding.due, finding.number LIMIT ?
                """, arguments: arguments + [query.limit]
        ).map { try read($0, in: db) }
    }

    private static let select = """
        SELECT finding.*, safety_walk.id AS walk_id, safety_walk.municipality, safety_walk.state AS walk_state,
            case_file.id AS case_id,
            living.restricted_count > 0 AND living.restricted_count = living.report_count AS wholly_restricted
        FROM finding JOIN safety_walk ON safety_walk.number = finding.walk
        LEFT JOIN case_file ON case_file.number = finding.case_number
        LEFT JOIN case_file AS living ON living.number = ifnull(case_file.merged_into, case_file.number)
        """

    private static func read(_ row: Row, in db: Database) throws -> Finding {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = FindingID(bytes: try row.value("id") as Data),
                let walk = WalkID(bytes: try row.value("walk_id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let place = Place(
                    northingCentimetres: try row.value("northing"),
                    eastingCentimetres: try row.value("easting")),
                let gravity = Finding.Gravity(rawValue: try row.value("gravity")),
                let status = Finding.Status(rawValue: try row.value("status")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return Finding(
                id: id, walk: walk, municipality: municipality, stop: try row.value("stop"),
                point: (try row.value("point") as String?).flatMap { Code($0) }, what: try row.value("what"),
                whereabouts: try row.value("whereabouts"), place: place, gravity: gravity,
                action: try row.value("action"),
                unit: (try row.value("unit") as String?).flatMap { Code($0) },
                due: (try row.value("due") as Int?).map { CivilDate(daysSinceEpoch: $0) }, status: status,
                statusOrigin: (try row.value("status_origin") as String?).flatMap {
                    Finding.StatusOrigin(rawValue: $0)
                },
                case: (try row.value("case_id") as Data?).flatMap { Case.ID(bytes: $0) },
                hasLeftCase: try row.value("left_case"),
                measure: (try row.value("measure") as Data?).flatMap { MeasureID(bytes: $0) },
                version: try row.value("version"), made: made, changed: changed,
                isRestricted: try isRestricted(id, row, in: db),
                isOfCalledOffWalk: (try row.value("walk_state") as String) == WalkState.calledOff.rawValue)
        }
    }

    /// A finding is restricted where a report that it was filed as is, wherever that has been moved to and whether the finding has a case or not,
    /// and where its case has no other reports than restricted ones.
    private static func isRestricted(_ id: FindingID, _ row: Row, in db: Database) throws -> Bool {
        if let isWhollyRestricted: Bool = try row.value("wholly_restricted"), isWhollyRestricted {
            return true
        }
        let municipality: Int64 = try row.value("municipality")
        return try isAnyRestricted(filedAs: id, inNumber: municipality, db)
    }

    /// Whether a report that a finding was filed as is restricted.
    static func wasFiledRestricted(
        _ id: FindingID, in municipality: MunicipalityCode, _ db: Database
    ) throws -> Bool { try isAnyRestricted(filedAs: id, inNumber: Int64(municipality.number), db) }

    private static func isAnyRestricted(
        filedAs id: FindingID, inNumber municipality: Int64, _ db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: ownIsRestricted),
            arguments: ["\(Finding.referencePrefix)\(id)", municipality]) ?? false
    }

    /// The second condition is that of the index `report_of_finding`.
    private static let ownIsRestricted = """
        SELECT max(restricted) FROM report
        WHERE client_reference = ? AND client_reference GLOB 'finding-*' AND municipality = ?
        """
}
