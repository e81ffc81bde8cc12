import CQL2
import Exports
import Prevention
import Reports
import Web

/// That of filters, not that of files.
private typealias FeatureValue = CQL2.FeatureValue

/// Stops of walks, findings and measures as features, each told by the rules of the lists of the API.
extension APIService {
    /// - Cost: the answers and findings of the walks on the page; of all walks, where a filter asks about them.
    func walkFeatures(_ asked: AskedFeatures, for caller: Caller, _ language: Language) async throws
        -> FeaturePage
    {
        let held = Set(WalkState.allCases).subtracting([.calledOff])
        let walks = try await walks(WalkQuery(states: held), for: caller)
        guard asked.filter?.fields.isDisjoint(with: FeatureCollection.ofAnswers) ?? true else {
            var features: [Feature] = []
            for walk in walks { features += try await stopFeatures(of: walk, for: caller, language) }
            return try page(asked, features)
        }
        let planned = walks.flatMap { walk in walk.stops.map { Feature($0, of: walk, language) } }
        var answer = try page(asked, planned)
        let shown = Set(answer.features.map(\.id))
        var whole: [String: Feature] = [:]
        for walk in walks where walk.stops.contains(where: { shown.contains(Feature.id(of: $0, walk.id)) }) {
            for feature in try await stopFeatures(of: walk, for: caller, language) {
                whole[feature.id] = feature
            }
        }
        answer.features = answer.features.map { whole[$0.id] ?? $0 }
        return answer
    }

    /// The stops of a walk, with what was answered and found.
    private func stopFeatures(of walk: SafetyWalk, for caller: Caller, _ language: Language) async throws
        -> [Feature]
    {
        let answers = WalkAnswers(try await store.walkAnswers(of: walk.id), checklist: walk.checklist)
        let found = try await told(try await store.findings(FindingQuery(walk: walk.id)), to: caller)
        return walk.stops.map { stop in
            Feature(
                stop, of: walk, language, mean: answers.mean(at: stop.number),
                findings: found.count { $0.stop == stop.number })
        }
    }

    /// - Throws: ``Problem/notFound``.
    func walkFeature(_ id: String, for caller: Caller, _ language: Language) async throws -> Feature? {
        guard let name = PercentCoding.decode(id), let walkID = WalkID(name.prefix { $0 != ":" }) else {
            return nil
        }
        let walk = try await walk(walkID, for: caller)
        guard walk.state != .calledOff else { return nil }
        return try await stopFeatures(of: walk, for: caller, language).first { $0.id == name }
    }

    func findingFeatures(for caller: Caller) async throws -> [Feature] {
        let found = try await findings(FindingQuery(), for: caller)
        let walks = try await walks(of: found, for: caller)
        return found.compactMap { finding in walks[finding.walk].flatMap { Feature(finding, of: $0) } }
    }

    /// - Throws: ``Problem/notFound``.
    func findingFeature(_ id: String, for caller: Caller) async throws -> Feature? {
        guard let id = FindingID(id) else { return nil }
        let found = try await finding(id, for: caller)
        return Feature(found, of: try await walk(found.walk, for: caller))
    }

    func measureFeatures(for caller: Caller) async throws -> [Feature] {
        try await measures(MeasureQuery(), for: caller).map { Feature($0) }
    }

    func measureFeature(_ id: String, for caller: Caller) async throws -> Feature? {
        guard let id = MeasureID(id), let found = try await store.measure(id, in: caller.municipalities)
        else { return nil }
        return try await told([found], to: caller).first.map { Feature($0) }
    }
}

extension Feature {
    /// `01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f:1`
    fileprivate static func id(of stop: SafetyWalk.Stop, _ walk: WalkID) -> String {
        "\(walk):\(stop.number)"
    }

    /// A stop; see ``FeatureCollection/walks``.
    ///
    /// - Parameters:
    ///   - mean: Of what was answered there.
    ///   - findings: How many findings the reader is told of; nil where that is not known yet.
    fileprivate init(
        _ stop: SafetyWalk.Stop, of walk: SafetyWalk, _ language: Language, mean: Double? = nil,
        findings: Int? = nil
    ) {
        id = Self.id(of: stop, walk.id)
        shape = .place(stop.place)
        values = [
            .text(walk.municipality.description), .text(walk.id.description), .text(walk.title),
            .text(walk.state.rawValue), FeatureValue(walk.days.walk), .integer(stop.number), .text(stop.name),
            .text(stop.reason.text(in: language)), FeatureValue(stop.hotspot?.description),
            FeatureValue(mean.map { ($0 * 100).rounded() / 100 }),
            findings.map(FeatureValue.integer) ?? .missing,
        ]
    }

    /// A finding; see ``FeatureCollection/findings``. Nil where its walk was called off.
    fileprivate init?(_ finding: ToldFinding, of walk: SafetyWalk) {
        guard walk.takesFindings else { return nil }
        id = finding.id.description
        shape = .place(finding.place)
        values = [
            .text(finding.municipality.description), .text(finding.walk.description), .text(walk.title),
            FeatureValue(walk.days.walk), finding.stop.map(FeatureValue.integer) ?? .missing,
            FeatureValue(finding.point?.description), FeatureValue(finding.what),
            FeatureValue(finding.whereabouts), .text(finding.gravity.rawValue),
            FeatureValue(finding.action), FeatureValue(finding.unit?.description),
            FeatureValue(finding.due), .text(finding.status.rawValue),
            FeatureValue(finding.case?.description), FeatureValue(finding.measure?.description),
            .bool(finding.isWithheld), .moment(finding.made), .moment(finding.changed),
        ]
    }

    /// A measure; see ``FeatureCollection/measures``.
    fileprivate init(_ told: ToldMeasure) {
        let measure = told.measure
        id = measure.id.description
        shape = measure.place?.middle.map { FeatureShape.place($0) }
        let units = measure.units.map(\.description).joined(separator: ",")
        let causes = measure.causes
        let seen =
            told.cases.count + causes.hotspots.count + causes.findings.count + causes.commitments.count
        values = [
            .text(measure.municipality.description), .text(measure.kind.description), .text(measure.title),
            .text(measure.details), .text(measure.state.rawValue),
            FeatureValue(measure.day), FeatureValue(measure.days.planned), FeatureValue(measure.days.begun),
            FeatureValue(measure.days.done), measure.cost.map { FeatureValue.integer($0.amount) } ?? .missing,
            .text(measure.responsible.rawValue), units.isEmpty ? .missing : .text(units), .integer(seen),
            FeatureValue(measure.place?.kind.rawValue), .moment(measure.changed),
        ]
    }
}
