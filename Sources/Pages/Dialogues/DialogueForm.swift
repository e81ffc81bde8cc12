import API
import JSON
import Prevention
import Projection
import Reports
import Web

/// What a form says of a dialogue, as the body of the API that it stands for. What was typed is kept as it is.
struct DialogueForm: Sendable {
    /// Of a new one, by its code; empty where it goes without saying.
    var municipality = ""
    var day = ""
    var whereabouts = ""
    /// An address, a name or a place in degrees; empty for none.
    var point = ""
    var people = ""
    /// A theme a line, as ``DialogueTheme/written``.
    var themes = ""
    var notes = ""
    var holder = ""
    var provenance = ""

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "day": "dag", "whereabouts": "plats", "place": "punkt", "people": "antal", "themes": "teman",
        "notes": "anteckningar", "holder": "holl", "provenance": "underlag",
        "municipality": "kommun",
    ]

    init() {}

    init(_ form: FormText) {
        municipality = form["kommun"] ?? ""
        day = form["dag"] ?? ""
        whereabouts = (form["plats"] ?? "").trimmingSpaces
        point = (form["punkt"] ?? "").trimmingSpaces
        people = form["antal"] ?? ""
        themes = form["teman"] ?? ""
        notes = form["anteckningar"] ?? ""
        holder = (form["holl"] ?? "").trimmingSpaces
        provenance = (form["underlag"] ?? "").trimmingSpaces
    }

    init(_ dialogue: Dialogue, _ projector: Projector) throws {
        day = dialogue.day.description
        whereabouts = dialogue.whereabouts
        point = try dialogue.place.map { WalkSpot.written(try projector.position(of: $0)) } ?? ""
        people = dialogue.people.map { "\($0)" } ?? ""
        themes = dialogue.themes.written(separator: "\n")
        notes = dialogue.notes
        holder = dialogue.holder
        provenance = dialogue.provenance
    }

    /// As `PUT /api/v1/dialogues/{id}` takes it, and without a municipality `PATCH`.
    ///
    /// - Parameter place: As GeoJSON, or an empty text for none; nil for what is there.
    func body(_ place: JSONValue?, _ themes: DialogueThemes) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("day", .string(day)), ("whereabouts", .string(whereabouts)), ("people", number),
            ("themes", .array(themes.all.map(Self.json))), ("notes", .string(notes)),
            ("holder", .string(holder)), ("provenance", .string(provenance)),
        ]
        if let place { members.append(("place", place)) }
        if !municipality.isEmpty { members.append(("municipality", .string(municipality))) }
        return .object(members)
    }

    private static func json(_ theme: DialogueTheme) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("name", .string(theme.name)), ("count", .number(Double(theme.count))),
        ]
        if let category = theme.category { members.append(("category", .string(category.description))) }
        return .object(members)
    }

    /// What is no number is left for the API to refuse.
    private var number: JSONValue {
        let digits = people.filter { !$0.isWhitespace }
        guard let number = Int(digits) else { return .string(digits) }
        return .number(Double(number))
    }

    /// The fields, as the template shows them.
    ///
    /// - Parameter categories: Those that a theme may go with, told by code and name.
    func shown(_ categories: [Category], _ faults: [FormFault], _ words: Words) -> Shown {
        func line(_ id: String, _ label: String, _ value: String, hint: String? = nil, isShort: Bool = false)
            -> TextField
        {
            TextField(
                id: id, label: label, value: value, hint: hint, fault: faults.text(at: id), isShort: isShort)
        }
        let known = categories.map { "\($0.code) = \($0.name.text(in: words.language))" }
        return Shown(
            day: TextField(
                id: "dag", label: words["dialogues-day"], value: day, fault: faults.text(at: "dag"),
                type: "date", isShort: true),
            whereabouts: line(
                "plats", words["dialogues-place"], whereabouts, hint: words["dialogues-place-hint"]),
            point: line("punkt", words["dialogues-point"], point, hint: words["dialogues-point-hint"]),
            people: line(
                "antal", words["dialogues-people"], people, hint: words["dialogues-people-hint"],
                isShort: true),
            themes: TextArea(
                id: "teman", label: words["dialogues-themes"], value: themes,
                hint: words(
                    "dialogues-themes-hint", ["categories": known.joined(separator: ", ")]),
                fault: faults.text(at: "teman"), rows: 5),
            notes: TextArea(
                id: "anteckningar", label: words["dialogues-notes"], value: notes,
                hint: words["dialogues-notes-hint"], fault: faults.text(at: "anteckningar"), rows: 5),
            holder: line(
                "holl", words["dialogues-holder"], holder, hint: words["dialogues-holder-hint"]),
            provenance: line(
                "underlag", words["dialogues-provenance"], provenance,
                hint: words["dialogues-provenance-hint"]))
    }

    struct Shown: Sendable {
        let day: TextField
        let whereabouts: TextField
        let point: TextField
        let people: TextField
        let themes: TextArea
        let notes: TextArea
        let holder: TextField
        let provenance: TextField
    }
}
