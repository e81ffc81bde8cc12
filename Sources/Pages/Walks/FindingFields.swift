import JSON
import Prevention
import Reports
import Web

/// The fields of a finding: of a new one, or of one that is kept; with what was typed, where something was wrong with it.
///
/// The template is `finding-fields`.
struct FindingFields: Sendable {
    /// Where it was found is chosen once: nil for a finding that is kept.
    let stop: SelectField?
    let point: SelectField?
    let what: TextArea
    let place: TextField
    /// Where on the map.
    let spot: TextField
    let action: TextField
    let gravity: SelectField
    let unit: SelectField
    let due: TextField
    /// Nil for a new one, which begins as one that waits.
    let status: SelectField?

    /// The field of the place on the map.
    static let spotField = "plats"

    /// Of a new finding of a walk.
    init(
        of walk: SafetyWalk, typed: FormText?, _ faults: [FormFault],
        units: [(value: String, label: String)], _ language: Language, _ words: Words
    ) {
        self.init(
            (
                SelectField(
                    id: "stopp", label: words["findings-stop"],
                    options: walk.stops.map { (value: "\($0.number)", label: "\($0.number). \($0.name)") },
                    chosen: typed?["stopp"] ?? "", fault: faults.text(at: "stopp")),
                SelectField(
                    id: "punkt", label: words["findings-point"],
                    options: [(value: "", label: words["findings-no-point"])]
                        + walk.checklist.points.map {
                            (value: $0.code.description, label: $0.name.text(in: language))
                        }, chosen: typed?["punkt"] ?? "", fault: faults.text(at: "punkt"))
            ), keeping: nil, at: nil, typed, faults, units: units, language, words)
    }

    /// Of a finding that is kept.
    ///
    /// - Parameter spot: Where it lies, as the form has it.
    init(
        of finding: Finding, at spot: String, typed: FormText?, _ faults: [FormFault],
        units: [(value: String, label: String)], _ language: Language, _ words: Words
    ) {
        self.init(nil, keeping: finding, at: spot, typed, faults, units: units, language, words)
    }

    private init(
        _ found: (stop: SelectField, point: SelectField)?, keeping finding: Finding?, at spot: String?,
        _ typed: FormText?, _ faults: [FormFault], units: [(value: String, label: String)],
        _ language: Language, _ words: Words
    ) {
        func value(_ field: String, _ kept: String?) -> String { typed?[field] ?? kept ?? "" }
        stop = found?.stop
        point = found?.point
        what = TextArea(
            id: "vad", label: words["findings-what"], value: value("vad", finding?.what),
            hint: words["findings-what-hint"], fault: faults.text(at: "vad"), rows: 3)
        place = TextField(
            id: "var", label: words["findings-where"], value: value("var", finding?.whereabouts),
            fault: faults.text(at: "var"))
        self.spot = TextField(
            id: Self.spotField, label: words["findings-spot"], value: value(Self.spotField, spot),
            hint: words("findings-spot-hint", ["metres": "\(Finding.farthestMetres)"]),
            fault: faults.text(at: Self.spotField))
        action = TextField(
            id: "forslag", label: words["findings-action"], value: value("forslag", finding?.action),
            fault: faults.text(at: "forslag"))
        gravity = SelectField(
            id: "allvar", label: words["findings-gravity"],
            options: Finding.Gravity.allCases.map { (value: $0.rawValue, label: $0.name.text(in: language)) },
            chosen: value("allvar", (finding?.gravity ?? .middling).rawValue),
            fault: faults.text(at: "allvar"))
        unit = SelectField(
            id: "ansvarig", label: words["findings-unit"], options: units,
            chosen: value("ansvarig", finding?.unit?.description), fault: faults.text(at: "ansvarig"))
        due = TextField(
            id: "senast", label: words["findings-due"], value: value("senast", finding?.due?.description),
            fault: faults.text(at: "senast"), type: "date", isShort: true)
        status = finding.map { finding in
            SelectField(
                id: "lage", label: words["findings-status"],
                options: Finding.Status.allCases.map {
                    (value: $0.rawValue, label: $0.name.text(in: language))
                }, chosen: value("lage", finding.status.rawValue), fault: faults.text(at: "lage"))
        }
    }
}

/// What a finding can become: a case of its own, or a part of one that there is.
struct FindingBecomes: Sendable {
    let category: SelectField
    /// Of the category that was chosen: they are asked once it is known.
    let questions: [QuestionField]
    let other: TextField

    init(
        _ finding: Finding, typed: FormText?, _ faults: [FormFault], categories: [Reports.Category],
        _ language: Language, _ words: Words
    ) {
        let suggested = finding.point?.description == "lighting" ? "lighting" : ""
        category = SelectField(
            id: "kategori", label: words["findings-category"],
            options: categories.map { (value: $0.code.description, label: $0.name.text(in: language)) },
            chosen: typed?["kategori"] ?? suggested, fault: faults.text(at: "kategori"))
        questions = Self.questions(typed, among: categories).map { question in
            let name = ReportDraft.name(of: question)
            return QuestionField(
                question, answered: typed?[name] ?? "", fault: faults.text(at: name), language)
        }
        other = TextField(
            id: "arende", label: words["findings-join"], value: typed?["arende"] ?? "",
            hint: words["findings-join-hint"], fault: faults.text(at: "arende"))
    }

    /// What the category asks that was chosen in the form.
    static func questions(_ typed: FormText?, among categories: [Reports.Category]) -> [Question] {
        categories.first { $0.code.description == typed?["kategori"] }?.questions ?? []
    }

    /// What was answered to it, as a submission has it.
    static func answers(_ typed: FormText, among categories: [Reports.Category]) -> JSONValue {
        .object(
            questions(typed, among: categories).compactMap { question -> (key: String, value: JSONValue)? in
                guard let answer = typed[ReportDraft.name(of: question)], !answer.isEmpty else { return nil }
                return (key: question.code.description, value: JSONValue.string(answer))
            })
    }
}
