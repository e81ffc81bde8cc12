import GRDB
import Prevention
import Reports

/// Puts reminders of duties in the outbox, each once.
struct DutyReminding {
    let db: Database

    /// One message for all that a municipality is to be reminded of today; none where its profile has no address for it.
    func look(_ profile: Profile, at moment: Timestamp) throws {
        guard let address = profile.dutyTerms.reminders else { return }
        let today = SwedishTime(moment).date
        let done = try DutyRecord.all(in: [profile.municipality], db)
        let told = try self.told(of: profile.municipality)
        let reminders = done.standings(in: profile.municipality, profile.dutyTerms, on: today)
            .compactMap(\.reminder).filter { !told.contains($0) }
        guard !reminders.isEmpty else { return }
        let notice = DutyNotice(
            municipality: profile.municipality, name: profile.name, reminders: reminders, at: moment)
        let message = try OutboxRecord.insert(notice, to: address, in: db)
        for reminder in reminders { try keep(reminder, of: profile.municipality, message) }
    }

    private func told(of municipality: MunicipalityCode) throws -> Set<DutyReminder> {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT duty, due, kind FROM duty_reminder WHERE municipality = ?"),
            arguments: [municipality.number])
        var told: Set<DutyReminder> = []
        for row in rows {
            guard let duty = Duty(rawValue: try row.value("duty")),
                let kind = DutyReminder.Kind(rawValue: try row.value("kind"))
            else { continue }
            let due = CivilDate(daysSinceEpoch: try row.value("due") as Int)
            told.insert(DutyReminder(duty: duty, due: due, kind: kind))
        }
        return told
    }

    private func keep(_ reminder: DutyReminder, of municipality: MunicipalityCode, _ message: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO duty_reminder (municipality, duty, due, kind, message) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            municipality.number, reminder.duty.rawValue, reminder.due.daysSinceEpoch,
            reminder.kind.rawValue, message,
        ])
        try DigestedTable.dutyReminders.keep(where: "rowid = ?", [db.lastInsertedRowID], in: db)
    }
}
