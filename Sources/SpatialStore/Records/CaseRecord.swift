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

    /// The columns of ``select``, by their places.
    enum Column: Int, CaseIterable {
        case number, id, municipality, categoryGroup, status, opened, changed, version, reportCount,
            reporterCount, firstObserved, lastObserved, placedCount, northingSum, eastingSum,
            restrictedCount, unrestrictedPlacedCount, unrestrictedNorthingSum,
            unrestrictedEastingSum, south, west, north, east, caseState, stateText, stateCode,
            assignee, mergedIntoId, returnOfId, returnIsRestricted
    }

    /// Reads a row of ``select``, and the units of its case.
    static func read(_ row: some ColumnValues, names: UnitNames, in db: Database) throws -> Case {
        let number: Int64 = try row.value(Column.number)
        let municipality = try StoreFault.reading("case_file", number) {
            MunicipalityCode(number: try row.value(Column.municipality))
        }
        guard let municipality else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
        return try read(row, units: try units(of: number, names: names[municipality], in: db))
    }

    /// Reads a row of ``select``.
    static func read(_ row: some ColumnValues, units: [Assignment]) throws -> Case {
        let number: Int64 = try row.value(Column.number)
        return try StoreFault.reading("case_file", number) {
            guard let id = Case.ID(bytes: try row.value(Column.id)),
                let municipality = MunicipalityCode(number: try row.value(Column.municipality)),
                let group = Code<CategoryGroup>(try row.value(Column.categoryGroup) as String),
                let status = CaseStatus(rawValue: try row.value(Column.status)),
                let state = CaseState(
                    kind: try row.value(Column.caseState), text: try row.value(Column.stateText),
                    code: try row.value(Column.stateCode)),
                let opened = Timestamp(milliseconds: try row.value(Column.opened)),
                let changed = Timestamp(milliseconds: try row.value(Column.changed)),
                let first = Timestamp(milliseconds: try row.value(Column.firstObserved)),
                let last = Timestamp(milliseconds: try row.value(Column.lastObserved))
            else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
            return Case(
                id: id, municipality: municipality, group: group, status: status, opened: opened,
                changed: changed, version: try row.value(Column.version),
                place: place(
                    try row.value(Column.placedCount), try row.value(Column.northingSum),
                    try row.value(Column.eastingSum)
                ),
                unrestrictedPlace: place(
                    try row.value(Column.unrestrictedPlacedCount),
                    try row.value(Column.unrestrictedNorthingSum),
                    try row.value(Column.unrestrictedEastingSum)),
                bounds: Bounds(
                    south: try row.value(Column.south), west: try row.value(Column.west),
                    north: try row.value(Column.north),
                    east: try row.value(Column.east)),
                reportCount: try row.value(Column.reportCount),
                restrictedCount: try row.value(Column.restrictedCount),
                reporterCount: try row.value(Column.reporterCount), firstObserved: first,
                lastObserved: last, units: units,
                mergedInto: Case.ID(bytes: try row.value(Column.mergedIntoId)),
                returnOf: Case.ID(bytes: try row.value(Column.returnOfId)), state: state,
                assignee: (try row.value(Column.assignee) as String?).flatMap { Assignee($0) },
                returnIsRestricted: try row.value(Column.returnIsRestricted) as Bool? ?? false)
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
        try StatementRow.all(
            """
            SELECT unit, rule, reason_swedish, reason_english, since, due FROM case_unit
            WHERE case_number = ? ORDER BY position
            """, [number], in: db
        ) { row in
            try StoreFault.reading("case_unit", number) {
                let code: String = try row.value(at: 0)
                guard let unit = Code<Unit>(code), let since = Timestamp(milliseconds: try row.value(at: 4))
                else { throw StoreFault.unreadableRow(table: "case_unit", number: number) }
                return Assignment(
                    unit: unit, unitName: names[unit] ?? Bilingual(swedish: code, english: code),
                    rule: try row.value(at: 1),
                    reason: Bilingual(swedish: try row.value(at: 2), english: try row.value(at: 3)),
                    since: since, due: (try row.value(at: 5) as Int?).map { CivilDate(daysSinceEpoch: $0) })
            }
        }
    }
}
