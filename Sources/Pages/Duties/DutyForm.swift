import JSON
import Reports
import Web

/// What a form tells of a duty that was done, as the body of the API that it stands for. What was typed is kept as it is.
struct DutyForm: Sendable {
    var municipality = ""
    var duty = Duty.picture.rawValue
    var day = ""
    var role = ""
    var note = ""
    var link = ""

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "municipality": "kommun", "duty": "plikt", "day": "dag", "role": "vem", "note": "anteckning",
        "link": "lank",
    ]

    init() {}

    init(_ form: FormText) {
        municipality = form["kommun"] ?? ""
        duty = form["plikt"] ?? ""
        day = form["dag"] ?? ""
        role = (form["vem"] ?? "").trimmingSpaces
        note = form["anteckning"] ?? ""
        link = (form["lank"] ?? "").trimmingSpaces
    }

    /// As `PUT /api/v1/duties/{id}` takes it.
    func body(of municipality: MunicipalityCode?) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("duty", .string(duty)), ("day", .string(day)), ("role", .string(role)),
            ("note", .string(note)), ("link", .string(link)),
        ]
        if let municipality { members.append(("municipality", .string(municipality.description))) }
        return .object(members)
    }

    /// The fields, as the template shows them.
    ///
    /// - Parameter profiles: Of those municipalities that it may be told of.
    func shown(_ profiles: [Profile], _ faults: [FormFault], _ words: Words) -> Shown {
        let municipalities = profiles.map { (value: $0.municipality.description, label: $0.name) }
        let duties = Duty.allCases.map { duty in
            (
                value: duty.rawValue,
                label: "\(duty.name.text(in: words.language)), \(duty.sections.text(in: words.language))"
            )
        }
        return Shown(
            municipality: profiles.count < 2
                ? nil
                : SelectField(
                    id: "kommun", label: words["law-municipality"], options: municipalities,
                    chosen: municipality),
            duty: SelectField(id: "plikt", label: words["law-duty"], options: duties, chosen: duty),
            day: TextField(
                id: "dag", label: words["law-day"], value: day, fault: faults.text(at: "dag"), type: "date",
                isShort: true),
            role: TextField(
                id: "vem", label: words["law-role"], value: role, hint: words["law-role-hint"],
                fault: faults.text(at: "vem")),
            note: TextArea(
                id: "anteckning", label: words["law-note"], value: note, fault: faults.text(at: "anteckning"),
                rows: 3),
            link: TextField(
                id: "lank", label: words["law-link"], value: link, hint: words["law-link-hint"],
                fault: faults.text(at: "lank")))
    }

    struct Shown: Sendable {
        let municipality: SelectField?
        let duty: SelectField
        let day: TextField
        let role: TextField
        let note: TextArea
        let link: TextField
    }
}
