import JSON
import Prevention
import Reports
import Web

/// What a form says of a meeting, as the body of the API that it stands for. What was typed is kept as it is.
struct MeetingForm: Sendable {
    var municipality = ""
    var day = ""
    var title = ""
    var present = ""
    var minutes = ""

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "municipality": "kommun", "day": "dag", "title": "namn", "present": "deltog",
        "minutes": "anteckningar",
    ]

    init() {}

    init(_ form: FormText) {
        municipality = form["kommun"] ?? ""
        day = (form["dag"] ?? "").trimmingSpaces
        title = (form["namn"] ?? "").trimmingSpaces
        present = (form["deltog"] ?? "").trimmingSpaces
        minutes = (form["anteckningar"] ?? "").replacing("\r\n", with: "\n")
    }

    init(_ meeting: Meeting) {
        day = meeting.day.description
        title = meeting.title
        present = meeting.present
        minutes = meeting.minutes
    }

    /// As `PUT /api/v1/meetings/{id}` takes it.
    func body(of municipality: MunicipalityCode?) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("day", .string(day)), ("title", .string(title)), ("present", .string(present)),
        ]
        if let municipality { members.append(("municipality", .string(municipality.description))) }
        return .object(members)
    }

    /// As `PATCH /api/v1/meetings/{id}` takes it. The day of one that was opened is no field.
    var edit: JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("title", .string(title)), ("present", .string(present)), ("minutes", .string(minutes)),
        ]
        if !day.isEmpty { members.append(("day", .string(day))) }
        return .object(members)
    }

    /// The fields, as the template shows them.
    ///
    /// - Parameter state: Of a meeting that there is; nil for a new one.
    func shown(_ profiles: [Profile], _ state: MeetingState?, _ faults: [FormFault], _ words: Words) -> Shown
    {
        Shown(
            municipality: state != nil || profiles.count < 2
                ? nil
                : SelectField(
                    id: "kommun", label: words["meetings-municipality"],
                    options: profiles.map { (value: $0.municipality.description, label: $0.name) },
                    chosen: municipality, fault: faults.text(at: "kommun")),
            day: state == .opened
                ? nil
                : TextField(
                    id: "dag", label: words["meetings-day"], value: day, fault: faults.text(at: "dag"),
                    type: "date", isShort: true),
            title: TextField(
                id: "namn", label: words["meetings-name"], value: title, hint: words["meetings-name-hint"],
                fault: faults.text(at: "namn")),
            present: TextField(
                id: "deltog", label: words["meetings-present"], value: present,
                hint: words["meetings-present-hint"], fault: faults.text(at: "deltog")),
            minutes: state == nil
                ? nil
                : TextArea(
                    id: "anteckningar", label: words["meetings-minutes"], value: minutes,
                    hint: words["meetings-minutes-hint"], fault: faults.text(at: "anteckningar"), rows: 8))
    }

    struct Shown: Sendable {
        let municipality: SelectField?
        let day: TextField?
        let title: TextField
        let present: TextField
        let minutes: TextArea?
    }
}
