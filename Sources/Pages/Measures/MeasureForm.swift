import API
import Exports
import JSON
import Prevention
import Projection
import Reports
import Web

/// What a form says of a measure, as the body of the API that it stands for. What was typed is kept as it is.
struct MeasureForm: Sendable {
    var kind = ""
    var title = ""
    var details = ""
    /// A place a line, in degrees; several lines are the corners of a line. Or an address or a name, alone.
    var place = ""
    /// `district/holje`; ``sameArea`` for the area that the measure has; empty for none.
    var area = ""
    var planned = ""
    var begun: String?
    var done: String?
    var cost = ""
    var responsible = Measure.Responsible.municipality.rawValue
    var units: Set<String> = []
    /// Only where a measure is made.
    var state = MeasureState.proposed.rawValue
    var reason = ""
    var finding: String?
    var `case`: String?
    var hotspot: String?

    /// What stands for the area that the measure has.
    static let sameArea = "nu"

    init() {}

    init(_ form: FormText, units known: [Code<Reports.Unit>]) {
        kind = form["slag"] ?? ""
        title = form["namn"] ?? ""
        details = form["beskrivning"] ?? ""
        place = form["plats"] ?? ""
        area = form["omrade"] ?? ""
        planned = form["planerad"] ?? ""
        begun = form["borjade"]
        done = form["genomford"]
        cost = form["kostnad"] ?? ""
        responsible = form["ansvar"] ?? ""
        units = Set(known.map(\.description).filter { form["ansvarig-\($0)"] != nil })
        state = form["lage"] ?? ""
        finding = form["iakttagelse"].flatMap { $0.isEmpty ? nil : $0 }
        `case` = form["arende"].flatMap { $0.isEmpty ? nil : $0 }
        hotspot = form["hotspot"].flatMap { $0.isEmpty ? nil : $0 }
    }

    init(_ measure: Measure, _ projector: Projector) throws {
        kind = measure.kind.description
        title = measure.title
        details = measure.details
        switch measure.place {
        case nil: break
        case .area: area = Self.sameArea
        case .point, .line:
            place = try projector.positions(of: measure.place?.places ?? []).map(WalkSpot.written)
                .joined(separator: "\n")
        }
        planned = measure.days.planned?.description ?? ""
        begun = measure.days.begun?.description ?? ""
        done = measure.days.done?.description ?? ""
        cost = measure.cost.map { "\($0.amount)" } ?? ""
        responsible = measure.responsible.rawValue
        units = Set(measure.units.map(\.description))
        state = measure.state.rawValue
    }

    /// The `id` of the field for the first word of a fault's pointer.
    static let fields = [
        "kind": "slag", "title": "namn", "details": "beskrivning", "place": "plats", "planned": "planerad",
        "begun": "borjade", "done": "genomford", "cost": "kostnad", "responsible": "ansvar",
        "units": "ansvarig", "causes": "orsaker", "state": "lage", "reason": "skal", "answer": "svar",
        "id": "main", "municipality": "main",
    ]

