import Reports

/// All that is shown of a report to whoever follows it.
struct FollowPage: Hashable, Sendable {
    let reference: String
    let category: String
    let received: String
    let status: String
    let explanation: String
    let units: [String]
    let changed: String
    /// What the reporter was answered, the latest first.
    let answers: [Answer]
    /// Over them; nil when there are none.
    let answerLabel: String?

    struct Answer: Hashable, Sendable {
        let text: String
        let day: String
    }

    /// - Parameter words: Those in which the municipality tells how a case stands.
    init(
        _ report: Report, _ found: Case, category: String, words: CaseWords = CaseWords(),
        answers: [GivenAnswer] = []
    ) {
        let told = ToldState(found.state, by: words)
        reference = report.reference.description
        self.category = category
        received = SwedishTime(report.received).date.description
        status = told.name.swedish
        explanation = told.explanation.swedish
        units = found.units.map(\.unitName.swedish)
        changed = SwedishTime(found.changed).date.description
        self.answers = answers.reversed().map {
            Answer(text: $0.text, day: SwedishTime($0.at).date.description)
        }
        answerLabel = answers.isEmpty ? nil : Self.answerLabel.swedish
    }

    /// Over the answers, in either frame.
    static let answerLabel = Bilingual(
        swedish: "Svar från dem som ansvarar", english: "Answer from those responsible")
}
