import Foundation
import Reports
import SpatialStore
import Synchronization
import TestSupport
import Triage

/// The backends that must pass the contract suite. A new one is a new case.
enum Backend: CaseIterable {
    case spatiaLite
    /// The same with the placed reports in memory, as a server has it.
    case spatiaLiteInMemory

    func makeStore(_ jurisdictions: [ProfileDocument]? = nil) async throws -> any ReportStore & CaseStore {
        let store = try TemporaryStore(jurisdictions, inMemory: self == .spatiaLiteInMemory).store
        try await store.settled()
        return store
    }
}

/// A store in a folder of its own, which goes when the value goes.
final class TemporaryStore: Sendable {
    let store: SpatiaLiteStore
    let path: String

    init(
        _ jurisdictions: [ProfileDocument]? = nil, path: String? = nil, queueCapacity: Int = 10_000,
        queuesMessages: Bool = true, inMemory: Bool = false
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.path = path ?? folder.appending(path: "lykta.sqlite").path
        var settings = try StoreSettings.fixture(
            jurisdictions: jurisdictions, queueCapacity: queueCapacity, queuesMessages: queuesMessages)
        settings.keepsReportsInMemory = inMemory
        store = try SpatiaLiteStore(writing: self.path, settings: settings)
    }
}

extension StoreSettings {
    /// Settings that make case ids by a fixed seed.
    static func fixture(
        jurisdictions: [ProfileDocument]? = nil, queueCapacity: Int = 10_000, queuesMessages: Bool = true
    ) throws -> StoreSettings {
        let chance = SharedChance(seed: 42)
        return StoreSettings(
            jurisdictions: try jurisdictions ?? [.fixture()], queueCapacity: queueCapacity,
            queuesMessages: queuesMessages, makeCaseID: { chance.id(at: $0) })
    }
}

/// Seeded chance that several tasks share.
final class SharedChance: Sendable {
    private let chance: Mutex<SeededChance>

    init(seed: UInt64) { chance = Mutex(SeededChance(seed: seed)) }

    func id(at moment: Timestamp) -> Case.ID { chance.withLock { Case.ID(at: moment, using: &$0) } }
}

extension ProfileDocument {
    /// Olofström with a rule for lighting, one for what three people have reported, and the contact centre for the rest.
    /// `minimum` is that of lighting.
    static func fixture(municipality: String = "1060", minimum: Int = 1) throws -> ProfileDocument {
        let categories = [
            ("lighting", 60, minimum), ("drugs", 75, 1), ("speeding", 150, 1), ("visibility", 75, 1),
        ]
        let profile = """
            municipality: "\(municipality)"
            name: Olofström
            reference-prefix: OLO
            oldest-observation-days: 730
            categories:
            \(categories.map { category in
                """
                  - code: \(category.0)
                    name: { sv: \(category.0), en: \(category.0) }
                    joining: { reach-metres: \(category.1), memory-days: 180, minimum: \(category.2), extent-metres: 400 }
                """
            }.joined(separator: "\n"))
            units:
              - code: gata-park
                name: { sv: Gata och park, en: Streets and parks }
                kind: department
                channels: [ { webhook: "https://example.se/hook", secret: GATA } ]
              - code: kontaktcenter
                name: { sv: Kontaktcenter, en: Contact centre }
                kind: department
            """
        let routing = """
            fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen regel., en: No rule. } }
            rules:
              - id: lighting
                when: { category: [lighting] }
                units: [gata-park]
                deadline-working-days: 10
                reason: { sv: Kommunens belysning., en: The municipality's lighting. }
              - id: many-voices
                when: { reporters-at-least: 3 }
                units: [kontaktcenter]
                reason: { sv: Flera har rapporterat., en: Several have reported. }
            """
        return try ProfileDocument(profileYAML: profile, routingYAML: routing)
    }
}
