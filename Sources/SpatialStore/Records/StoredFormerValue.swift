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

    private struct State: Codable {
        let kind: String
        let text: String?
        let code: String?
    }

    private struct Words: Codable {
        let sv: String
        let en: String

        init(_ words: Bilingual) { (sv, en) = (words.swedish, words.english) }

        var bilingual: Bilingual { Bilingual(swedish: sv, english: en) }
    }

    private struct Given: Codable {
        let unit: String
        let name: Words
        let rule: String
        let reason: Words
        let since: Int64
        let due: String?
    }

    private struct Left: Codable {
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
            self.state = State(kind: state.kind.rawValue, text: state.text, code: state.code)
        case .assignee(let assignee):
            self.init(of: "assignee")
            self.assignee = assignee?.description
        case .units(let units, let left):
            self.init(of: "units")
            self.units = units.map {
                Given(
                    unit: $0.unit.description, name: Words($0.unitName), rule: $0.rule,
                    reason: Words($0.reason),
                    since: $0.since.milliseconds, due: $0.due?.description)
            }
            self.left = left.map {
                Left(
                    unit: $0.unit.description, rule: $0.rule, handedOver: $0.handedOver,
                    reason: Words($0.reason), at: $0.at.milliseconds)
            }
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
        }
    }

    private var value: FormerValue? {
        switch of {
        case "state":
            state.flatMap { CaseState(kind: $0.kind, text: $0.text, code: $0.code) }.map(FormerValue.state)
        case "assignee": .assignee(assignee.flatMap { Assignee($0) })
        case "units":
            .units(units?.compactMap(Self.assignment) ?? [], left: left?.compactMap(Self.left) ?? [])
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
        default: nil
        }
    }

    private static func assignment(_ given: Given) -> Assignment? {
        guard let unit = Code<Unit>(given.unit), let since = Timestamp(milliseconds: given.since)
        else { return nil }
        return Assignment(
            unit: unit, unitName: given.name.bilingual, rule: given.rule, reason: given.reason.bilingual,
            since: since, due: given.due.flatMap { CivilDate($0) })
    }

    private static func left(_ left: Left) -> LeftUnit? {
        guard let unit = Code<Unit>(left.unit), let at = Timestamp(milliseconds: left.at) else { return nil }
        return LeftUnit(
            unit: unit, rule: left.rule, handedOver: left.handedOver, reason: left.reason.bilingual, at: at)
    }

    private static func whereabouts(_ spot: Spot) -> Whereabouts? {
        guard let northing = spot.northingCentimetres, let easting = spot.eastingCentimetres else {
            return spot.words.map { .unplaced(words: $0) }
        }
        return Place(northingCentimetres: northing, eastingCentimetres: easting).map {
            .placed($0, accuracy: spot.accuracy.flatMap { Distance(metres: $0) }, words: spot.words)
        }
    }

    private static func byName<Value, Stored>(_ values: [Report.ID: Value], _ stored: (Value) -> Stored)
        -> [String: Stored]
    {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.description, stored($0.value)) })
    }

    private static func byID<Stored, Value>(_ stored: [String: Stored], _ value: (Stored) -> Value?)
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
