import JSON
import Reports

extension IntakeDesk {
    /// An answer to a question that the category asks.
    struct CheckedAnswer {
        let question: Code<Question>
        let value: String
        /// Whether it is in the reporter's own words.
        let isFree: Bool
        /// Whether the question asks for an object's number.
        let namesThing: Bool
    }

    /// The category, when any of the profiles has it; nil after a finding.
    func category(_ submission: Submission, among profiles: [Profile], _ findings: inout Findings)
        -> Category?
    {
        let code = Code<Category>(submission.category)
        if let code, let found = profiles.lazy.compactMap({ $0.category(code) }).first { return found }
        var known: [String] = []
        for category in profiles.flatMap(\.categories) where !known.contains(category.code.description) {
            known.append(category.code.description)
        }
        let meant = Bilingual.didYouMean(submission.category, among: known)
        findings.note(
            .categoryUnknown, at: JSONPointer("category"),
            swedish:
                "Kategorin finns inte.\(meant.swedish) Kategorier: \(known.joined(separator: ", ")).",
            english:
                "There is no such category.\(meant.english) Categories: \(known.joined(separator: ", ")).")
        return nil
    }

    /// The answers in the profile's order. An empty answer counts as none.
    func answers(_ submission: Submission, to category: Category, _ findings: inout Findings)
        -> [CheckedAnswer]
    {
        let pointer = JSONPointer("answers")
        var given: [String: String] = [:]
        for answer in submission.answers {
            let place = pointer.appending(answer.question)
            guard category.questions.contains(where: { $0.code.description == answer.question }) else {
                let known = category.questions.map(\.code.description).joined(separator: ", ")
                findings.note(
                    .answerUnknownQuestion, at: place,
                    swedish: known.isEmpty
                        ? "Kategorin har inga följdfrågor." : "Frågan finns inte. Frågor: \(known).",
                    english: known.isEmpty
                        ? "The category asks no questions."
                        : "There is no such question. Questions: \(known).")
                continue
            }
            guard given.updateValue(answer.value, forKey: answer.question) == nil else {
                findings.note(
                    .answerRepeated, at: place, swedish: "Frågan är besvarad två gånger.",
                    english: "The question is answered twice.")
                continue
            }
        }
        return category.questions.compactMap { question in
            let place = pointer.appending(question.code.description)
            guard let value = given[question.code.description], !value.isEmpty else {
                if question.isRequired {
                    let choices = Self.choices(of: question)
                    findings.note(
                        .answerRequired, at: place,
                        swedish: "Besvara frågan: \(question.text.swedish)\(choices.swedish)",
                        english: "Answer the question: \(question.text.english)\(choices.english)")
                }
                return nil
            }
            return question.choices.isEmpty
                ? freeAnswer(value, to: question, at: place, &findings)
                : choice(value, of: question, at: place, &findings)
        }
    }

    private func choice(
        _ value: String, of question: Question, at pointer: JSONPointer, _ findings: inout Findings
    ) -> CheckedAnswer? {
        guard question.choices.contains(where: { $0.code.description == value }) else {
            let choices = Self.choices(of: question)
            findings.note(
                .answerNotAChoice, at: pointer, swedish: String(choices.swedish.dropFirst()),
                english: String(choices.english.dropFirst()))
            return nil
        }
        return CheckedAnswer(question: question.code, value: value, isFree: false, namesThing: false)
    }

    /// What can be answered, after a space; nothing where the reporter answers in words.
    private static func choices(of question: Question) -> Bilingual {
        guard !question.choices.isEmpty else { return Bilingual(swedish: "", english: "") }
        let known = question.choices.map(\.code.description).joined(separator: ", ")
        return Bilingual(
            swedish: " Svaret ska vara ett av: \(known).", english: " The answer must be one of: \(known).")
    }

    private func freeAnswer(
        _ value: String, to question: Question, at pointer: JSONPointer, _ findings: inout Findings
    ) -> CheckedAnswer? {
        let text = value.utf8.count <= 8_000 ? CleanText(value).description : value
        guard text.utf8.count <= 2_000, text.count <= 500 else {
            findings.note(
                .answerTooLong, at: pointer, swedish: "Svaret får vara högst 500 tecken.",
                english: "The answer may be at most 500 characters.")
            return nil
        }
        guard !text.isEmpty else {
            if question.isRequired {
                findings.note(
                    .answerRequired, at: pointer, swedish: "Besvara frågan: \(question.text.swedish)",
                    english: "Answer the question: \(question.text.english)")
            }
            return nil
        }
        return CheckedAnswer(
            question: question.code, value: text, isFree: true,
            namesThing: CueWords.asksForThing(question.text.swedish)
                || CueWords.asksForThing(question.text.english))
    }
}
