import FoundationEssentials
import Reports

/// Reminders of duties as JSON in `outbox.payload`. A shipped form is never changed: members are added.
struct StoredDuties: Codable {
    /// What is written to `outbox.notice_version`.
    static let version = 1

    private let municipality: Int16
    private let name: String
    private let reminders: [Reminder]
    private let at: Int64

    private struct Reminder: Codable {
        let duty: String
        /// Days since 1970-01-01.
        let due: Int
        let kind: String
    }

    static func json(_ notice: DutyNotice) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            StoredDuties(
                municipality: notice.municipality.number, name: notice.name,
                reminders: notice.reminders.map {
                    Reminder(
                        duty: $0.duty.rawValue, due: $0.due.daysSinceEpoch, kind: $0.kind.rawValue)
                }, at: notice.at.milliseconds))
    }

    /// Nil for bytes that are no reminders.
    static func notice(_ json: Data) -> DutyNotice? {
        guard let stored = try? JSONDecoder().decode(StoredDuties.self, from: json),
            let municipality = MunicipalityCode(number: stored.municipality),
            let at = Timestamp(milliseconds: stored.at), !stored.reminders.isEmpty
        else { return nil }
        var reminders: [DutyReminder] = []
        for one in stored.reminders {
            guard let duty = Duty(rawValue: one.duty), let kind = DutyReminder.Kind(rawValue: one.kind),
                (-1_000_000...1_000_000).contains(one.due)
            else { return nil }
            reminders.append(
                DutyReminder(duty: duty, due: CivilDate(daysSinceEpoch: one.due), kind: kind))
        }
        return DutyNotice(
            municipality: municipality, name: stored.name, reminders: reminders, at: at)
    }
}
