import FoundationEssentials
import Reports

/// An answer as JSON in `outbox.payload`. A shipped form is never changed: members are added.
struct StoredAnswer: Codable {
    /// What is written to `outbox.notice_version`.
    static let version = 1

    private let `case`: String
    private let report: String
    private let reference: String
    private let municipality: String
    private let category: String
    private let categoryEnglish: String
    private let text: String
    private let at: Int64

    static func json(_ notice: AnswerNotice) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            StoredAnswer(
                case: notice.case.description, report: notice.report.description,
                reference: notice.reference.description, municipality: notice.municipality,
                category: notice.categoryName.swedish, categoryEnglish: notice.categoryName.english,
                text: notice.text, at: notice.at.milliseconds))
    }

    /// Nil for bytes that are no answer.
    static func notice(_ json: Data) -> AnswerNotice? {
        guard let stored = try? JSONDecoder().decode(StoredAnswer.self, from: json),
            let `case` = Case.ID(stored.case), let report = Report.ID(stored.report),
            let reference = Reference(stored.reference), let at = Timestamp(milliseconds: stored.at)
        else { return nil }
        return AnswerNotice(
            case: `case`, report: report, reference: reference, municipality: stored.municipality,
            categoryName: Bilingual(swedish: stored.category, english: stored.categoryEnglish),
            text: stored.text, at: at)
    }
}
