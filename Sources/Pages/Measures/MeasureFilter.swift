import API
import Prevention
import Reports
import Web

/// Which measures an address asks for. What in it is nothing is as if it were not there.
struct MeasureFilter: Sendable {
    let kind: String
    let state: String
    let year: String
    let unit: String
    let area: String

    /// What stands for every state in which somebody still has something to do.
    static let open = "oppna"

    init(_ query: QueryText) {
        kind = query["slag"] ?? ""
        state = query["lage"] ?? ""
        year = query["ar"] ?? ""
        unit = query["ansvarig"] ?? ""
        area = query["omrade"] ?? ""
    }

    /// As an address has it.
    var fields: [(String, String)] {
        [("slag", kind), ("lage", state), ("ar", year), ("ansvarig", unit), ("omrade", area)]
            .filter { !$0.1.isEmpty }
    }

    func asked(_ areas: AreaMap, at now: Timestamp) -> APIService.AskedMeasures {
        var asked = APIService.AskedMeasures()
        if let code = Code<MeasureKind>(kind) { asked.measures.kinds = [code] }
        if state == Self.open {
            asked.measures.states = Set(MeasureState.allCases.filter(\.isOpen))
        } else if let one = MeasureState(rawValue: state) {
            asked.measures.states = [one]
        }
        if let number = Int(year) { asked.measures.ask(forYear: number) }
        asked.measures.unit = Code<Reports.Unit>(unit)
        let halves = area.split(separator: "/", maxSplits: 1).map(String.init)
        if halves.count == 2, let layer = AreaLayer(rawValue: halves[0]) {
            let day = SwedishTime(now).date
            asked.area = areas.versions(of: layer, code: halves[1]).first { $0.isValid(on: day) }
        }
        return asked
    }

    func shown(
        _ profiles: [Profile], areas: [(value: String, label: String)], at now: Timestamp,
        _ language: Language, _ words: Words
    ) -> Shown {
        let every = (value: "", label: words["measures-every"])
        let this = SwedishTime(now).date.year
        return Shown(
            kind: SelectField(
                id: "slag", label: words["measures-kind"],
                options: [every]
                    + profiles.flatMap(\.measureKinds.all).map {
                        (value: $0.code.description, label: $0.name.text(in: language))
                    }.unique, chosen: kind),
            state: SelectField(
                id: "lage", label: words["measures-state"],
                options: [every, (value: Self.open, label: words["measures-open"])]
                    + MeasureState.allCases.map {
                        (value: $0.rawValue, label: $0.name.text(in: language))
                    }, chosen: state),
            year: SelectField(
                id: "ar", label: words["measures-year"],
                options: [every]
                    + SelectField.years(from: this + 1, chosen: year), chosen: year),
            unit: SelectField(
                id: "ansvarig", label: words["measures-unit"],
                options: [every]
                    + profiles.flatMap(\.units).map {
                        (value: $0.code.description, label: $0.name.text(in: language))
                    }.unique, chosen: unit),
            area: SelectField(
                id: "omrade", label: words["measures-area-filter"], options: [every] + areas, chosen: area),
            isOpen: !fields.isEmpty,
            summary: fields.isEmpty ? words["measures-filter-none"] : words["measures-filter-some"])
    }

    struct Shown: Sendable {
        let kind: SelectField
        let state: SelectField
        let year: SelectField
        let unit: SelectField
        let area: SelectField
        let isOpen: Bool
        let summary: String
    }
}
