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
        let number: Int64 = row["number"]
        let municipality = try StoreFault.reading("case_file", number) {
            MunicipalityCode(number: try row.value("municipality"))
        }
        guard let municipality else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
        return try read(row, units: try units(of: number, names: names[municipality], in: db))
    }

    /// Reads a row of ``select``.
    static func read(_ row: Row, units: [Assignment]) throws -> Case {
        try StoreFault.reading("case_file", row["number"]) {
            guard let id = Case.ID(bytes: try row.value("id")),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let group = Code<CategoryGroup>(try row.value("category_group") as String),
                let status = CaseStatus(rawValue: try row.value("status")),
                let state = CaseState(
                    kind: try row.value("case_state"), text: try row.value("state_text"),
                    code: try row.value("state_code")),
                let opened = Timestamp(milliseconds: try row.value("opened")),
                let changed = Timestamp(milliseconds: try row.value("changed")),
                let first = Timestamp(milliseconds: try row.value("first_observed")),
                let last = Timestamp(milliseconds: try row.value("last_observed"))
            else { throw StoreFault.unreadableRow(table: "case_file", number: row["number"]) }
            return Case(
                id: id, municipality: municipality, group: group, status: status, opened: opened,
                changed: changed, version: try row.value("version"),
                place: place(
                    try row.value("placed_count"), try row.value("northing_sum"), try row.value("easting_sum")
                ),
                unrestrictedPlace: place(
                    try row.value("unrestricted_placed_count"), try row.value("unrestricted_northing_sum"),
                    try row.value("unrestricted_easting_sum")),
                bounds: Bounds(
                    south: try row.value("south"), west: try row.value("west"), north: try row.value("north"),
                    east: try row.value("east")),
                reportCount: try row.value("report_count"),
                restrictedCount: try row.value("restricted_count"),
                reporterCount: try row.value("reporter_count"), firstObserved: first,
                lastObserved: last, units: units, mergedInto: Case.ID(bytes: try row.value("merged_into_id")),
                returnOf: Case.ID(bytes: try row.value("return_of_id")), state: state,
                assignee: (try row.value("assignee") as String?).flatMap { Assignee($0) },
                returnIsRestricted: try row.value("return_is_restricted") as Bool? ?? false)
        }
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
            try StoreFault.reading("case_unit", number) {
                let code: String = try row.value("unit")
                guard let unit = Code<Unit>(code), let since = Timestamp(milliseconds: try row.value("since"))
                else { throw StoreFault.unreadableRow(table: "case_unit", number: number) }
                units.append(
                    Assignment(
                        unit: unit, unitName: names[unit] ?? Bilingual(swedish: code, english: code),
                        rule: try row.value("rule"),
                        reason: Bilingual(
                            swedish: try row.value("reason_swedish"), english: try row.value("reason_english")
                        ),
                        since: since,
                        due: (try row.value("due") as Int?).map { CivilDate(daysSinceEpoch: $0) }))
            }
        }
        return units
    }
}
