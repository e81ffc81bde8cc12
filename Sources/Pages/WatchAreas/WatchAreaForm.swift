import JSON
import Prevention
import Reports
import Web

/// What a form says of a watch area, as the body of the API that it stands for. What was typed is kept as it is.
struct WatchAreaForm: Sendable {
    /// Of a new one, by its code; empty where it goes without saying.
    var municipality = ""
    var name = ""
    /// GeoJSON: a polygon, or a feature with one.
    var outline = ""
    /// `district/holje`; ``MeasureForm/sameArea`` for the area that it has; empty for none.
    var district = ""
    var households = ""
    var contact = ""
    var since = ""
    var until = ""

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "name": "namn", "area": "yta", "households": "hushall", "contact": "kontakt", "since": "sedan",
        "until": "till", "municipality": "kommun",
    ]

    init() {}

    init(_ form: FormText) {
        municipality = form["kommun"] ?? ""
        name = (form["namn"] ?? "").trimmingSpaces
        outline = (form["yta"] ?? "").trimmingSpaces
        district = form["distrikt"] ?? ""
        households = form["hushall"] ?? ""
        contact = (form["kontakt"] ?? "").trimmingSpaces
        since = form["sedan"] ?? ""
        until = form["till"] ?? ""
    }

    init(_ area: WatchArea) {
        name = area.name
        district = area.area == nil ? "" : MeasureForm.sameArea
        households = area.households.map { "\($0)" } ?? ""
        contact = area.contact
        since = area.since.description
        until = area.until?.description ?? ""
    }

    /// As `PUT /api/v1/watch-areas/{id}` takes it, and without a municipality `PATCH`.
    ///
    /// - Parameter area: As GeoJSON, or an empty text for none; nil for what is there.
    func body(_ area: JSONValue?) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("name", .string(name)), ("households", number), ("contact", .string(contact)),
            ("since", .string(since)), ("until", .string(until)),
        ]
        if let area { members.append(("area", area)) }
        if !municipality.isEmpty { members.append(("municipality", .string(municipality))) }
        return .object(members)
    }

    /// What is no number is left for the API to refuse.
    private var number: JSONValue {
        let digits = households.filter { !$0.isWhitespace }
        guard let number = Int(digits) else { return .string(digits) }
        return .number(Double(number))
    }

    /// The fields, as the template shows them.
    func shown(
        districts: [(value: String, label: String)], _ faults: [FormFault], _ words: Words
    ) -> Shown {
        func line(
            _ id: String, _ label: String, _ value: String, hint: String? = nil, type: String = "text",
            isShort: Bool = false
        ) -> TextField {
            TextField(
                id: id, label: label, value: value, hint: hint, fault: faults.text(at: id), type: type,
                isShort: isShort)
        }
        var choices = [(value: "", label: words["watch-no-area"])]
        if district == MeasureForm.sameArea {
            choices.append((value: MeasureForm.sameArea, label: words["watch-same-area"]))
        }
        choices += districts
        return Shown(
            name: line("namn", words["watch-name"], name, hint: words["watch-name-hint"]),
            outline: TextArea(
                id: "yta", label: words["watch-outline"], value: outline, hint: words["watch-outline-hint"],
                fault: faults.text(at: "yta"), rows: 3),
            district: SelectField(
                id: "distrikt", label: words["watch-district"], options: choices, chosen: district,
                hint: words["watch-district-hint"], fault: faults.text(at: "distrikt")),
            households: line("hushall", words["watch-households"], households, isShort: true),
            contact: line("kontakt", words["watch-contact"], contact, hint: words["watch-contact-hint"]),
            since: line("sedan", words["watch-since"], since, type: "date", isShort: true),
            until: line(
                "till", words["watch-until"], until, hint: words["watch-until-hint"], type: "date",
                isShort: true))
    }

    struct Shown: Sendable {
        let name: TextField
        let outline: TextArea
        let district: SelectField
        let households: TextField
        let contact: TextField
        let since: TextField
        let until: TextField
    }
}
