import JSON
import Reports
import Web

/// The form by which a figure of the safety survey is kept or corrected.
struct SurveyForm: Sendable {
    var question = ""
    var municipality = ""
    var year = ""
    var percent = ""
    var asked = ""
    var answered = ""
    var source = ""

    /// The names of its fields by the members of the API.
    static let fields = [
        "percent": "andel", "asked": "fragade", "answered": "svarade", "source": "kalla",
        "year": "ar",
    ]

    init() {}

    init(_ form: FormText) {
        question = form["fraga"] ?? ""
        municipality = (form["kommun"] ?? "").trimmingSpaces
        year = (form["ar"] ?? "").trimmingSpaces
        percent = form["andel"] ?? ""
        asked = form["fragade"] ?? ""
        answered = form["svarade"] ?? ""
        source = form["kalla"] ?? ""
    }

    /// As `PUT /api/v1/surveys/…` takes it; what is no number is sent as it was typed, and refused.
    func body(keeper: MunicipalityCode) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            (key: "percent", value: .string(percent)), (key: "source", value: .string(source)),
            (key: "keeper", value: .string(keeper.description)),
        ]
        for (name, text) in [("asked", asked), ("answered", answered)] {
            let digits = text.filter { !$0.isWhitespace }
            guard !digits.isEmpty else { continue }
            members.append((key: name, value: Int(digits).map { .number(Double($0)) } ?? .string(digits)))
        }
        return .object(members)
    }

    func shown(_ questions: [SurveyQuestion], _ faults: [FormFault], _ words: Words) -> Shown {
        func field(_ id: String, _ word: String, _ value: String, hint: String? = nil) -> TextField {
            TextField(
                id: id, label: words[word], value: value, hint: hint.map { words[$0] },
                fault: faults.text(at: id), isShort: id != "kalla")
        }
        return Shown(
            question: SelectField(
                id: "fraga", label: words["surveys-question"],
                options: questions.map { ($0.code.description, $0.name.text(in: words.language)) },
                chosen: question, fault: faults.text(at: "fraga")),
            municipality: field(
                "kommun", "surveys-municipality", municipality, hint: "surveys-municipality-hint"),
            year: field("ar", "surveys-year", year), percent: field("andel", "surveys-percent", percent),
            asked: field("fragade", "surveys-asked", asked),
            answered: field("svarade", "surveys-answered", answered, hint: "surveys-answered-hint"),
            source: field("kalla", "surveys-source", source))
    }

    struct Shown: Sendable {
        let question: SelectField
        let municipality: TextField
        let year: TextField
        let percent: TextField
        let asked: TextField
        let answered: TextField
        let source: TextField
    }
}
