import Geometry
import Reports
import Testing
import Triage

/// Rules, areas and reports to route, each saying only what matters.
enum RoutingSample {
    /// The sample profile with these rules.
    static func document(_ rules: String) throws -> ProfileDocument {
        let fallback =
            "fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen., en: None. } }"
        return try ProfileDocument(
            profileYAML: ProfileSample.profile, routingYAML: "\(fallback)\nrules:\n\(rules)\n")
    }

    /// A line of YAML for a rule; `when` is what stands between the braces.
    static func rule(_ id: String, when: String = "", units: String = "lpo", days: Int? = nil) -> String {
        let when = when.isEmpty ? "" : "when: { \(when) }, "
        let days = days.map { "deadline-working-days: \($0), " } ?? ""
        return
            "  - { id: \(id), \(when)units: [\(units)], \(days)reason: { sv: \"\(id).\", en: \"\(id).\" } }"
    }

    static func document(_ rules: [String]) throws -> ProfileDocument {
        try document(rules.joined(separator: "\n"))
    }

    static func facts(
        _ category: String = "lighting", source: Source = .resident,
        seen: String = "2026-11-20T12:00:00+01:00",
        text: String = "Det är mörkt.", areas: [MappedArea] = []
    ) throws -> RoutingFacts {
        RoutingFacts(
            category: try #require(Code(category)), source: source, observed: try Timestamp(rfc3339: seen),
            text: text, areas: areas)
    }

    /// A square of one kilometre, so many kilometres north and east of a corner in Blekinge.
    static func area(
        _ layer: AreaLayer, _ code: String, owner: String? = nil, north: Double = 0, east: Double = 0,
        from: CivilDate? = nil, until: CivilDate? = nil
    ) throws -> MappedArea {
        let corner = try #require(Place(northing: 6_236_000 + north * 1_000, easting: 470_000 + east * 1_000))
        let corners = try [(0.0, 0.0), (0, 1_000), (1_000, 1_000), (1_000, 0), (0, 0)].map { north, east in
            try #require(corner.moved(northMetres: north, eastMetres: east))
        }
        return MappedArea(
            layer: layer, code: code, name: code, owner: owner,
            area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]), validFrom: from,
            validUntil: until)
    }

    static let one = CaseCounts(reports: 1, reporters: 1)

    /// Noon on a Friday.
    static func noon() throws -> Timestamp { try Timestamp(rfc3339: "2026-11-20T12:00:00+01:00") }
}

extension ProfileDocument {
    func assignments(_ reports: [RoutingFacts], counts: CaseCounts = RoutingSample.one) throws -> [Assignment]
    {
        let now = try RoutingSample.noon()
        return rules.assignments(for: reports, counts: counts, opened: now, at: now, profile: profile)
    }

    /// The rules that give a unit, such as `["drugs"]` or `["fallback"]`.
    func deciding(_ reports: [RoutingFacts], counts: CaseCounts = RoutingSample.one) throws -> [String] {
        try assignments(reports, counts: counts).map(\.rule)
    }
}
