import API
import Planning
import Reports
import Web

/// How a measure is to be judged, as an address has it. What is left empty is as usual.
struct MeasureEffectForm: Sendable {
    let reach: TextField
    let ring: TextField
    let weeks: TextField
    let control: SelectField
    let circle: TextField
    let categories: CheckGroup

    /// What an address may have.
    static func parameters(_ categories: [Category]) -> [Route.QueryParameter] {
        [
            .init("racker", .text, "How far the measure reached, in metres.", example: "150"),
            .init("ring", .text, "How wide the rings next to the areas are; 0 for none.", example: "150"),
            .init("veckor", .text, "How many weeks are counted before and after.", example: "52"),
            .init("jamfor", .text, "What to compare with.", example: "district/jamshog"),
            .init("jamforcirkel", .text, "The same as a circle.", example: "14.52,56.24,100"),
        ] + CategoryTicks.parameters(categories)
    }

    /// The same fields of an address or of a form, those that say something.
    static func fields(_ value: (String) -> String?, _ categories: [Category]) -> [(String, String)] {
        let ticks = Set(categories.map(\.code)).sorted().map { "kategori-\($0)" }
        return (["racker", "ring", "veckor", "jamfor", "jamforcirkel"] + ticks).compactMap { name in
            guard let text = value(name)?.trimmingSpaces, !text.isEmpty else { return nil }
            return (name, text)
        }
    }

    /// As `GET /api/v1/measures/{id}/effect` takes it; a circle wins over an area chosen beside it.
    static func question(_ fields: [(String, String)]) -> [(String, String)] {
        let values = Dictionary(fields) { first, _ in first }
        let categories = fields.filter { $0.0.hasPrefix("kategori-") && $0.1 == "1" }
            .map { $0.0.dropFirst("kategori-".count) }.joined(separator: ",")
        return [
            ("reach", values["racker"] ?? ""), ("ring", values["ring"] ?? ""),
            ("weeks", values["veckor"] ?? ""),
            ("control", values["jamforcirkel"] ?? values["jamfor"] ?? ""), ("category", categories),
        ].filter { !$0.1.isEmpty }
    }

    /// What is wrong, by the fields of the form.
    ///
    /// - Throws: the problem, when it is about something else.
    static func faults(_ problem: Problem, _ words: Words) throws(Problem) -> [FormFault] {
        try problem.faults(
            at: [
                "reach": "racker", "ring": "ring", "weeks": "veckor", "control": "jamforcirkel",
                "category": "kategori",
            ], in: words.language)
    }

    /// - Parameter usual: What stands where nothing is said, by the fields.
    init(
        _ fields: [(String, String)], _ ticks: CategoryTicks, names: CategoryNames,
        proposals: [(value: String, label: String)], areas: [(value: String, label: String)],
        isArea: Bool, usualReach: Int, faults: [FormFault], _ words: Words
    ) {
        let values = Dictionary(fields) { first, _ in first }
        func number(_ id: String, _ label: String, _ hint: String, _ usual: String = "") -> TextField {
            TextField(
                id: id, label: words[label], value: values[id] ?? usual, hint: words[hint],
                fault: faults.text(at: id), type: "number", isShort: true)
        }
        reach = number(
            "racker", "judgement-reach", isArea ? "judgement-reach-area-hint" : "judgement-reach-hint",
            isArea ? "" : "\(usualReach)")
        ring = number(
            "ring", "judgement-ring", "judgement-ring-hint", "\(Int(EffectPlace.usualRing))")
        weeks = number("veckor", "effect-weeks", "judgement-weeks-hint")
        let chosen = values["jamfor"] ?? ""
        var options = [(value: "", label: words["judgement-first-proposed"])] + proposals
        options += areas.filter { area in !options.contains { $0.value == area.value } }
        if !chosen.isEmpty, !options.contains(where: { $0.value == chosen }) {
            options.append((value: chosen, label: chosen))
        }
        control = SelectField(
            id: "jamfor", label: words["effect-control"], options: options, chosen: chosen,
            hint: words["judgement-control-hint"])
        circle = TextField(
            id: "jamforcirkel", label: words["effect-circle"], value: values["jamforcirkel"] ?? "",
            hint: words["effect-circle-hint"], fault: faults.text(at: "jamforcirkel"))
        categories = ticks.group(of: names, fault: faults.text(at: "kategori"), words)
    }
}
