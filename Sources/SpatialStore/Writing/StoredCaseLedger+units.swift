import GRDB
import Reports

extension StoredCaseLedger {
    func setUnits(_ units: [Assignment], of id: Case.ID, insteadOf former: [Assignment]) throws {
        let caseNumber = try number(of: id)
        if !former.isEmpty {
            try db.cachedStatement(sql: "DELETE FROM case_unit WHERE case_number = ?")
                .execute(arguments: [caseNumber])
        }
        for (position, assignment) in units.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO case_unit (case_number, unit, position, rule, reason_swedish, reason_english, since, due)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                caseNumber, assignment.unit.description, position, assignment.rule, assignment.reason.swedish,
                assignment.reason.english, assignment.since.milliseconds, assignment.due?.daysSinceEpoch,
            ])
        }
    }

    func queue(_ notice: CaseNotice, through channel: Channel) throws {
        try OutboxRecord.insert(notice, about: number(of: notice.case), through: channel, in: db)
    }
}
