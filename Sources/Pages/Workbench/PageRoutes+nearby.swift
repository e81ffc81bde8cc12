import API
import Geometry
import HTTPTypes
import JSON
import Projection
import Reports
import Web

extension PageRoutes {
    /// What lies near: in a circle around a place, or in a polygon that is drawn or whose corners are typed.
    var showNearby: Route {
        staffPage(
            "/nara", .readCases,
            query: [
                .init("near", .text, "Longitude,latitude: the middle of a circle.", example: "14.53,56.28"),
                .init("radius", .text, "Its radius in metres.", example: "200"),
                .init(
                    "horn", .text,
                    "The corners of a polygon instead: longitude,latitude, separated by spaces.",
                    example: "14.52,56.27 14.54,56.27 14.54,56.28"),
                .init("category", .text, "Codes of categories.", example: "lighting"),
                .init("status", .text, "Of the case.", example: "open,in-progress"),
            ], Bilingual(swedish: "Nära en plats", english: "Near a place")
        ) { call, visit in
            let caller = try call.caller()
            let words = frame.words[visit.language]
            let asked = NearbyAddress(call.query)
            var page = Page(template: "nearby", title: words["near-title"]).withMap
            page.scripts.append("nearby.js")
            page.styles.append("workbench.css")
            page.isWide = true
            page.content["map"] = map(words["near-map"], for: visit)
            if asked.isSomething {
                do {
                    let found = try await api.nearby(
                        try asked.text(), within: asked.polygon, limit: Self.mostNearby, for: caller,
                        at: call.now)
                    page.content["rows"] = found.reports.map { nearbyRow($0, words) }
                    page.content["found"] = words.count(found.reports.count, "near-found")
                    page.content["hasMore"] = found.hasMore
                } catch let problem as Problem where [.badParameter, .faultyContent].contains(problem.kind) {
                    page.status = problem.kind.status
                    page.faults = problem.faults(in: visit.language) { $0.parameter ?? "horn" }
                }
            }
            page.content["fields"] = asked.fields(words, page.faults.byField, profiles(seenBy: caller)).map(
                \.content)
            return page
        }
    }

    /// So many reports are listed.
    private static let mostNearby = 200

    private func nearbyRow(_ near: NearbyReport, _ words: Words) -> [String: any Sendable] {
        let report = near.filed.report
        var row: [String: any Sendable] = [
            "href": "/arende/\(near.filed.case)?rapport=\(report.id)#rapport-\(report.id)",
            "reference": report.reference.description,
            "category": categoryName(report, words), "text": report.text.description.shortened(to: 140),
            "status": near.filed.status.name.text(in: words.language),
            "observed": SwedishTime(report.observed).date.description,
            "longitude": near.position.map { $0.longitude.degrees } ?? "",
            "latitude": near.position.map { $0.latitude.degrees } ?? "",
        ]
        row["distance"] = near.distance.map {
            words("near-metres", ["metres": "\(Int($0.metres.rounded()))"])
        }
        return row
    }
}

/// What the address of the page asks for.
struct NearbyAddress: Sendable {
    private let values: [String: String]

    init(_ query: QueryText) {
        values = Dictionary(
            query.parameters.map { ($0.name, $0.value.trimmingSpaces) }
                .filter { !$0.1.isEmpty && $0.0 != "lang" }
        ) { first, _ in first }
    }

    var isSomething: Bool { values["near"] != nil || values["horn"] != nil }

    /// A GeoJSON polygon of the corners, closed; nil for a circle. What is no number stays text, which the API refuses.
    var polygon: JSONValue? {
        guard let text = values["horn"] else { return nil }
        var corners = text.split(whereSeparator: \.isWhitespace).map { corner in
            JSONValue.array(
                corner.split(separator: ",").map { part in
                    Degrees.number(part).map { .number($0) } ?? .string(String(part))
                })
        }
        if let first = corners.first, corners.last != first { corners.append(first) }
        return .object([("type", .string("Polygon")), ("coordinates", .array([.array(corners)]))])
    }

    /// - Throws: 400, which cannot be: the names are the API's.
    func text() throws(Problem) -> QueryText {
        let circle = values["horn"] == nil ? ["near", "radius"] : []
        let names = circle + ["category", "status"]
        return try QueryText(
            FormText.written(names.compactMap { name in values[name].map { (name, $0) } }), known: names)
    }

    func fields(_ words: Words, _ faults: [String: String], _ profiles: [Profile]) -> [FormField] {
        func text(_ name: String, _ label: String, _ usual: String = "", _ hint: String? = nil) -> FormField {
            .text(
                TextField(
                    id: name, label: label, value: values[name] ?? usual, hint: hint, fault: faults[name]))
        }
        func select(_ name: String, _ label: String, _ options: [(value: String, label: String)]) -> FormField
        {
            let all = [(value: "", label: words["queue-any"])] + options.unique
            return .select(
                SelectField(
                    id: name, label: label, options: all, chosen: values[name] ?? "", fault: faults[name]))
        }
        return [
            text("near", words["near-middle"], "", words["near-middle-hint"]),
            text("radius", words["near-radius"], "200"),
            text("horn", words["near-corners"], "", words["near-corners-hint"]),
            select(
                "category", words["queue-category"],
                profiles.flatMap(\.categories).map {
                    (value: $0.code.description, label: $0.name.text(in: words.language))
                }),
            select("status", words["queue-state"], [("open,in-progress", words["queue-state-open"])]),
        ]
    }
}
