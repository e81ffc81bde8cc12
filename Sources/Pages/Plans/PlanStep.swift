import JSON
import Prevention
import Reports
import Web

/// What a form on the page of a plan asks for: a change of its areas, a number, a follow-up.
///
/// Every field of the page has an id of its own: those of an area end with its number.
struct PlanStep: Sendable {
    let word: String
    /// Of the area or the follow-up, from 1; nil where it is of none.
    let number: Int?
    private let form: FormText

    init(_ form: FormText) {
        self.form = form
        word = form["gor"] ?? ""
        number = form["nummer"].flatMap { Int($0) }.flatMap { (1...1_000).contains($0) ? $0 : nil }
    }

    /// What was typed.
    subscript(_ id: String) -> String? { form[id] }

    private func text(_ id: String) -> String {
        (form[id] ?? "").replacing("\r\n", with: "\n").trimmingSpaces
    }

    private var suffix: String { number.map { "-\($0)" } ?? "" }

    /// The areas of the plan after the step, as JSON; nil for a step that is about something else, or about an area that is not there.
    func areas(of plan: ActionPlan) -> JSONValue? {
        var areas = plan.areas.map(Self.json)
        let index = number.map { $0 - 1 } ?? -1
        switch word {
        case "nytt-omrade":
            areas.append(
                Self.area(
                    name: text("omrade"), problem: text("problem"), goal: text("mal"), [], []))
            return .array(areas)
        case "andra-omrade", "ta-bort-omrade", "ny-indikator", "ny-atgard": break
        default: return nil
        }
        guard plan.areas.indices.contains(index) else { return nil }
        let area = plan.areas[index]
        let indicators = area.indicators.map(Self.json)
        let measures = area.measures.map { JSONValue.string($0.description) }
        switch word {
        case "ta-bort-omrade": areas.remove(at: index)
        case "andra-omrade":
            areas[index] = Self.area(
                name: text("omrade" + suffix), problem: text("problem" + suffix), goal: text("mal" + suffix),
                indicators, measures)
        case "ny-indikator":
            areas[index] = Self.area(
                name: area.name, problem: area.problem, goal: area.goal, indicators + [indicator(in: plan)],
                measures)
        default:
            let id = LinkAddress(text("atgard" + suffix)).id
            areas[index] = Self.area(
                name: area.name, problem: area.problem, goal: area.goal, indicators,
                measures + [.string(id)])
        }
        return .array(areas)
    }

    private func indicator(in plan: ActionPlan) -> JSONValue {
        let taken = Set(plan.indicators.map(\.code.description))
        let code = (1...1_000).lazy.map { "indikator-\($0)" }.first { !taken.contains($0) } ?? ""
        let kind = form["slag" + suffix] ?? ""
        var members: [(key: String, value: JSONValue)] = [
            ("code", .string(code)), ("name", .string(text("indikator" + suffix))), ("kind", .string(kind)),
        ]
        switch PlanIndicatorKind.Word(rawValue: kind) {
        case .openCases?, .hotspots?:
            members.append(("category", .string(form["kategori" + suffix] ?? "")))
        case .survey?: members.append(("question", .string(form["fraga" + suffix] ?? "")))
        case .stated?: members.append(("unit", .string(text("enhet" + suffix))))
        case .watchAreas?, nil: break
        }
        return .object(members)
    }

    /// As `POST /api/v1/plans/{id}/numbers` takes it. What is no number is left for the API to refuse.
    var stated: JSONValue {
        let digits = (form["tal"] ?? "").filter { !$0.isWhitespace }.replacing(",", with: ".")
        return .object([
            (key: "indicator", value: .string(form["tal-indikator"] ?? "")),
            (key: "day", value: .string(text("tal-dag"))),
            (key: "number", value: Double(digits).map { JSONValue.number($0) } ?? .string(digits)),
        ])
    }

    /// As `POST /api/v1/plans/{id}/follow-ups` takes it.
    var followUp: JSONValue {
        .object([
            (key: "day", value: .string(text("uppfoljd"))), (key: "words", value: .string(text("ord"))),
        ])
    }

    /// As `POST /api/v1/plans/{id}/follow-ups/{number}/withdrawal` takes it.
    var withdrawal: JSONValue {
        .object([(key: "reason", value: .string(text("varfor" + suffix)))])
    }

    /// The step by which the plan itself is withdrawn, and the field that says why.
    static let withdrawing = "ta-tillbaka"
    static let withdrawalReason = "tillbaka-skal"

    /// As `PATCH /api/v1/plans/{id}` takes it.
    var planWithdrawal: JSONValue {
        .object([(key: "withdrawn", value: .string(text(Self.withdrawalReason)))])
    }

    /// The `id` of the field for the first word of a fault's pointer.
    var fields: [String: String] {
        switch word {
        case "nytt-omrade", "andra-omrade": ["areas": "omrade" + suffix]
        case "ny-indikator": ["areas": "indikator" + suffix]
        case "ny-atgard": ["areas": "atgard" + suffix]
        case "tal": ["indicator": "tal-indikator", "day": "tal-dag", "number": "tal"]
        case "uppfoljning": ["day": "uppfoljd", "words": "ord"]
        case "tillbaka": ["reason": "varfor" + suffix]
        case Self.withdrawing: ["withdrawn": Self.withdrawalReason]
        default: PlanForm.fields
        }
    }

    private static func area(
        name: String, problem: String, goal: String, _ indicators: [JSONValue], _ measures: [JSONValue]
    ) -> JSONValue {
        .object([
            (key: "name", value: .string(name)), (key: "problem", value: .string(problem)),
            (key: "goal", value: .string(goal)), (key: "indicators", value: .array(indicators)),
            (key: "measures", value: .array(measures)),
        ])
    }

    private static func json(_ area: PriorityArea) -> JSONValue {
        Self.area(
            name: area.name, problem: area.problem, goal: area.goal, area.indicators.map(json),
            area.measures.map { .string($0.description) })
    }

    private static func json(_ indicator: PlanIndicator) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("code", .string(indicator.code.description)), ("name", .string(indicator.name)),
            ("kind", .string(indicator.kind.word.rawValue)),
        ]
        if let category = indicator.kind.category {
            members.append(("category", .string(category.description)))
        }
        if let question = indicator.kind.question {
            members.append(("question", .string(question.description)))
        }
        if case .stated(let unit) = indicator.kind { members.append(("unit", .string(unit))) }
        return .object(members)
    }
}
