import Planning
import Reports
import Web

/// Which reports the planner's pages are about, as it stands in their addresses: period, categories, area.
///
/// What was typed is kept as it is, so that a form shows it again; ``question`` is what `GET /api/v1/hotspots` takes.
struct HotspotFilter: Sendable {
    /// The first day.
    let since: String
    /// The last day, which counts too.
    let until: String
    /// `district/holje`
    let area: String
    /// What places are compared with, in a word of ``HotspotBaseline``; empty for an even spread.
    let baseline: String
    let categories: CategoryTicks

    /// What an address may have.
    ///
    /// - Parameter isCompared: whether places are compared with anything.
    static func parameters(_ categories: [Category], isCompared: Bool = true) -> [Route.QueryParameter] {
        let period: [Route.QueryParameter] = [
            .init("fran", .text, "The first day; a year back when absent.", example: "2026-01-01"),
            .init("till", .text, "The last day; today when absent.", example: "2026-11-01"),
            .init("omrade", .text, "Layer and code; everywhere when absent.", example: "district/holje"),
        ]
        let compared = Route.QueryParameter(
            "mot", .word(HotspotBaseline.allCases.map(\.rawValue)),
            "What places are compared with to tell whether they are more than chance; an even spread when absent.",
            example: "even")
        return period + (isCompared ? [compared] : []) + CategoryTicks.parameters(categories)
    }

    /// - Parameter categories: those that there are.
    init(_ query: QueryText, categories: [Category]) {
        since = query["fran"] ?? ""
        until = query["till"] ?? ""
        area = query["omrade"] ?? ""
        baseline = query["mot"] ?? ""
        self.categories = CategoryTicks(query, among: categories)
    }

    /// As an address has it.
    var fields: [(String, String)] {
        [("fran", since), ("till", until), ("omrade", area), ("mot", baseline)].filter { !$0.1.isEmpty }
            + categories.fields
    }

    /// The same, as hidden fields of a form.
    var carried: [CarriedValue] { fields.map { CarriedValue(name: $0.0, value: $0.1) } }

    /// The parameters that ``question`` may have.
    static let asked = ["since", "until", "category", "area", "baseline"]

    /// As `GET /api/v1/hotspots` takes it: the day after the last is where it ends.
    var question: [(String, String)] {
        let end = CivilDate(until).map { $0.adding(days: 1).description } ?? until
        return [
            ("since", since), ("until", end), ("category", categories.asked), ("area", area),
            ("baseline", baseline),
        ]
        .filter { !$0.1.isEmpty }
    }

    /// - Throws: never in practice: every parameter is known and stands once.
    func reader() throws(Problem) -> QueryReader {
        QueryReader(try QueryText(FormText.written(question), known: question.map(\.0)))
    }

    /// What is wrong with it, by the fields of the form.
    ///
    /// - Throws: the problem, when it is about something else.
    func faults(_ problem: Problem, _ words: Words) throws(Problem) -> [FormFault] {
        let fields = [
            "since": "fran", "until": "till", "area": "omrade", "category": "kategori", "baseline": "mot",
        ]
        return try problem.faults(at: fields, in: words.language) { fault, name in
            guard ["since", "until"].contains(name), fault.code == "parameter.value" else { return nil }
            return CivilDate(name == "since" ? since : until) == nil
                ? words["places-day-fault"] : words["places-period-fault"]
        }
    }
}
