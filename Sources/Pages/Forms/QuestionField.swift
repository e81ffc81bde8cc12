import Reports
import Web

/// A question of a category: a choice or a free answer.
struct QuestionField: Hashable, Sendable {
    let radios: RadioGroup?
    let text: TextField?

    init(_ question: Question, answered: String, fault: String?, _ language: Language) {
        let id = ReportDraft.name(of: question)
        let label = question.text.text(in: language)
        guard question.choices.isEmpty else {
            radios = RadioGroup(
                id: id, label: label,
                choices: question.choices.map {
                    .init(value: $0.code.description, label: $0.text.text(in: language))
                }, chosen: answered, fault: fault)
            text = nil
            return
        }
        radios = nil
        text = TextField(id: id, label: label, value: answered, fault: fault, autocomplete: "off")
    }
}
