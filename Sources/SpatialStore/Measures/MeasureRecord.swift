import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Measures as rows of `measure` and `measure_unit`; what they are because of stands in ``MeasureCauseRecord``.
enum MeasureRecord {
    static let table = "measure"
    static let events = EventTable<MeasureEventKind>(
        rows: .measureEvents, column: "measure", owners: .measures)

    /// Gives the number of the new row.
    static func insert(_ measure: Measure, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO measure (id, municipality, kind, title, details, planned, begun, done, cost, responsible, state,
                    reason, version, made, changed, asked, northing, easting, place, shape_kind, shape, published,
                    formerly_done, formerly_begun)
                VALUES (:id, :municipality, :kind, :title, :details, :planned, :begun, :done, :cost, :responsible, :state,
                    :reason, :version, :made, :changed, :asked, :northing, :easting,
                    MakePoint(:easting / 100.0, :northing / 100.0, 3006), :shape_kind, ST_GeomFromText(:shape, 3006),
                    :published, :formerly_done, :formerly_begun)
                """,
            arguments: arguments(of: measure) + [
                "id": Data(measure.id.bytes), "municipality": measure.municipality.number,
                "made": measure.made.milliseconds, "asked": asked(of: measure),
            ])
        let number = db.lastInsertedRowID
        try write(measure.units, of: number, in: db)
        return number
    }

    /// Writes what edits have changed, but the causes.
    static func update(_ measure: Measure, from before: Measure, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE measure SET kind = :kind, title = :title, details = :details, planned = :planned, begun = :begun,
                    done = :done, cost = :cost, responsible = :responsible, state = :state, reason = :reason,
                    version = :version, changed = :changed, northing = :northing, easting = :easting,
                    place = MakePoint(:easting / 100.0, :northing / 100.0, 3006), shape_kind = :shape_kind,
                    shape = ST_GeomFromText(:shape, 3006), published = :published,
                    formerly_done = :formerly_done, formerly_begun = :formerly_begun
                WHERE number = :number
                """, arguments: arguments(of: measure) + ["number": number])
        if measure.units != before.units {
            try db.execute(sql: "DELETE FROM measure_unit WHERE measure = ?", arguments: [number])
            try write(measure.units, of: number, in: db)
        }
    }

    private static func arguments(of measure: Measure) -> StatementArguments {
        [
            "kind": measure.kind.description, "title": measure.title, "details": measure.details,
            "planned": measure.days.planned?.daysSinceEpoch, "begun": measure.days.begun?.daysSinceEpoch,
            "done": measure.days.done?.daysSinceEpoch, "cost": measure.cost?.amount,
            "responsible": measure.responsible.rawValue, "state": measure.state.rawValue,
            "reason": measure.reason, "version": measure.version, "changed": measure.changed.milliseconds,
            "northing": measure.place?.middle?.northingCentimetres,
            "easting": measure.place?.middle?.eastingCentimetres,
            "shape_kind": measure.place?.kind.rawValue, "shape": shape(of: measure.place),
            "published": measure.isPublished, "formerly_done": measure.days.doneBefore?.daysSinceEpoch,
            "formerly_begun": measure.days.begunBefore?.daysSinceEpoch,
        ]
    }

    private static func shape(of place: MeasurePlace?) -> String? {
        switch place {
        case .point, nil: nil
        case .line(let corners): WellKnownText.text(line: corners)
        case .area(let area): WellKnownText.text(area)
        }
    }

    private static func write(_ units: [Code<Reports.Unit>], of measure: Int64, in db: Database) throws {
        for (index, unit) in units.enumerated() {
            try db.execute(
                sql: "INSERT INTO measure_unit (measure, position, unit) VALUES (?, ?, ?)",
                arguments: [measure, index + 1, unit.description])
        }
        try DigestedTable.measureUnits.keep(where: "measure = ?", [measure], in: db)
    }

    /// A digest of what a measure is made with. No text of a measure has a null in it.
    private static func asked(of measure: Measure) -> Int64 {
        let causes = measure.causes
        var parts: [String?] = [
            measure.kind.description, measure.title, measure.details,
            measure.days.planned?.description, measure.days.begun?.description,
            measure.days.done?.description, measure.cost.map { "\($0.amount)" },
            measure.responsible.rawValue, measure.state.rawValue, measure.reason,
            measure.units.map(\.description).joined(separator: " "),
            causes.cases.map(\.description).joined(separator: " "),
            causes.hotspots.map(\.description).joined(separator: " "),
            causes.findings.map(\.description).joined(separator: " "),
            measure.place?.kind.rawValue, measure.place.map { PlaceList.text($0.places) },
            shape(of: measure.place),
        ]
        // What was asked before there were promises has the digest that it had.
        if !causes.commitments.isEmpty {
            parts.append(causes.commitments.map(\.description).joined(separator: " "))
        }
        return ValueDigest.digest(ofTexts: parts.map { $0 ?? "" })
    }

    /// Whether the measure of a row was made with the same as this one.
    static func isRepeat(_ measure: Measure, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.measures.asked(of: number, in: db) == asked(of: measure)
    }

    static func number(of id: MeasureID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM measure WHERE id = ?"), arguments: [Data(id.bytes)])
    }

    /// The measure and the number of its row; nil when there is none in these municipalities.
    static func measure(
        _ id: MeasureID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> (number: Int64, measure: Measure)? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "\(select) WHERE measure.id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let measure = try read(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(measure.municipality) else { return nil }
        return (row["number"], measure)
    }

    static func measures(_ query: MeasureQuery, in db: Database) throws -> [Measure] {
        var conditions = [query.municipalities.condition(on: "measure.municipality")].compactMap(\.self)
        var arguments: StatementArguments = []
        if !query.states.isEmpty {
            let states = query.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            conditions.append("measure.state IN (\(states))")
        }
        if !query.kinds.isEmpty {
            // A code is of a–z, 0–9 and hyphens.
            let kinds = query.kinds.map { "'\($0)'" }.sorted().joined(separator: ", ")
            conditions.append("measure.kind IN (\(kinds))")
        }
        if let since = query.since {
            conditions.append("\(day) >= ?")
            arguments += [since.daysSinceEpoch]
        }
        if let until = query.until {
            conditions.append("\(day) < ?")
            arguments += [until.daysSinceEpoch]
        }
        if let unit = query.unit {
            conditions.append("measure.number IN (SELECT measure FROM measure_unit WHERE unit = ?)")
            arguments += [unit.description]
        }
        if let isPublished = query.isPublished {
            conditions.append("measure.published = \(isPublished ? 1 : 0)")
        }
        if let cause = query.cause {
            let (condition, id) = MeasureCauseRecord.condition(cause)
            conditions.append("measure.number IN (\(condition))")
            arguments += [id]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            db,
            sql: """
                \(select) \(condition)
                ORDER BY \(day) IS NOT NULL, \(day) DESC, measure.number DESC LIMIT ?
                """, arguments: arguments + [query.limit]
        ).map { try read($0, in: db) }
    }

    /// What ``Measure/day`` is of a row.
    private static let day = "ifnull(measure.done, ifnull(measure.planned, measure.begun))"

    private static let select = "SELECT measure.*, AsText(shape) AS shape_text FROM measure"

    private static func read(_ row: Row, in db: Database) throws -> Measure {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            func day(_ column: String) throws -> CivilDate? {
                (try row.value(column) as Int?).map { CivilDate(daysSinceEpoch: $0) }
            }
            guard let id = MeasureID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let kind = Code<MeasureKind>(try row.value("kind") as String),
                let responsible = Measure.Responsible(rawValue: try row.value("responsible")),
                let state = MeasureState(rawValue: try row.value("state")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            let cost = try (row.value("cost") as Int?).map { amount in
                guard let kronor = Kronor(amount) else {
                    throw StoreFault.unreadableRow(table: table, number: number)
                }
                return kronor
            }
            return Measure(
                id: id, municipality: municipality, kind: kind, title: try row.value("title"),
                details: try row.value("details"), place: try place(row, number),
                days: MeasureDays(
                    planned: try day("planned"), begun: try day("begun"), done: try day("done"),
                    begunBefore: try day("formerly_begun"), doneBefore: try day("formerly_done")),
                cost: cost, responsible: responsible, units: try units(of: number, in: db),
                causes: try MeasureCauseRecord.causes(of: number, in: db), state: state,
                reason: try row.value("reason"), isPublished: try row.value("published"),
                version: try row.value("version"), made: made, changed: changed,
                casesOfFindings: try MeasureCauseRecord.casesOfFindings(of: number, in: db))
        }
    }

    private static func place(_ row: Row, _ number: Int64) throws -> MeasurePlace? {
        guard let word: String = try row.value("shape_kind") else { return nil }
        switch MeasurePlace.Kind(rawValue: word) {
        case .point:
            let place = Place(
                northingCentimetres: try row.value("northing"), eastingCentimetres: try row.value("easting"))
            if let place { return .point(place) }
        case .line:
            if let line = WellKnownText.line(try row.value("shape_text")) { return .line(line) }
        case .area:
            if let area = WellKnownText.area(try row.value("shape_text")) { return .area(area) }
        case nil: break
        }
        throw StoreFault.unreadableRow(table: table, number: number)
    }

    private static func units(of measure: Int64, in db: Database) throws -> [Code<Reports.Unit>] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT unit FROM measure_unit WHERE measure = ? ORDER BY position"),
            arguments: [measure]
        ).compactMap { Code($0) }
    }
}
