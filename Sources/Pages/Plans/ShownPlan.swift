import Prevention
import Reports
import Web

/// A plan in a list.
struct PlanRow: Sendable {
    let address: String
    let title: String
    let period: String
    let decided: String
    let areas: String
    let isWithdrawn: Bool

    init(_ plan: ActionPlan) {
        address = "/planer/\(plan.id)"
        title = plan.title
        period = plan.period.words.swedish
        decided = ShownPlan.decided(plan) ?? "–"
        areas = plan.areas.map(\.name).joined(separator: ", ")
        isWithdrawn = plan.withdrawn != nil
    }
}

enum ShownPlan {
    /// By which body, and when; nil for a draft.
    static func decided(_ plan: ActionPlan) -> String? {
        let parts = [plan.decidedBy, plan.decided?.description ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// A priority area as it is read.
struct ShownArea: Sendable {
    let number: Int
    let name: String
    let problem: String?
    let goal: String?
    let indicators: [ShownIndicator]
    let measures: [ShownPlanMeasure]
    let hasMeasures: Bool

    init(
        _ area: PriorityArea, number: Int, _ series: [Code<PlanIndicator>: [IndicatorFigure]],
        _ measures: [MeasureID: Measure], _ words: Words
    ) {
        self.number = number
        name = area.name
        problem = area.problem.isEmpty ? nil : area.problem
        goal = area.goal.isEmpty ? nil : area.goal
        indicators = area.indicators.map { ShownIndicator($0, series[$0.code] ?? [], words) }
        self.measures = area.measures.compactMap { id in
            measures[id].map { ShownPlanMeasure($0, words.language) }
        }
        hasMeasures = !self.measures.isEmpty
    }
}

/// An indicator with what it said over time.
struct ShownIndicator: Sendable {
    let id: String
    let name: String
    let kind: String
    let unit: String?
    let figures: [Figure]
    let hasFigures: Bool

    struct Figure: Sendable {
        let day: String
        let value: String
        /// Of what day or year it is, where that is another.
        let of: String?
    }

    init(_ indicator: PlanIndicator, _ series: [IndicatorFigure], _ words: Words) {
        id = "indikator-\(indicator.code)"
        name = indicator.name
        kind = indicator.kind.word.name.text(in: words.language)
        unit = indicator.kind.unit.isEmpty ? nil : indicator.kind.unit
        let unknown = indicator.kind.word == .hotspots ? words["plans-no-hotspots"] : "–"
        figures = series.map { figure in
            var value = figure.value?.text ?? unknown
            if let low = figure.low, let high = figure.high { value += " (\(low.text)–\(high.text))" }
            return Figure(day: figure.day.description, value: value, of: figure.of)
        }
        hasFigures = !figures.isEmpty
    }
}

/// A measure that a plan names.
struct ShownPlanMeasure: Sendable {
    let address: String
    let title: String
    let state: String

    init(_ measure: Measure, _ language: Language) {
        address = "/atgarder/\(measure.id)"
        title = measure.title
        state = measure.state.name.text(in: language)
    }
}

/// A follow-up with its frozen figures.
struct ShownPlanFollowUp: Sendable {
    let number: Int
    let day: String
    let words: String
    let figures: [String]
    let withdrawn: String?
    /// Nil for one that was withdrawn, or where it is only read.
    let reason: TextField?

    init(_ followUp: PlanFollowUp, reason: TextField? = nil) {
        number = followUp.number
        day = followUp.day.description
        words = followUp.words
        figures = followUp.figures.map { "\($0.name): \($0.value?.text ?? "–")" }
        withdrawn = followUp.withdrawn
        self.reason = followUp.withdrawn == nil ? reason : nil
    }
}
