import CaseKeeping
import GRDB
import Reports

extension StoredCaseLedger {
    func dueDay(lookedAtIn municipality: MunicipalityCode) throws -> CivilDate? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT day FROM due_watch WHERE municipality = ?"),
            arguments: [municipality.number]
        ).map { CivilDate(daysSinceEpoch: $0) }
    }

    func setDueDay(_ day: CivilDate, lookedAtIn municipality: MunicipalityCode) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO due_watch (municipality, day) VALUES (?, ?)
                ON CONFLICT (municipality) DO UPDATE SET day = excluded.day
                """
        ).execute(arguments: [municipality.number, day.daysSinceEpoch])
    }

    func cases(dueAfter earlier: CivilDate, through last: CivilDate, in municipality: MunicipalityCode) throws
        -> [Case.ID]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: Self.casesDue),
            arguments: [earlier.daysSinceEpoch, last.daysSinceEpoch, municipality.number])
        return rows.compactMap { Case.ID(bytes: $0["id"]) }
    }

    static let casesDue = """
        SELECT DISTINCT case_file.id FROM case_unit CROSS JOIN case_file
            ON case_file.number = case_unit.case_number
        WHERE case_unit.due > ? AND case_unit.due <= ? AND case_file.municipality = ? ORDER BY case_file.id
        """
}
