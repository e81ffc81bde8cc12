import Planning
import Reports
import Web

/// The form that asks for the effect of a measure.
struct EffectForm: Sendable {
    let began: TextField
    let done: TextField
    let weeks: TextField
    let treated: SelectField
    let circle: TextField
    let control: SelectField
    let controlCircle: TextField
    let moved: SelectField
    let movedControl: SelectField
    let categories: CheckGroup
    /// Whether the areas next door are unfolded.
    let isOpen: Bool

    /// What an address may have.
    static func parameters(_ categories: [Category]) -> [Route.QueryParameter] {
        [
            .init("gjort", .text, "The first day of the measure.", example: "2026-03-01"),
            .init("klart", .text, "Its last day.", example: "2026-03-14"),
            .init("veckor", .text, "How many weeks are counted before and after.", example: "26"),
            .init("atgard", .text, "Where it was carried out.", example: "district/holje"),
            .init("cirkel", .text, "The same as a circle.", example: "14.53,56.28,100"),
            .init("jamfor", .text, "An area like it.", example: "district/jamshog"),
            .init("jamforcirkel", .text, "The same as a circle.", example: "14.52,56.24,100"),
            .init("intill", .text, "Next to where it was carried out.", example: "district/holje"),
            .init("intilljamfor", .text, "Next to the area like it.", example: "district/jamshog"),
        ] + CategoryTicks.parameters(categories)
    }

    /// As `GET /api/v1/effect` takes it; a circle wins over an area chosen beside it.
    static func question(_ query: QueryText, _ categories: CategoryTicks) -> [(String, String)] {
        func text(_ name: String) -> String { query[name] ?? "" }
        func area(_ circle: String, _ name: String) -> String {
            text(circle).isEmpty ? text(name) : text(circle)
        }
        return [
            ("began", text("gjort")), ("done", text("klart")), ("weeks", text("veckor")),
            ("treated", area("cirkel", "atgard")), ("control", area("jamforcirkel", "jamfor")),
            ("displacement", text("intill")), ("displacementControl", text("intilljamfor")),
            ("category", categories.asked),
        ].filter { !$0.1.isEmpty }
    }

    /// What is wrong, by the fields of the form.
    ///
    /// - Throws: the problem, when it is about something else.
    static func faults(_ problem: Problem, _ words: Words) throws(Problem) -> [FormFault] {
        let fields = [
            "began": "gjort", "done": "klart", "weeks": "veckor", "treated": "atgard", "control": "jamfor",
            "displacement": "intill", "displacementControl": "intilljamfor", "category": "kategori",
            "since": "veckor",
        ]
        return try problem.faults(at: fields, in: words.language) { fault, name in
            guard fault.code == "parameter.required" else { return nil }
            return switch name {
            case "began": words["effect-began-fault"]
            case "treated": words["effect-treated-fault"]
            case "control": words["effect-control-fault"]
            default: words["effect-moved-fault"]
            }
        }
    }

    init(
        _ query: QueryText, _ ticks: CategoryTicks, names: CategoryNames,
        areas: [(value: String, label: String)], faults: [FormFault], _ words: Words
    ) {
        func fault(_ field: String) -> String? { faults.text(at: field) }
        func day(_ id: String, _ label: String, _ hint: String?) -> TextField {
            TextField(
                id: id, label: label, value: query[id] ?? "", hint: hint, fault: fault(id), type: "date",
                isShort: true)
        }
        func choice(_ id: String, _ label: String, _ hint: String?) -> SelectField {
            SelectField(
                id: id, label: label,
                options: [(value: "", label: words["effect-choose"])] + areas, chosen: query[id], hint: hint,
                fault: fault(id))
        }
        func circle(_ id: String) -> TextField {
            TextField(
                id: id, label: words["effect-circle"], value: query[id] ?? "",
                hint: words["effect-circle-hint"])
        }
        began = day("gjort", words["effect-began"], nil)
        done = day("klart", words["effect-done"], words["effect-done-hint"])
        weeks = TextField(
            id: "veckor", label: words["effect-weeks"],
            value: query["veckor"] ?? "\(EffectQuestion.usualWeeks)", hint: words["effect-weeks-hint"],
            fault: fault("veckor"), type: "number", isShort: true)
        treated = choice("atgard", words["effect-treated"], words["effect-treated-hint"])
        self.circle = circle("cirkel")
        control = choice("jamfor", words["effect-control"], words["effect-control-hint"])
        controlCircle = circle("jamforcirkel")
        moved = choice("intill", words["effect-moved"], nil)
        movedControl = choice("intilljamfor", words["effect-moved-control"], nil)
        categories = ticks.group(of: names, fault: fault("kategori"), words)
        isOpen = ["intill", "intilljamfor"].contains { query[$0]?.isEmpty == false || fault($0) != nil }
    }
}
