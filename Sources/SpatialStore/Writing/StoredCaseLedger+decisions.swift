import CaseKeeping
import FoundationEssentials
import GRDB
import Reports

// What staff decide beside the state of a case.
extension StoredCaseLedger {
    func regroup(_ id: Case.ID, to group: Code<CategoryGroup>) throws {
        try db.cachedStatement(sql: "UPDATE case_file SET category_group = ? WHERE number = ?")
            .execute(arguments: [group.description, changing(id)])
    }

    func leftUnits(of id: Case.ID) throws -> [LeftUnit] {
        let number = try number(of: id)
        return try Row.fetchAll(db.cachedStatement(sql: Self.unitsLeft), arguments: [number]).map { row in
            try StoreFault.reading("unit_left", number) {
                guard let unit = Code<Unit>(try row.value("unit") as String),
                    let at = Timestamp(milliseconds: try row.value("at"))
                else { throw StoreFault.unreadableRow(table: "unit_left", number: number) }
                return LeftUnit(
                    unit: unit, rule: try row.value("rule"), handedOver: try row.value("handed_over"),
                    reason: Bilingual(
                        swedish: try row.value("reason_swedish"), english: try row.value("reason_english")),
                    at: at)
            }
        }
    }

    static let unitsLeft = "SELECT * FROM unit_left WHERE case_number = ? ORDER BY unit"

    func setLeftUnits(_ units: [LeftUnit], of id: Case.ID) throws {
        let number = try changing(id)
        try db.cachedStatement(sql: "DELETE FROM unit_left WHERE case_number = ?").execute(arguments: [number]
        )
        for left in units {
            try db.cachedStatement(
                sql: """
                    INSERT INTO unit_left (case_number, unit, rule, handed_over, reason_swedish, reason_english, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                number, left.unit.description, left.rule, left.handedOver, left.reason.swedish,
                left.reason.english, left.at.milliseconds,
            ])
        }
    }

    func keepAnswer(
        _ text: String, in id: Case.ID, to reports: [Report.ID], by: Agent, at moment: Timestamp
    ) throws {
        try db.cachedStatement(sql: "INSERT INTO answer (case_number, text, by, at) VALUES (?, ?, ?, ?)")
            .execute(arguments: [number(of: id), text, by.name, moment.milliseconds])
        let answer = db.lastInsertedRowID
        for report in reports {
            try db.cachedStatement(
                sql: """
                    INSERT INTO answer_report (report, answer) VALUES ((SELECT number FROM report WHERE id = ?), ?)
                    """
            ).execute(arguments: [Data(report.bytes), answer])
        }
    }

    static let answersToReport = """
        SELECT answer.text, answer.at FROM report JOIN answer_report ON answer_report.report = report.number
        JOIN answer ON answer.number = answer_report.answer WHERE report.id = ? ORDER BY answer.number
        """

    func mailAddress(of report: Report.ID) throws -> String? {
        try OutboxRecord.mailAddress(of: report, sealing: store.settings.sealing, in: db)
    }

    func queue(_ notice: AnswerNotice) throws {
        telling(of: notice.case)
        try OutboxRecord.insert(notice, about: number(of: notice.case), in: db)
    }
}
