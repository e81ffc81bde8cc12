import Planning
import Reports
import Web

/// The form in which period, categories and area are chosen, above the planner's lists.
struct HotspotForm: Sendable {
    let since: TextField
    /// Nil where it cannot be chosen, as with ``area``.
    let until: TextField?
    let area: SelectField?
    /// What places are compared with; nil where nothing is compared.
    let baseline: SelectField?
    let categories: CheckGroup
    /// What is chosen, in a line: for who sees the form folded.
    let summary: String
    /// Whether it is unfolded: when something in it is wrong.
    let isOpen: Bool
    /// Usual periods, as links.
    let periods: [Period]

    struct Period: Hashable, Sendable {
        let name: String
        let address: String
        let isHere: Bool
    }

    /// - Parameters:
    ///   - path: of the page that the form is on.
    ///   - names: the categories to choose among.
    ///   - baselines: what there is to compare places with; none where nothing is compared.
    ///   - areas: those to choose among; nil where neither an area nor a last day can be chosen.
    init(
        _ filter: HotspotFilter, path: String, names: CategoryNames, areas: [(value: String, label: String)]?,
        baselines: [HotspotBaseline] = [], faults: [FormFault], at now: Timestamp, _ words: Words
    ) {
        let today = SwedishTime(now).date
        since = TextField(
            id: "fran", label: words["places-since"], value: filter.since, fault: faults.text(at: "fran"),
            type: "date", isShort: true)
        let last = TextField(
            id: "till", label: words["places-until"], value: filter.until, fault: faults.text(at: "till"),
            type: "date", isShort: true)
        until = areas == nil ? nil : last
        let choices = areas ?? []
        let choice = SelectField(
            id: "omrade", label: words["places-area"],
            options: [(value: "", label: words["places-everywhere"])] + choices, chosen: filter.area,
            fault: faults.text(at: "omrade"))
        area = areas == nil ? nil : choice
        baseline =
            baselines.isEmpty
            ? nil
            : SelectField(
                id: "mot", label: words["places-against"],
                options: baselines.map { ($0 == .even ? "" : $0.rawValue, Self.name(of: $0, words)) },
                chosen: filter.baseline == HotspotBaseline.even.rawValue ? "" : filter.baseline,
                fault: faults.text(at: "mot"))
        categories = filter.categories.group(of: names, fault: faults.text(at: "kategori"), words)
        let usual = areas == nil ? words["trends-years-back"] : words["places-year-back"]
        let first = filter.since.isEmpty ? usual : filter.since
        let end = filter.until.isEmpty ? words["places-today"] : filter.until
        let named = filter.categories.codes.compactMap { names[$0] }
        summary = [
            "\(first) – \(end)",
            named.isEmpty ? words["places-all-categories"] : named.joined(separator: ", "),
            areas == nil
                ? nil : choices.first { $0.value == filter.area }?.label ?? words["places-everywhere"],
            baselines.first { $0 != .even && $0.rawValue == filter.baseline }
                .map { Self.name(of: $0, words) },
        ].compactMap(\.self).joined(separator: " · ")
        isOpen = !faults.isEmpty
        let days = [
            (words["places-quarter"], 91), (words["places-half-year"], 182), (words["places-year"], 365),
            (words["places-two-years"], 730),
        ]
        // A trend has to be learnt from a year or more.
        periods = days.filter { areas != nil || $0.1 >= 365 }.map { name, days in
            let since = today.adding(days: -days).description
            let rest = filter.fields.filter { !["fran", "till"].contains($0.0) }
            return Period(
                name: name, address: "\(path)?\(FormText.written([("fran", since)] + rest))",
                isHere: filter.since == since && filter.until.isEmpty)
        }
    }

    private static func name(of baseline: HotspotBaseline, _ words: Words) -> String {
        switch baseline {
        case .even: words["places-against-even"]
        case .reports: words["places-against-reports"]
        case .inhabitants: words["places-against-inhabitants"]
        }
    }
}
