import Geometry
import API
import Exports
import Prevention
import Projection
import Reports
import Web

/// A measure in a list, on the map, or as a link from what it is because of.
struct MeasureRow: Sendable {
    let address: String
    let title: String
    let kind: String
    let state: String
    let stateCode: String
    let day: String
    let cost: String
    let responsible: String
    /// `14.660869,56.275730`: where it stands on the map; nil for no place.
    let spot: String?
    /// Its corners, as `spot` has them, with blanks between.
    let outline: String
    let shape: String

    /// - Parameter unitName: What a unit is called.
    /// - Throws: `ProjectionFault`.
    init(
        _ told: ToldMeasure, _ projector: Projector, _ language: Language,
        unitName: (Code<Reports.Unit>) -> String
    ) throws {
        let measure = told.measure
        address = "/atgarder/\(measure.id)"
        title = measure.title
        kind = told.kindName.text(in: language)
        state = measure.state.name.text(in: language)
        stateCode = measure.state.rawValue
        day = measure.day?.description ?? "–"
        cost = measure.cost?.description ?? "–"
        responsible = ([measure.responsible.name.text(in: language)] + measure.units.map(unitName))
            .joined(separator: ", ")
        spot = try measure.place?.middle.map { WalkSpot.written(try projector.position(of: $0)) }
        shape = measure.place?.kind.rawValue ?? ""
        outline = try Self.corners(of: measure.place, projector)
    }

    /// The corners of a line, or of the outline of the first part of an area.
    private static func corners(of place: MeasurePlace?, _ projector: Projector) throws -> String {
        let places: [Place] =
            switch place {
            case .line(let corners)?: corners
            case .area(let area)?: area.polygons.first?.outline.corners ?? []
            case .point, nil: []
            }
        return try projector.positions(of: places).map(WalkSpot.written).joined(separator: " ")
    }
}

/// A measure as its own page shows it.
struct ShownMeasure: Sendable {
    let address: String
    let version: Int
    let state: String
    let stateCode: String
    /// Whether there is an effect to ask for.
    let isDone: Bool
    let kind: String
    let details: String
    let reason: String?
    let isPublished: Bool
    /// Whether everybody sees it, or will.
    let publication: String
    let facts: [Definition]
    /// How far it has come, as a row of steps; empty for a measure that was stopped.
    let steps: [ShownWalk.Passed]
    /// What it becomes next; nil at the end.
    let next: ShownWalk.Step?
    let others: [ShownWalk.Step]

    init(
        _ told: ToldMeasure, _ language: Language, _ words: Words, unitName: (Code<Reports.Unit>) -> String
    ) {
        let measure = told.measure
        address = "/atgarder/\(measure.id)"
        version = measure.version
        state = measure.state.name.text(in: language)
        stateCode = measure.state.rawValue
        isDone = measure.state == .done
        kind = told.kindName.text(in: language)
        details = measure.details
        reason = measure.reason
        isPublished = measure.isPublished
        publication =
            words[
                !measure.isPublished
                    ? "measures-unpublished-now"
                    : measure.state == .done ? "measures-published" : "measures-published-later"]
        facts = [
            Definition(words["measures-kind"], [kind]),
            Definition(words["measures-planned"], [measure.days.planned?.description ?? "–"]),
            Definition(words["measures-begun"], [measure.days.begun?.description ?? "–"]),
            Definition(words["measures-done"], [measure.days.done?.description ?? "–"]),
            Definition(words["measures-cost"], [measure.cost?.description ?? "–"]),
            Definition(words["measures-responsible"], [measure.responsible.name.text(in: language)]),
            Definition(
                words["measures-units"], measure.units.isEmpty ? ["–"] : measure.units.map(unitName)),
        ]
        let order: [MeasureState] = [.proposed, .decided, .underWay, .done]
        let position = order.firstIndex(of: measure.state)
        steps =
            position.map { here in
                order.enumerated().map { index, state in
                    ShownWalk.Passed(
                        name: state.name.text(in: language), isHere: index == here, isDone: index < here)
                }
            } ?? []
        func step(_ state: MeasureState) -> ShownWalk.Step {
            let label: String =
                switch state {
                case .proposed: words["measures-to-proposed"]
                case .decided: words["measures-to-decided"]
                case .underWay: words["measures-to-under-way"]
                case .done: words["measures-to-done"]
                case .stopped: words["measures-to-stopped"]
                }
            return ShownWalk.Step(code: state.rawValue, label: label)
        }
        next = measure.state.onward.map(step)
        others = MeasureState.allCases.filter {
            measure.state.next.contains($0) && $0 != measure.state.onward
        }.map(step)
    }
}

/// Something that a measure is because of, with a link to it where it has a page.
struct ShownCause: Sendable {
    let address: String?
    let name: String
    /// What kind of thing it is.
    let kind: String
    /// How it stands, in a word; nil where it stands in no way.
    let state: String?
    /// As the form names it when it is taken away: `cases:ID`; nil for what goes with another cause.
    let code: String?
}
