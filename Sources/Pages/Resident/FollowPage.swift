import Reports
import Web

/// All that is shown of a report to whoever follows it, in one language.
struct FollowPage: Hashable, Sendable {
    let language: Language
    let reference: String
    let category: String
    let received: String
    let receivedInWords: String
    let status: String
    let explanation: String
    let units: [String]
    let changed: String
    let changedInWords: String
    /// What the reporter was answered, the latest first.
    let answers: [Answer]
    /// Whether there are any.
    let hasAnswers: Bool

    struct Answer: Hashable, Sendable {
        let text: String
        let day: String
        let dayInWords: String
    }

    /// - Parameter words: Those in which the municipality tells how a case stands.
    init(
        _ report: Report, _ found: Case, category: String, words: CaseWords = CaseWords(),
        answers: [GivenAnswer] = [], in language: Language = .swedish
    ) {
        let told = ToldState(found.state, by: words)
        self.language = language
        reference = report.reference.description
        self.category = category
        func inWords(_ moment: Timestamp) -> String {
            SwedishTime(moment).date.words(isYearTold: true).text(in: language)
        }
        received = SwedishTime(report.received).date.description
        receivedInWords = inWords(report.received)
        status = told.name.text(in: language)
        explanation = told.explanation.text(in: language)
        units = found.units.map { $0.unitName.text(in: language) }
        changed = SwedishTime(found.changed).date.description
        changedInWords = inWords(found.changed)
        self.answers = answers.reversed().map {
            Answer(text: $0.text, day: SwedishTime($0.at).date.description, dayInWords: inWords($0.at))
        }
        hasAnswers = !answers.isEmpty
    }
}
