import Accounts
import Foundation
import Geometry
import Hummingbird
import HummingbirdTesting
import Intake
import Logging
import Photos
import Projection
import Reports
import SpatialStore
import Synchronization
import TestStore
import TestSupport
import Triage

@testable import API
@testable import Open311
@testable import Pages
@testable import Web

/// A whole server over a real store in a file of its own: two neighbouring municipalities, and a key for every purpose.
final class TestInstallation: Sendable {
    let service: APIService
    /// Of all doors, in the order in which they are documented.
    let routes: [Route]
    /// Those that programs ask for too.
    var described: [Route] { routes.filter(\.isDescribed) }
    let store: SpatiaLiteStore
    let accounts: AccountServices
    let metrics = PrometheusMetrics()
    private let server: WebServer
    private let directory: URL
    private let clock = Kept(Timestamp.testNow)
    private let secrets: [KeyPurpose: APIKeySecret]

    /// What a key is for.
    enum KeyPurpose: CaseIterable {
        /// All scopes, all municipalities.
        case all
        /// All scopes, Olofström only.
        case olofstrom
        /// All scopes, the neighbour only.
        case neighbour
        /// What staff have, Olofström only: not the originals, not the administration.
        case clerk
        /// What it takes to give scopes that it lacks, and nothing else.
        case granter
        case write, read, caseWrite, original, admin, revoked

        var scopes: Set<APIKey.Scope> {
            switch self {
            case .all, .olofstrom, .neighbour, .revoked: Set(APIKey.Scope.allCases)
            case .clerk: [.reportWrite, .reportRead, .caseWrite]
            case .granter: [.admin, .keysGrant]
            case .write: [.reportWrite]
            case .read: [.reportRead]
            case .caseWrite: [.caseWrite]
            case .original: [.originalRead]
            case .admin: [.admin]
            }
        }

        var municipalities: [String] {
            switch self {
            case .olofstrom, .clerk: ["1060"]
            case .neighbour: ["1081"]
            default: []
            }
        }
    }

    /// A third municipality, or a fourth.
    struct Neighbour {
        let code: String
        let prefix: String
        let name: String
        /// In metres from the square of Olofström.
        let west: Double
        let east: Double
        var profile = ""
    }

