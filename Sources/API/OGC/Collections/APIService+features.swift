import CQL2
import Prevention
import Reports
import Web

/// The collections of features, each within what the caller may see.
extension APIService {
    /// - Throws: 400 for a cursor that no answer had, and for too much to sort.
    func features(_ asked: AskedFeatures, _ call: Call) async throws -> FeaturePage {
        switch asked.collection {
        case .reports: return try await reportFeatures(asked, for: try call.caller())
        case .cases: return try await caseFeatures(asked, for: try call.caller())
        case .hotspots:
            return try page(asked, try await hotspotFeatures(for: try call.caller(), call.language))
        case .walks: return try await walkFeatures(asked, for: try call.caller(), call.language)
        case .findings: return try page(asked, try await findingFeatures(for: try call.caller()))
        case .measures: return try page(asked, try await measureFeatures(for: try call.caller()))
        case .areas: return try page(asked, areaFeatures(for: try call.caller()))
        case .cells: return try page(asked, try await cellFeatures(at: call.now))
        default: throw Problem.notFound
        }
    }

    /// The one with this id.
    ///
    /// - Throws: 404.
    func feature(_ id: String, of collection: FeatureCollection, _ call: Call) async throws -> Feature {
        let found: Feature?
        switch collection {
        case .reports:
            // By its id alone: a reference is no id of a feature.
            guard Report.ID(id) != nil else { throw Problem.notFound }
            found = try await filedReport(id, for: try call.caller()).map { Feature($0) }
        case .cases: found = try await caseFeature(id, for: try call.caller())
        case .hotspots:
            let caller = try call.caller()
            guard let id = KeptHotspotID(id) else { throw Problem.notFound }
            found = Feature(try await keptHotspot(id, for: caller), in: call.language)
        case .walks: found = try await walkFeature(id, for: try call.caller(), call.language)
        case .findings: found = try await findingFeature(id, for: try call.caller())
        case .measures: found = try await measureFeature(id, for: try call.caller())
        case .areas:
            let name = PercentCoding.decode(id)
            found = areaFeatures(for: try call.caller()).first { $0.id == name }
        case .cells: found = try await cellFeatures(at: call.now).first { $0.id == id }
        default: found = nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// The features of a list in memory that are asked for.
    func page(_ asked: AskedFeatures, _ features: [Feature]) throws -> FeaturePage {
        let held = try asked.box.map { try features.held(by: $0, projector) }
        return try FeaturePage(of: features, asked, in: held ?? features.map { _ in true })
    }
}
