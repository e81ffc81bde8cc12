import JSON
import Prevention
import Reports
import Web

/// The form by which a picture is made.
struct PictureForm: Sendable {
    var municipality = ""
    var kind = PictureKind.operative.rawValue
    var from = ""
    var until = ""
    var day = ""
    var summary = ""
    /// The yearly report that it is to correct; empty for none.
    var corrects = ""

    /// The names of its fields by the members of the API.
    static let fields = [
        "reason": "skal",
        "kind": "slag", "from": "fran", "until": "till", "day": "dag", "municipality": "kommun",
        "municipalities": "kommuner",
    ]

    init() {}

    /// Of a kind that a link names.
    init(kind word: String?) {
        if let word, PictureKind(rawValue: word) != nil { kind = word }
    }

    /// That corrects a yearly report, with its words on the whole.
    init(correcting head: PictureHead) {
        municipality = head.municipality.description
        kind = PictureKind.yearly.rawValue
        from = head.scope.span.from.description
        until = head.scope.span.until.description
        summary = head.words[.summary] ?? ""
        corrects = head.id.description
    }

    init(_ form: FormText) {
        corrects = form["rattar"] ?? ""
        municipality = form["kommun"] ?? ""
        kind = form["slag"] ?? ""
        from = (form["fran"] ?? "").trimmingSpaces
        until = (form["till"] ?? "").trimmingSpaces
        day = (form["dag"] ?? "").trimmingSpaces
        summary = form["ord-summary"] ?? ""
    }

    /// As `POST /api/v1/pictures` takes it.
    func body(as id: PictureID) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            (key: "id", value: .string(id.description)), (key: "kind", value: .string(kind)),
        ]
        for (name, text) in [
            ("municipality", municipality), ("from", from), ("until", until), ("day", day),
            ("corrects", corrects),
        ] where !text.isEmpty {
            members.append((key: name, value: .string(text)))
        }
        members.append(
            (key: "words", value: .object([(key: "summary", value: .string(summary))])))
        return .object(members)
    }

    func shown(
        _ profiles: [Profile], _ faults: [FormFault], _ words: Words,
        kinds: [PictureKind] = PictureKind.allCases
    ) -> Shown {
        func field(_ id: String, _ word: String, _ value: String, hint: String) -> TextField {
            TextField(
                id: id, label: words[word], value: value, hint: words[hint], fault: faults.text(at: id),
                type: "date", isShort: true)
        }
        return Shown(
            municipality: profiles.count < 2
                ? nil
                : SelectField(
                    id: "kommun", label: words["pictures-municipality"],
                    options: profiles.map {
                        (value: $0.municipality.description, label: $0.name)
                    }, chosen: municipality, fault: faults.text(at: "kommun")),
            kind: SelectField(
                id: "slag", label: words["pictures-kind"],
                options: kinds.map {
                    (value: $0.rawValue, label: $0.name.text(in: words.language))
                }, chosen: kind, hint: words["pictures-kind-hint"], fault: faults.text(at: "slag")),
            day: field("dag", "pictures-day", day, hint: "pictures-day-hint"),
            from: field("fran", "pictures-from", from, hint: "pictures-from-hint"),
            until: field("till", "pictures-until", until, hint: "pictures-until-hint"),
            summary: TextArea(
                id: "ord-summary", label: words["pictures-summary"], value: summary,
                hint: words["pictures-words-hint"], fault: faults.text(at: "ord-summary"), rows: 5))
    }

    struct Shown: Sendable {
        let municipality: SelectField?
        let kind: SelectField
        let day: TextField
        let from: TextField
        let until: TextField
        let summary: TextArea
    }
}

/// The analyst's words under each heading, as a form writes them.
struct PictureWordsForm: Sendable {
    private let texts: [PictureHeading: String]
    /// Why words of an adopted report are masked; nil where that is not asked for.
    var reason: String?

    init(_ head: PictureHead) { texts = head.words }

    init(_ words: [PictureHeading: String]) { texts = words }

    init(_ form: FormText) {
        texts = PictureHeading.allCases.reduce(into: [:]) { texts, heading in
            texts[heading] = form["ord-\(heading.rawValue)"]
        }
        reason = form["skal"]
    }

    /// As `PATCH /api/v1/pictures/{id}` takes it.
    var body: JSONValue {
        let words: [(key: String, value: JSONValue)] = PictureHeading.allCases.compactMap { heading in
            texts[heading].map { (key: heading.rawValue, value: JSONValue.string($0)) }
        }
        var members: [(key: String, value: JSONValue)] = [(key: "words", value: .object(words))]
        if let reason { members.append((key: "reason", value: .string(reason))) }
        return .object(members)
    }

    /// The fields as the form shows them before anything is typed, of what is kept.
    func keptFields(of kind: PictureKind, _ language: Language) -> KeptFields {
        KeptFields([fields(of: kind, [], language)])
    }

    func fields(of kind: PictureKind, _ faults: [FormFault], _ language: Language) -> [TextArea] {
        PictureHeading.all(of: kind).map { heading in
            let id = "ord-\(heading.rawValue)"
            return TextArea(
                id: id, label: heading.name.text(in: language), value: texts[heading] ?? "",
                fault: faults.text(at: id), rows: 4)
        }
    }
}
