package import Exports
import Geometry
package import Hummingbird
package import JSON
package import Prevention
package import Projection
package import Reports
package import Web

/// The file formats of a list of measures.
package enum MeasureFormat: String, CaseIterable, Sendable {
    case json, geojson, csv, ics
}

extension APIService {
    /// What is asked of measures.
    package struct AskedMeasures: Sendable {
        package var measures = MeasureQuery()
        /// Those in it, or that reach into it; nil for all.
        package var area: MappedArea?

        package init() {}
    }

    /// What `GET /api/v1/measures` asks for.
    ///
    /// - Throws: a ``Problem`` with every fault; 404 for a case or a finding that the caller may not see.
    func measureQuery(_ call: Call, for caller: Caller) async throws -> (AskedMeasures, MeasureFormat) {
        var reader = QueryReader(call.query)
        var asked = AskedMeasures()
        let profiles = profiles(seenBy: caller)
        asked.measures.kinds = reader.choices(
            "kind", Choices(profiles.flatMap(\.measureKinds.all).map(\.code)))
        asked.measures.states = reader.words("state", MeasureState.self)
        asked.measures.since = reader.day("since")
        asked.measures.until = reader.day("until")
        asked.measures.unit = reader.choice("unit", Choices(profiles.flatMap(\.units).map(\.code)))
        asked.area = reader.area("area", areas(), on: SwedishTime(call.now).date)
        let named = reader.value("case", sv: "Id för ett ärende.", en: "The id of a case.") { Case.ID($0) }
        let found = reader.value("finding", sv: "Id för en iakttagelse.", en: "The id of a finding.") {
            FindingID($0)
        }
        let format = reader.word("format", MeasureFormat.self) ?? .json
        if named != nil, found != nil {
            reader.fault(
                "finding", "parameter.conflict", sv: "Inte tillsammans med case.",
                en: "Not together with case.")
        }
        try reader.finish()
        if let named { asked.measures.cause = try await cause(named, for: caller) }
        if let found { asked.measures.cause = .finding(try await finding(found, for: caller).id) }
        return (asked, format)
    }

    /// A case that measures may be because of.
    ///
    /// - Throws: 404 for one that the caller may not see.
    package func cause(_ id: Case.ID, for caller: Caller) async throws -> MeasureQuery.Cause {
        guard let reader = Caller(caller.identity, to: .readCases) else { throw Problem.notFound }
        return .case(try await foundCase(id, for: reader).id)
    }

    /// The measures that are asked for, those in an area alone where one is named.
    package func measures(_ query: MeasureQuery, in area: MappedArea?, for caller: Caller) async throws
        -> [ToldMeasure]
    {
        let found = try await measures(query, for: caller)
        guard let area else { return found }
        let shape = PreparedArea(area.area)
        return found.filter { $0.measure.place?.places.contains(where: shape.contains) ?? false }
    }

    /// Measures as a file.
    package func measureList(
        _ measures: [ToldMeasure], as format: MeasureFormat, _ language: Language, at now: Timestamp
    ) throws -> Response {
        switch format {
        case .json:
            let body = try JSONWriter.object { try $0.measures(measures, projector, in: language) }
            return .json(body, headers: [.contentLanguage: language.rawValue])
        case .geojson:
            let bytes = try MeasuresGeoJSON(projector).bytes(of: measures) { $0.text(in: language) }
            return Response(
                .ok, GeoJSON.mediaType, bytes, headers: [.contentLanguage: language.rawValue])
        case .csv:
            let published = measures.filter { Self.warnings(of: $0.measure, at: now).isEmpty }
            return Response(
                .ok, MeasuresCSV.mediaType, try MeasuresCSV(projector).bytes(of: published),
                headers: [.contentDisposition: "attachment; filename=\"atgarder.csv\""])
        case .ics: return calendar(deadlines(language).bytes(of: measures), "atgarder")
        }
    }
}

extension JSONObject {
    /// `"measures":[…]`
    package mutating func measures(
        _ measures: [ToldMeasure], _ projector: Projector, in language: Language
    ) throws {
        try array("measures") { array in
            for measure in measures {
                try array.object { try measure.write(to: &$0, projector) { $0.text(in: language) } }
            }
        }
    }
}
