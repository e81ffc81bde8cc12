import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Cases as rows of `case_file`, with their units.
enum CaseRecord {
    static let select = """
        SELECT case_file.number, case_file.id, municipality, category_group, status, opened, changed, version,
            report_count, reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum,
            south, west, north, east,
            (SELECT id FROM case_file AS other WHERE other.number = case_file.merged_into),
            (SELECT id FROM case_file AS other WHERE other.number = case_file.return_of)
        FROM case_file
        """

    /// Reads a row of ``select``.
    static func read(_ row: Row, names: UnitNames, in db: Database) throws -> Case {
        let number: Int64 = row[0]
        guard let id = Case.ID(bytes: row[1]), let municipality = MunicipalityCode(number: row[2]),
            let group = Code<CategoryGroup>(row[3] as String), let status = CaseStatus(rawValue: row[4]),
            let opened = Timestamp(milliseconds: row[5]), let changed = Timestamp(milliseconds: row[6]),
            let first = Timestamp(milliseconds: row[10]), let last = Timestamp(milliseconds: row[11])
        else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
        return Case(
            id: id, municipality: municipality, group: group, status: status, opened: opened,
            changed: changed,
            version: row[7], place: place(row),
            bounds: Bounds(south: row[15], west: row[16], north: row[17], east: row[18]), reportCount: row[8],
            reporterCount: row[9],
            firstObserved: first, lastObserved: last,
            units: try units(of: number, names: names[municipality], in: db),
            mergedInto: Case.ID(bytes: row[19]),
            returnOf: Case.ID(bytes: row[20]))
    }

    static func place(_ row: Row) -> Place? {
        let count: Int64 = row[12]
        guard count > 0 else { return nil }
        return Place(
            northingCentimetres: Int32(clamping: (row[13] as Int64) / count),
            eastingCentimetres: Int32(clamping: (row[14] as Int64) / count))
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
        return try Row.fetchAll(statement, arguments: [number]).map { row in
            guard let unit = Code<Unit>(row[0] as String), let since = Timestamp(milliseconds: row[4])
            else { throw StoreFault.unreadableRow(table: "case_unit", number: number) }
            return Assignment(
                unit: unit, unitName: names[unit] ?? Bilingual(swedish: row[0], english: row[0]),
                rule: row[1],
                reason: Bilingual(swedish: row[2], english: row[3]), since: since,
                due: (row[5] as Int?).map { CivilDate(daysSinceEpoch: $0) })
        }
    }
}
