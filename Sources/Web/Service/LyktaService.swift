package import Intake
package import Projection
package import Reports
package import Triage

/// What the routes need to do their work. A value; everything that changes lies behind the store.
package struct LyktaService: Sendable {
    package typealias Store = ReportStore & CaseStore & AreaStore & KeyStore & Outbox

    let store: any Store
    let served: [MunicipalityCode: ProfileDocument]
    let desk: IntakeDesk
    /// The areas as they stand when asked.
    let areas: @Sendable () -> AreaMap
    let projector: Projector
    let followSecret: FollowSecret
    /// Where the outside reaches the server, without a slash at the end: `https://trygg.example.se`.
    let publicURL: String
    let readiness: @Sendable () async -> Readiness
    let clock: @Sendable () -> Timestamp
    let makeChance: @Sendable () -> any RandomNumberGenerator
    let limits: WebLimits
    let registry: PrometheusMetrics
    let keys: KeyRing
    let admission: Admission
    let pages: Pages
    let reportMetrics: ReportMetrics
    let longWork = LongWork()

    /// - Parameters:
    ///   - served: every municipality that the desk accepts reports for.
    ///   - publicURL: with or without a slash at the end.
    ///   - readiness: whether a report could be kept now; asked by `/readyz`.
    ///   - makeChance: makes ids, references and keys, so it must not be guessable.
    package init(
        store: any Store, served: [ProfileDocument], desk: IntakeDesk,
        areas: @escaping @Sendable () -> AreaMap, projector: Projector, followSecret: FollowSecret,
        publicURL: String, readiness: @escaping @Sendable () async -> Readiness,
        clock: @escaping @Sendable () -> Timestamp,
        makeChance: @escaping @Sendable () -> any RandomNumberGenerator, limits: WebLimits = WebLimits(),
        metrics: PrometheusMetrics
    ) throws {
        self.store = store
        self.served = Dictionary(served.map { ($0.profile.municipality, $0) }) { first, _ in first }
        self.desk = desk
        self.areas = areas
        self.projector = projector
        self.followSecret = followSecret
        self.publicURL = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
        self.readiness = readiness
        self.clock = clock
        self.makeChance = makeChance
        self.limits = limits
        registry = metrics
        keys = KeyRing(store)
        admission = Admission(most: limits.requestsAtOnce)
        pages = try Pages()
        reportMetrics = ReportMetrics(metrics)
    }

    /// The categories of the municipalities that a caller may see.
    func categories(seenBy caller: Caller) -> [Category] {
        served.values.filter { caller.sees($0.profile.municipality) }.flatMap(\.profile.categories)
    }
}
