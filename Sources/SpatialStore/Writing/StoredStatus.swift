import FoundationEssentials
import Reports

/// What became of a report, as JSON in `outbox.payload`. A shipped form is never changed: members are added.
struct StoredStatus: Codable {
    /// What is written to `outbox.notice_version`.
    static let version = 1

    private let event: String
    private let report: String
    private let reference: String
    private let clientReference: String?
    private let municipality: String
    private let `case`: String
    private let namesCase: Bool
    private let state: String
    private let name: Words
    private let explanation: Words
    private let answer: String?
    private let at: Int64

    private struct Words: Codable {
        let sv: String
        let en: String

        init(_ words: Bilingual) {
            sv = words.swedish
            en = words.english
        }

        var bilingual: Bilingual { Bilingual(swedish: sv, english: en) }
    }

    static func json(_ notice: StatusNotice) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            StoredStatus(
                event: notice.event.rawValue, report: notice.report.description,
                reference: notice.reference.description, clientReference: notice.clientReference,
                municipality: notice.municipality.description, case: notice.case.description,
                namesCase: notice.namesCase, state: notice.state.rawValue,
                name: Words(notice.told.name), explanation: Words(notice.told.explanation),
                answer: notice.answer, at: notice.at.milliseconds))
    }

    /// Nil for bytes that are no such notice.
    static func notice(_ json: Data) -> StatusNotice? {
        guard let stored = try? JSONDecoder().decode(StoredStatus.self, from: json),
            let event = StatusNotice.Event(rawValue: stored.event),
            let report = Report.ID(stored.report), let reference = Reference(stored.reference),
            let municipality = MunicipalityCode(stored.municipality), let `case` = Case.ID(stored.case),
            let state = CaseState.Kind(rawValue: stored.state), let at = Timestamp(milliseconds: stored.at)
        else { return nil }
        return StatusNotice(
            event: event, report: report, reference: reference, clientReference: stored.clientReference,
            municipality: municipality, case: `case`, namesCase: stored.namesCase, state: state,
            told: ToldState(name: stored.name.bilingual, explanation: stored.explanation.bilingual),
            answer: stored.answer, at: at)
    }
}
