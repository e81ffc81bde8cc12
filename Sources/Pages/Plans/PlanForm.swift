import JSON
import Prevention
import Reports
import Web

/// The facts of a plan, as a form says them.
struct PlanForm: Sendable {
    var municipality = ""
    var title = ""
    var from = ""
    var until = ""
    var decidedBy = ""
    var decidedOn = ""

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "municipality": "kommun", "title": "namn", "from": "fran", "until": "till",
        "decidedBy": "organ", "decidedOn": "beslutad",
    ]

    init() {}

    init(_ form: FormText) {
        municipality = form["kommun"] ?? ""
        title = (form["namn"] ?? "").trimmingSpaces
        from = (form["fran"] ?? "").trimmingSpaces
        until = (form["till"] ?? "").trimmingSpaces
        decidedBy = (form["organ"] ?? "").trimmingSpaces
        decidedOn = (form["beslutad"] ?? "").trimmingSpaces
    }

    /// As it was typed, and refused.
    init(_ step: PlanStep) {
        title = step["namn"] ?? ""
        from = step["fran"] ?? ""
        until = step["till"] ?? ""
        decidedBy = step["organ"] ?? ""
        decidedOn = step["beslutad"] ?? ""
    }

    init(_ plan: ActionPlan) {
        title = plan.title
        from = plan.period.from.description
        until = plan.period.until.description
        decidedBy = plan.decidedBy
        decidedOn = plan.decided?.description ?? ""
    }

    /// As `PATCH /api/v1/plans/{id}` takes it, and with a municipality `PUT`.
    func body(of municipality: MunicipalityCode?) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("title", .string(title)), ("from", .string(from)), ("until", .string(until)),
            ("decidedBy", .string(decidedBy)), ("decidedOn", .string(decidedOn)),
        ]
        if let municipality { members.append(("municipality", .string(municipality.description))) }
        return .object(members)
    }

    /// The fields, as the template shows them.
    ///
    /// - Parameter profiles: Of those municipalities that a new one may be of; none for one that there is.
    func shown(_ profiles: [Profile], _ faults: [FormFault], _ words: Words) -> Shown {
        func line(_ id: String, _ label: String, _ value: String, hint: String? = nil) -> TextField {
            TextField(id: id, label: label, value: value, hint: hint, fault: faults.text(at: id))
        }
        func day(_ id: String, _ label: String, _ value: String) -> TextField {
            TextField(
                id: id, label: label, value: value, fault: faults.text(at: id), type: "date", isShort: true)
        }
        return Shown(
            municipality: profiles.count < 2
                ? nil
                : SelectField(
                    id: "kommun", label: words["plans-municipality"],
                    options: profiles.map { (value: $0.municipality.description, label: $0.name) },
                    chosen: municipality, fault: faults.text(at: "kommun")),
            title: line("namn", words["plans-name"], title),
            from: day("fran", words["plans-from"], from), until: day("till", words["plans-until"], until),
            decidedBy: line("organ", words["plans-body"], decidedBy, hint: words["plans-body-hint"]),
            decidedOn: day("beslutad", words["plans-decided"], decidedOn))
    }

    struct Shown: Sendable {
        let municipality: SelectField?
        let title: TextField
        let from: TextField
        let until: TextField
        let decidedBy: TextField
        let decidedOn: TextField
    }
}