    /// - Parameter open311: The municipalities that speak it, where the server has that door. They ask what vandalism there is.
    init(
        limits: WebLimits = WebLimits(), readiness: Readiness = .ready,
        decoder: PhotoDecoder = PhotoDecoder(), routing: String = routingYAML,
        care: ServerCare = ServerCare(), asking questions: String = "",
        profile more: String = "", beside neighbours: [Neighbour] = [], open311: [String]? = nil
    ) async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "lykta-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let speakers = open311 ?? []
        var jurisdictions = [
            try Self.jurisdiction(
                "1060", "OLO", routing, more, asking: questions, speaksOpen311: speakers.contains("1060")),
            try Self.jurisdiction("1081", "RNN", routing, speaksOpen311: speakers.contains("1081")),
        ]
        for one in neighbours {
            jurisdictions.append(try Self.jurisdiction(one.code, one.prefix, routing, one.profile))
        }
        let chance = Kept(SeededChance(seed: 7))
        let database = directory.appending(path: "lykta.sqlite").path
        try EmptyDatabase.copy(to: database)
        let store = try SpatiaLiteStore(
            writing: database,
            settings: StoreSettings(
                jurisdictions: jurisdictions,
                makeCaseID: { moment in chance.change { Case.ID(at: moment, using: &$0) } },
                sealing: try OriginalKeys([[UInt8](repeating: 5, count: 32)]).orFail()))
        self.store = store
        try await store.keep([
            try Self.square("1060", "Olofström", west: -10_000, east: 10_000),
            try Self.square("1081", "Ronneby", west: 10_000, east: 30_000),
            try Self.square("holje", "Holje", layer: .district, west: -500, east: 500, half: 500),
            try Self.square("jamshog", "Jämshög", layer: .district, west: 2_000, east: 3_000, half: 500),
        ])
        for one in neighbours {
            try await store.keep([try Self.square(one.code, one.name, west: one.west, east: one.east)])
        }
        let served = [("1060", "OLO"), ("1081", "RNN")] + neighbours.map { ($0.code, $0.prefix) }
        for (code, prefix) in served {
            try await store.keepProfile(
                [
                    StoredProfileFile(name: "profile.yaml", content: Self.profileYAML(code, prefix)),
                    StoredProfileFile(name: "routing.yaml", content: routing),
                ], of: MunicipalityCode(code).orFail())
        }
        let projector = try Projector()
        secrets = try await Self.addKeys(to: store)
        let makeChance: @Sendable () -> any RandomNumberGenerator = {
            SeededChance(seed: chance.change { $0.next() })
        }
        let now: @Sendable () -> Timestamp = { [clock] in clock.change { $0 } }
        let publicURL = PublicURL("https://lykta.example.se/")
        let followLinks = FollowLinks(
            secret: try FollowSecret(key: Array(repeating: 9, count: 32)).orFail(), publicURL: publicURL)
        let keys = KeyRing(store)
        accounts = AccountServices(
            signIn: try SignIn(store, cost: .light, makeChance: makeChance),
            sessions: Sessions(store, isSecure: true))
        service = APIService(
            store: store, served: jurisdictions,
            desk: IntakeDesk(
                profiles: jurisdictions.map(\.profile), areasNow: { store.areasNow }, projector: projector,
                secret: try IntakeSecret(bytes: Array(repeating: 7, count: 32)).orFail()),
            areas: { store.areasNow }, projector: projector, followLinks: followLinks, publicURL: publicURL,
            keys: keys, accounts: accounts,
            photos: try PhotoReception(folder: directory.appending(path: "photos").path, decoder: decoder),
            makeChance: makeChance, metrics: metrics, care: care)
        let refusals = ReportRefusals()
        let pages = try PageRoutes(
            served: jurisdictions.map(\.profile), filters: store, followLinks: followLinks,
            accounts: accounts, api: service, formKey: Array(repeating: 9, count: 32), makeChance: makeChance)
        let door = Open311Routes(
            api: service, served: jurisdictions.map(\.profile), keys: keys, followLinks: followLinks,
            publicURL: publicURL)
        let others =
            HealthRoutes(readiness: { readiness }, refusals: refusals, metrics: metrics).routes + pages.routes
            + (open311 == nil ? [] : door.routes)
        routes = service.routes(beside: others)
        server = WebServer(
            routes: routes, keys: keys, sessions: accounts.sessions, limits: limits, metrics: metrics,
            refusals: refusals, problemPages: pages.problemPages,
            problemForms: [Open311Routes.problemForm], clock: now)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func application(logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        -> Application<Responder>
    {
        server.application(host: "127.0.0.1", port: 0, logger: logger)
    }

    func secret(_ purpose: KeyPurpose) throws -> String { try secrets[purpose].orFail().text }
    func prefix(_ purpose: KeyPurpose) throws -> String { try secrets[purpose].orFail().prefix }

    var now: Timestamp { clock.change { $0 } }

    func advance(_ span: TimeSpan) { clock.change { $0 = $0.adding(span) } }

    private static func addKeys(to store: SpatiaLiteStore) async throws -> [KeyPurpose: APIKeySecret] {
        var chance = SeededChance(seed: 11)
        var secrets: [KeyPurpose: APIKeySecret] = [:]
        for purpose in KeyPurpose.allCases {
            let secret = APIKeySecret.mint(using: &chance)
            secrets[purpose] = secret
            let municipalities = try purpose.municipalities.map { try MunicipalityCode($0).orFail() }
            try await store.add(
                APIKey(
                    prefix: secret.prefix, name: "\(purpose)", scopes: purpose.scopes,
                    municipalities: Set(municipalities), created: .testNow, revoked: nil),
                digest: secret.digest)
            if purpose == .revoked { _ = try await store.revoke(prefix: secret.prefix, at: .testNow) }
        }
        return secrets
    }

    static func square(
        _ code: String, _ name: String, layer: AreaLayer = .municipality, west: Double, east: Double,
        half: Double = 10_000
    ) throws -> MappedArea {
        let corners = [(-half, west), (-half, east), (half, east), (half, west), (-half, west)]
        return MappedArea(
            layer: layer, code: code, name: name,
            area: try Area(polygons: [
                try Polygon(
                    outline: try Ring(closed: try corners.map { try .olofstrom(north: $0.0, east: $0.1) }))
            ]))
    }

    /// - Parameters:
    ///   - more: More of the profile.
    ///   - questions: Of the category `drugs`, as a profile has them.
    private static func jurisdiction(
        _ code: String, _ prefix: String, _ routing: String, _ more: String = "",
        asking questions: String = "", speaksOpen311: Bool = false
    ) throws -> ProfileDocument {
        let plain = profileYAML(code, prefix, asking: questions)
        let profile =
            speaksOpen311
            ? plain.replacing("categories:\n", with: "open311: true\ncategories:\n\(vandalismYAML)\n") : plain
        return try ProfileDocument(profileYAML: profile + "\n" + more, routingYAML: routing)
    }

    private static let vandalismYAML = """
          - code: vandalism
            name: { sv: Skadegörelse, en: Vandalism }
            group: vandalism
            joining: { reach-metres: 60, memory-days: 180, minimum: 1, extent-metres: 400 }
            questions:
              - code: what
                text: { sv: "Vad är skadat?", en: "What is damaged?" }
                required: true
                choices:
                  - { code: bench, text: { sv: Bänk, en: Bench } }
                  - { code: wall, text: { sv: Vägg, en: Wall } }
              - code: number
                text: { sv: "Finns det ett nummer?", en: "Is there a number?" }
        """

    private static func profileYAML(_ code: String, _ prefix: String, asking questions: String = "") -> String
    {
        let categories = Category.always.map { name in
            """
              - code: \(name)
                name: { sv: \(name), en: \(name) }
                group: \(name)
                joining: { reach-metres: 60, memory-days: 180, minimum: 1, extent-metres: 400 }
                suggest: [ { weight: 5, words: [\(name == "lighting" ? "lamp*" : "\(name)-ord")] } ]
            """
                + (name == "drugs" && !questions.isEmpty ? "\n    questions: \(questions)" : "")
        }
        return """
            municipality: "\(code)"
            name: Kommun \(code)
            reference-prefix: \(prefix)
            oldest-observation-days: 730
            categories:
            \(categories.joined(separator: "\n"))
            units:
              - code: gata-park
                name: { sv: Gata och park, en: Streets and parks }
                kind: department
                channels:
                  - { webhook: "https://arenden.example.se/lykta", secret: GATA }
              - code: kontaktcenter
                name: { sv: Kontaktcenter, en: Contact centre }
                kind: department
            """
    }

    /// By which lighting goes to the streets department, and all else to the contact centre.
    static let routingYAML = """
        fallback:
          units: [kontaktcenter]
          deadline-working-days: 5
          reason: { sv: "Ingen regel stämmer.", en: "No rule matches." }
        rules:
          - id: lighting
            when: { category: [lighting] }
            units: [gata-park]
            deadline-working-days: 10
            reason: { sv: "Belysning på kommunens mark.", en: "Lighting on municipal ground." }
        """
}

/// A value that several may change.
final class Kept<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func change<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
        value.withLock { body(&$0) }
    }
}
