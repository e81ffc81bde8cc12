import Prevention
import Reports
import Web

/// Which area a form is about once somebody else has changed the plan.
extension PlanStep {
    private static let areaFields = [
        "omrade", "problem", "mal", "indikator", "slag", "kategori", "fraga", "enhet", "atgard",
    ]

    /// A form about an area, with its fields where that area stands by now: it is known by what it said when the form was made. What was typed of
    /// one that stands no more is that of a new area.
    static func aligning(_ form: FormText, to plan: ActionPlan) -> FormText {
        let number = PlanStep(form).number ?? 0
        guard form[KeptFields.field] != nil,
            ["andra-omrade", "ta-bort-omrade", "ny-indikator", "ny-atgard"].contains(form["gor"] ?? ""),
            !plan.areas.indices.contains(number - 1)
                || !isSame(plan.areas[number - 1], as: number, in: form)
        else { return form }
        let places = plan.areas.indices.filter { isSame(plan.areas[$0], as: number, in: form) }
        if places.count == 1 {
            var aligned = renaming(number, to: "-\(places[0] + 1)", in: form)
            aligned["nummer"] = "\(places[0] + 1)"
            return aligned
        }
        guard form["gor"] == "andra-omrade" else { return form }
        var aligned = renaming(number, to: "", in: form)
        aligned["nummer"] = nil
        aligned["gor"] = "nytt-omrade"
        return aligned
    }

    private static func renaming(_ number: Int, to end: String, in form: FormText) -> FormText {
        let names = areaFields.map { ("\($0)-\(number)", $0 + end) }
        return KeptFields.renaming(Dictionary(names, uniquingKeysWith: { first, _ in first }), in: form)
    }

    /// Whether somebody has left alone the name, the problem or the goal of the area that had this number.
    private static func isSame(_ area: PriorityArea, as number: Int, in form: FormText) -> Bool {
        [("omrade", area.name), ("problem", area.problem), ("mal", area.goal)].contains { field, text in
            !text.isEmpty && KeptFields.showed(text, "\(field)-\(number)", in: form)
        }
    }
}