    /// As `PUT /api/v1/measures/{id}` takes it, and without causes and state `PATCH`.
    ///
    /// - Parameter place: The place that is meant; nil for the one that the measure has.
    func body(_ place: JSONValue?, of municipality: MunicipalityCode?, isNew: Bool) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("kind", .string(kind)), ("title", .string(title)), ("details", .string(details)),
            ("planned", .string(planned)), ("cost", amount), ("responsible", .string(responsible)),
            ("units", .array(units.sorted().map { .string($0) })),
        ]
        if let place { members.append(("place", place)) }
        if let begun, !isNew || !begun.isEmpty { members.append(("begun", .string(begun))) }
        if let done, !done.isEmpty { members.append(("done", .string(done))) }
        if isNew {
            if let municipality { members.append(("municipality", .string(municipality.description))) }
            members.append(("state", .string(state)))
            let causes: [(key: String, value: JSONValue)] = [
                ("cases", `case`), ("hotspots", hotspot), ("findings", finding),
            ].compactMap { name, id in id.map { (name, .array([.string($0)])) } }
            if !causes.isEmpty { members.append(("causes", .object(causes))) }
        }
        return .object(members)
    }

    /// `125 000 kr` is a number; what is none is left for the API to refuse.
    private var amount: JSONValue {
        let digits = cost.filter { !$0.isWhitespace }.replacing("kr", with: "")
        guard let number = Int(digits) else { return .string(cost) }
        return .number(Double(number))
    }

    /// What the form offers to choose among.
    struct Choices {
        let kinds: MeasureKinds
        let units: [Reports.Unit]
        let areas: [(value: String, label: String)]
        let isNew: Bool
        let language: Language
    }

    /// The fields, as the template shows them.
    func shown(_ choices: Choices, _ faults: [FormFault], _ words: Words) -> Shown {
        let language = choices.language
        func day(_ id: String, _ label: String, _ value: String?) -> TextField {
            TextField(
                id: id, label: words[label], value: value ?? "", fault: faults.text(at: id), type: "date",
                isShort: true)
        }
        var kinds = choices.kinds.all.map {
            (value: $0.code.description, label: $0.name.text(in: language))
        }
        if let code = Code<MeasureKind>(kind), choices.kinds.kind(code) == nil {
            kinds.append((value: kind, label: kind))
        }
        var areas = [(value: "", label: words["measures-no-area"])]
        if area == Self.sameArea {
            areas.append((value: Self.sameArea, label: words["measures-same-area"]))
        }
        areas += choices.areas
        let states: [MeasureState] = [.proposed, .decided, .underWay, .done]
        let isBegun = begun?.isEmpty == false || [.underWay, .done].contains(MeasureState(rawValue: state))
        return Shown(
            kind: SelectField(
                id: "slag", label: words["measures-kind"], options: kinds, chosen: kind,
                fault: faults.text(at: "slag")),
            name: TextField(
                id: "namn", label: words["measures-name"], value: title, hint: words["measures-name-hint"],
                fault: faults.text(at: "namn"), isRequired: true),
            details: TextArea(
                id: "beskrivning", label: words["measures-details"], value: details,
                hint: words["measures-details-hint"], fault: faults.text(at: "beskrivning"), rows: 3),
            place: TextArea(
                id: "plats", label: words["measures-place"], value: place,
                hint: words["measures-place-hint"], fault: faults.text(at: "plats"), rows: 2),
            area: SelectField(
                id: "omrade", label: words["measures-area"], options: areas, chosen: area,
                hint: words["measures-area-hint"], fault: faults.text(at: "omrade")),
            planned: day("planerad", "measures-planned", planned),
            begun: choices.isNew || isBegun ? day("borjade", "measures-begun", begun) : nil,
            done: choices.isNew || state == MeasureState.done.rawValue
                ? day("genomford", "measures-done", done) : nil,
            cost: TextField(
                id: "kostnad", label: words["measures-cost"], value: cost, hint: words["measures-cost-hint"],
                fault: faults.text(at: "kostnad"), isShort: true),
            responsible: SelectField(
                id: "ansvar", label: words["measures-responsible"],
                options: Measure.Responsible.allCases.map {
                    (value: $0.rawValue, label: $0.name.text(in: language))
                }, chosen: responsible, fault: faults.text(at: "ansvar")),
            units: CheckGroup(
                id: "ansvarig", label: words["measures-units"],
                choices: choices.units.map {
                    (value: $0.code.description, label: $0.name.text(in: language))
                }, chosen: units, fault: faults.text(at: "ansvarig")),
            state: choices.isNew
                ? SelectField(
                    id: "lage", label: words["measures-state"],
                    options: states.map { (value: $0.rawValue, label: $0.name.text(in: language)) },
                    chosen: state, fault: faults.text(at: "lage")) : nil)
    }

    struct Shown: Sendable {
        let kind: SelectField
        let name: TextField
        let details: TextArea
        let place: TextArea
        let area: SelectField
        let planned: TextField
        let begun: TextField?
        let done: TextField?
        let cost: TextField
        let responsible: SelectField
        let units: CheckGroup
        let state: SelectField?
    }
}
