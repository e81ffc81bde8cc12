import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Cases as rows of `case_file`, with their units.
enum CaseRecord {
    static let select = """
        SELECT case_file.number, case_file.id, municipality, category_group, status, opened, changed, version,
            report_count, reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum,
            restricted_count, unrestricted_placed_count, unrestricted_northing_sum, unrestricted_easting_sum,
            south, west, north, east, case_state, state_text, state_code, assignee,
            (SELECT id FROM case_file AS other WHERE other.number = case_file.merged_into) AS merged_into_id,
            (SELECT id FROM case_file AS other WHERE other.number = case_file.return_of) AS return_of_id,
            (SELECT report_count = restricted_count FROM case_file AS other WHERE other.number = case_file.return_of)
                AS return_is_restricted
        FROM case_file
        """

    /// Reads a row of ``select``, and the units of its case.
    static func read(_ row: Row, names: UnitNames, in db: Database) throws -> Case {
        let bare = try read(row, units: [])
        let units = try units(of: row["number"], names: names[bare.municipality], in: db)
        return try read(row, units: units)
    }

    /// Reads a row of ``select``.
    static func read(_ row: Row, units: [Assignment]) throws -> Case {
        guard let id = Case.ID(bytes: row["id"]),
            let municipality = MunicipalityCode(number: row["municipality"]),
            let group = Code<CategoryGroup>(row["category_group"] as String),
            let status = CaseStatus(rawValue: row["status"]),
            let state = CaseState(kind: row["case_state"], text: row["state_text"], code: row["state_code"]),
            let opened = Timestamp(milliseconds: row["opened"]),
            let changed = Timestamp(milliseconds: row["changed"]),
            let first = Timestamp(milliseconds: row["first_observed"]),
            let last = Timestamp(milliseconds: row["last_observed"])
        else { throw StoreFault.unreadableRow(table: "case_file", number: row["number"]) }
        return Case(
            id: id, municipality: municipality, group: group, status: status, opened: opened,
            changed: changed, version: row["version"],
            place: place(row["placed_count"], row["northing_sum"], row["easting_sum"]),
            unrestrictedPlace: place(
                row["unrestricted_placed_count"], row["unrestricted_northing_sum"],
                row["unrestricted_easting_sum"]),
            bounds: Bounds(south: row["south"], west: row["west"], north: row["north"], east: row["east"]),
            reportCount: row["report_count"], restrictedCount: row["restricted_count"],
            reporterCount: row["reporter_count"], firstObserved: first,
            lastObserved: last, units: units, mergedInto: Case.ID(bytes: row["merged_into_id"]),
            returnOf: Case.ID(bytes: row["return_of_id"]), state: state,
            assignee: (row["assignee"] as String?).flatMap { Assignee($0) },
            returnIsRestricted: row["return_is_restricted"] ?? false)
    }

    /// The middle of `count` places with these sums.
    private static func place(_ count: Int64, _ northings: Int64, _ eastings: Int64) -> Place? {
        guard count > 0 else { return nil }
        return Place(
            northingCentimetres: Int32(clamping: northings / count),
            eastingCentimetres: Int32(clamping: eastings / count))
    }

    /// The units of a case, in the order in which the rules gave them.
    static func units(of number: Int64, names: [Code<Unit>: Bilingual], in db: Database) throws
        -> [Assignment]
    {
        let statement = try db.cachedStatement(
            sql: """
                SELECT unit, rule, reason_swedish, reason_english, since, due FROM case_unit
                WHERE case_number = ? ORDER BY position
                """)
        var units: [Assignment] = []
        let rows = try Row.fetchCursor(statement, arguments: [number])
        while let row = try rows.next() {
            let code: String = row["unit"]
            guard let unit = Code<Unit>(code), let since = Timestamp(milliseconds: row["since"])
            else { throw StoreFault.unreadableRow(table: "case_unit", number: number) }
            units.append(
                Assignment(
                    unit: unit, unitName: names[unit] ?? Bilingual(swedish: code, english: code),
                    rule: row["rule"],
                    reason: Bilingual(swedish: row["reason_swedish"], english: row["reason_english"]),
                    since: since, due: (row["due"] as Int?).map { CivilDate(daysSinceEpoch: $0) }))
        }
        return units
    }
}
