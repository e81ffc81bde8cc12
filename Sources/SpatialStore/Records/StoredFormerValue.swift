import FoundationEssentials
import Geometry
import Reports

/// What stood before a decision, as JSON in `case_event.former`. A shipped form is never changed: members are added.
struct StoredFormerValue: Codable {
    /// Of what it is a value; one that is not known is a decision that cannot be undone.
    private let of: String
    private var state: State?
    private var assignee: String?
    private var units: [Given]?
    private var left: [Left]?
    private var due: [String: String?]?
    private var categories: [String: String]?
    private var places: [String: Spot]?
    private var restrictions: [String: Bool]?
    private var cases: StoredFormerCases?

    struct State: Codable {
        let kind: String
        let text: String?
        let code: String?
    }

    struct Words: Codable {
        let sv: String
        let en: String

        init(_ words: Bilingual) { (sv, en) = (words.swedish, words.english) }

        var bilingual: Bilingual { Bilingual(swedish: sv, english: en) }
    }

    struct Given: Codable {
        let unit: String
        let name: Words
        let rule: String
        let reason: Words
        let since: Int64
        let due: String?
    }

    struct Left: Codable {
        let unit: String
        let rule: String
        let handedOver: Bool
        let reason: Words
        let at: Int64
    }

    private struct Spot: Codable {
        let northingCentimetres: Int32?
        let eastingCentimetres: Int32?
        let accuracy: Double?
        let words: String?
    }

    private init(of: String) { self.of = of }

    private init(_ value: FormerValue) {
        switch value {
        case .state(let state):
            self.init(of: "state")
            self.state = State(state)
        case .assignee(let assignee):
            self.init(of: "assignee")
            self.assignee = assignee?.description
        case .units(let units, let left):
            self.init(of: "units")
            self.units = units.map(Given.init)
            self.left = left.map(Left.init)
        case .due(let days):
            self.init(of: "due")
            due = Dictionary(uniqueKeysWithValues: days.map { ($0.key.description, $0.value?.description) })
        case .categories(let categories):
            self.init(of: "categories")
            self.categories = Self.byName(categories) { $0.description }
        case .places(let places):
            self.init(of: "places")
            self.places = Self.byName(places) {
                Spot(
                    northingCentimetres: $0.place?.northingCentimetres,
                    eastingCentimetres: $0.place?.eastingCentimetres, accuracy: $0.accuracy?.metres,
                    words: $0.words)
            }
        case .restrictions(let restrictions):
            self.init(of: "restrictions")
            self.restrictions = Self.byName(restrictions) { $0 }
        case .ruling: self.init(of: "ruling")
        case .cases(let cases):
            self.init(of: "cases")
            self.cases = StoredFormerCases(cases)
        }
    }

    private var value: FormerValue? {
        switch of {
        case "state":
            state?.value.map(FormerValue.state)
        case "assignee": .assignee(assignee.flatMap { Assignee($0) })
        case "units":
            .units(units?.compactMap(\.value) ?? [], left: left?.compactMap(\.value) ?? [])
        case "due":
            .due(
                (due ?? [:]).reduce(into: [:]) { days, pair in
                    if let unit = Code<Unit>(pair.key) {
                        days[unit] = .some(pair.value.flatMap { CivilDate($0) })
                    }
                })
        case "categories": .categories(Self.byID(categories ?? [:]) { Code<Reports.Category>($0) })
        case "places": .places(Self.byID(places ?? [:], Self.whereabouts))
        case "restrictions": .restrictions(Self.byID(restrictions ?? [:]) { $0 })
        case "ruling": .ruling
        case "cases": cases?.value.map(FormerValue.cases)
        default: nil
        }
    }

    private static func whereabouts(_ spot: Spot) -> Whereabouts? {
        guard let northing = spot.northingCentimetres, let easting = spot.eastingCentimetres else {
            return spot.words.map { .unplaced(words: $0) }
        }
        return Place(northingCentimetres: northing, eastingCentimetres: easting).map {
            .placed($0, accuracy: spot.accuracy.flatMap { Distance(metres: $0) }, words: spot.words)
        }
    }

    static func byName<Value, Stored>(_ values: [Report.ID: Value], _ stored: (Value) -> Stored)
        -> [String: Stored]
    {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.description, stored($0.value)) })
    }

    static func byID<Stored, Value>(_ stored: [String: Stored], _ value: (Stored) -> Value?)
        -> [Report.ID: Value]
    {
        stored.reduce(into: [:]) { values, pair in
            if let id = Report.ID(pair.key), let found = value(pair.value) { values[id] = found }
        }
    }

    static func json(_ value: FormerValue) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(StoredFormerValue(value)), as: UTF8.self)
    }

    /// Nil for what this version cannot read.
    static func value(_ json: String) -> FormerValue? {
        try? JSONDecoder().decode(StoredFormerValue.self, from: Data(json.utf8)).value
    }
}

extension StoredFormerValue.State {
    init(_ state: CaseState) {
        self.init(kind: state.kind.rawValue, text: state.text, code: state.code)
    }

    var value: CaseState? { CaseState(kind: kind, text: text, code: code) }
}

extension StoredFormerValue.Given {
    init(_ given: Assignment) {
        self.init(
            unit: given.unit.description, name: StoredFormerValue.Words(given.unitName), rule: given.rule,
            reason: StoredFormerValue.Words(given.reason), since: given.since.milliseconds,
            due: given.due?.description)
    }

    var value: Assignment? {
        guard let unit = Code<Unit>(unit), let since = Timestamp(milliseconds: since) else {
            return nil
        }
        return Assignment(
            unit: unit, unitName: name.bilingual, rule: rule, reason: reason.bilingual, since: since,
            due: due.flatMap { CivilDate($0) })
    }
}

extension StoredFormerValue.Left {
    init(_ left: LeftUnit) {
        self.init(
            unit: left.unit.description, rule: left.rule, handedOver: left.handedOver,
            reason: StoredFormerValue.Words(left.reason), at: left.at.milliseconds)
    }

    var value: LeftUnit? {
        guard let unit = Code<Unit>(unit), let at = Timestamp(milliseconds: at) else { return nil }
        return LeftUnit(
            unit: unit, rule: rule, handedOver: handedOver, reason: reason.bilingual, at: at)
    }
}

extension CaseState {
    /// What stands in `case_file.state_code`: the reason for a refusal, or the kind of a measure.
    var code: String? {
        switch self {
        case .received, .reopened, .underWay, .waiting, .closed, .merged: nil
        case .done(_, let measure): measure?.description
        case .cannot(let refusal, _): refusal.rawValue
        }
    }

    /// Nil when the columns do not belong together.
    init?(kind: String, text: String?, code: String?) {
        switch CaseState.Kind(rawValue: kind) {
        case .received: self = .received
        case .reopened: self = .reopened(reason: text)
        case .underWay: self = .underWay
        case .waiting:
            guard let text else { return nil }
            self = .waiting(for: text)
        case .done:
            guard let text else { return nil }
            self = .done(what: text, measure: code.flatMap { Code<MeasureKind>($0) })
        case .cannot:
            guard let refusal = code.flatMap(Refusal.init(rawValue:)) else { return nil }
            self = .cannot(refusal, explanation: text)
        case .closed: self = .closed
        case .merged: self = .merged
        case nil: return nil
        }
    }
}
