import Prevention
import Reports
import Web

/// The forms of one area on the page where a plan is changed.
struct PlanAreaFields: Sendable {
    let number: Int
    let heading: String
    let name: TextField
    let problem: TextArea
    let goal: TextArea
    let indicator: TextField
    let kind: SelectField
    let category: SelectField
    let question: SelectField
    let unit: TextField
    let measure: TextField
    /// Whether something of it was refused.
    let isOpen: Bool
    /// What its forms carry of what is kept: see ``KeptFields/opened``.
    var opened = ""

    /// - Parameter step: What was typed and refused; nil for nothing.
    init(
        _ area: PriorityArea, number: Int, _ profile: Profile, _ step: PlanStep?, _ faults: [FormFault],
        _ words: Words
    ) {
        let end = "-\(number)"
        let language = words.language
        func value(_ id: String, _ kept: String = "") -> String { step?[id + end] ?? kept }
        func line(_ id: String, _ label: String, _ kept: String = "", hint: String? = nil) -> TextField {
            TextField(
                id: id + end, label: label, value: value(id, kept), hint: hint,
                fault: faults.text(at: id + end))
        }
        func box(_ id: String, _ label: String, _ kept: String) -> TextArea {
            TextArea(
                id: id + end, label: label, value: value(id, kept), fault: faults.text(at: id + end), rows: 3)
        }
        self.number = number
        heading = area.name
        name = line("omrade", words["plans-area"], area.name)
        problem = box("problem", words["plans-problem"], area.problem)
        goal = box("mal", words["plans-goal"], area.goal)
        indicator = line("indikator", words["plans-indicator"])
        kind = SelectField(
            id: "slag" + end, label: words["plans-kind"],
            options: PlanIndicatorKind.Word.allCases.map {
                (value: $0.rawValue, label: $0.name.text(in: language))
            }, chosen: value("slag"))
        category = SelectField(
            id: "kategori" + end, label: words["plans-category"],
            options: profile.categories.map {
                (value: $0.code.description, label: $0.name.text(in: language))
            }, chosen: value("kategori"), hint: words["plans-category-hint"])
        question = SelectField(
            id: "fraga" + end, label: words["plans-question"],
            options: profile.surveyQuestions.all.map {
                (value: $0.code.description, label: $0.name.text(in: language))
            }, chosen: value("fraga"), hint: words["plans-question-hint"])
        unit = line("enhet", words["plans-unit"], hint: words["plans-unit-hint"])
        measure = line("atgard", words["plans-measure"], hint: words["plans-measure-hint"])
        isOpen = step?.number == number && !faults.isEmpty && step?.word != "tillbaka"
    }
}
