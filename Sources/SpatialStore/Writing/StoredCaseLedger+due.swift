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
                INSERT INTO due_watch (municipality, day, row_digest) VALUES (?1, ?2, lykta_digest(?1, ?2))
                ON CONFLICT (municipality) DO UPDATE SET day = excluded.day, row_digest = excluded.row_digest
                """
        ).execute(arguments: [municipality.number, day.daysSinceEpoch])
    }

    func cases(dueAfter earlier: CivilDate, through last: CivilDate, in municipality: MunicipalityCode) throws
        -> [Case.ID]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: Self.casesDue),
            arguments: [earlier.daysSinceEpoch, last.daysSinceEpoch, municipality.number])
        return try rows.compactMap { Case.ID(bytes: try $0.value("id")) }
    }

    static let casesDue = """
        SELECT DISTINCT case_file.id FROM case_unit CROSS JOIN case_file
            ON case_file.number = case_unit.case_number
        WHERE case_unit.due > ? AND case_unit.due <= ? AND case_file.municipality = ?
            AND EXISTS (SELECT 1 FROM membership WHERE membership.case_number = case_file.number AND NOT EXISTS
                (SELECT 1 FROM imported_row WHERE imported_row.report = membership.report AND NOT imported_row.told))
        ORDER BY case_file.id
        """
}
