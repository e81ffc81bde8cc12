import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What yearly reports have beside other pictures, as rows of `yearly_report`: what they correct, and when they were adopted.
enum YearlyReportRecord {
    /// Of a picture, and nothing of one that is no yearly report.
    static let columns = """
        (SELECT corrected.id FROM situational_picture AS corrected WHERE corrected.number = yearly_report.corrects) AS corrects_id,
        yearly_report.adopted, yearly_report.body, yearly_report.link, yearly_report.adopted_at, yearly_report.adopted_by,
        (SELECT adopter.id FROM person AS adopter WHERE adopter.number = yearly_report.adopted_person) AS adopter_id,
        yearly_report.adoption_digest, (SELECT duty_done.id FROM duty_done WHERE duty_done.number = yearly_report.duty) AS duty_id
        """

    /// Of a report that was just made, as a draft.
    static func insert(_ head: PictureHead, _ number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO yearly_report (picture, corrects)
                VALUES (?, (SELECT number FROM situational_picture WHERE id = ?))
                """, arguments: [number, head.corrects.map { Data($0.bytes) }])
        try DigestedTable.yearlyReports.keep(where: "picture = ?", [number], in: db)
    }

    /// Writes that it was adopted, once the entry of the law's clock is kept.
    static func adopt(_ adoption: ReportAdoption, _ number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE yearly_report SET adopted = :day, body = :body, link = :link, adopted_at = :at, adopted_by = :by,
                    adopted_person = (SELECT number FROM person WHERE id = :person), adoption_digest = :digest,
                    duty = (SELECT number FROM duty_done WHERE id = :duty)
                WHERE picture = :number
                """,
            arguments: [
                "day": adoption.day.daysSinceEpoch, "body": adoption.body, "link": adoption.link,
                "at": adoption.at.milliseconds, "by": adoption.by.name,
                "person": adoption.by.person.map { Data($0.bytes) }, "digest": Data(adoption.digest),
                "duty": Data(adoption.duty.bytes), "number": number,
            ])
        try DigestedTable.yearlyReports.keep(where: "picture = ?", [number], in: db)
    }

    /// When a report was first adopted that has a row of this key; nil where none was. Looks through all that were adopted, a few a municipality.
    static func adopted(telling key: String, in db: Database) throws -> CivilDate? {
        try Int.fetchOne(
            db,
            sql: """
                SELECT min(yearly_report.adopted) FROM yearly_report
                JOIN situational_picture ON situational_picture.number = yearly_report.picture
                WHERE yearly_report.adopted IS NOT NULL AND instr(situational_picture.content, CAST(? AS BLOB)) > 0
                """, arguments: ["\"key\":\"\(key)\""]
        ).map { CivilDate(daysSinceEpoch: $0) }
    }

    /// Nil for a draft.
    ///
    /// - Parameter row: Of a picture, with ``columns``.
    static func adoption(_ row: Row, _ number: Int64) throws -> ReportAdoption? {
        guard let days = try row.value("adopted") as Int? else { return nil }
        let digest: Data = try row.value("adoption_digest")
        let person: Data? = try row.value("adopter_id")
        guard let at = Timestamp(milliseconds: try row.value("adopted_at")),
            let duty = DutyDoneID(bytes: try row.value("duty_id") as Data)
        else { throw StoreFault.unreadableRow(table: "yearly_report", number: number) }
        return ReportAdoption(
            day: CivilDate(daysSinceEpoch: days), body: try row.value("body"), link: try row.value("link"),
            at: at,
            by: Agent(name: try row.value("adopted_by"), person: person.flatMap { Person.ID(bytes: $0) }),
            digest: Array(digest), duty: duty)
    }
}
