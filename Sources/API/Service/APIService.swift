package import Accounts
import Exports
package import Intake
package import Planning
package import Prevention
package import Projection
package import Reports
package import Triage
package import Web

/// The door for programs: `/api/v1`. Holds what its routes need to do their work. A value; everything that changes lies behind
/// the store.
package struct APIService: Sendable {
    package typealias Store = ReportStore & CaseStore & CaseLists & AreaStore & KeyStore & Outbox & PlaceStore
        & SenderStore & PhotoStore & PersonStore & ProfileStore & AdministrationStore & RuleStore
        & RevisedStore & KeptHotspotStore & WalkStore & MeasureStore & JudgementStore & SurveyStore
        & PromiseStore & PictureStore & DialogueStore & CrimeCountStore & WatchAreaStore & DutyStore
        & OpenReleaseStore & SecretStore
        & MeetingStore & PlanStore & SharedPictureStore

    let store: any Store
    let served: [MunicipalityCode: ProfileDocument]
    let desk: IntakeDesk
    /// The areas as they stand when asked.
    package let areas: @Sendable () -> AreaMap
    package let projector: Projector
    let followLinks: FollowLinks
    /// Where the outside reaches the server.
    let publicURL: PublicURL
    let makeChance: @Sendable () -> any RandomNumberGenerator
    let keys: KeyRing
    let accounts: AccountServices
    /// Why messages would not be sent to an address; nil when they would.
    let webhookFault: @Sendable (String) -> Bilingual?
    package let photos: PhotoKeeper
    let contact: APIContact?
    package let walkBounds: WalkBounds
    let reportMetrics: ReportMetrics
    let care: ServerCare
    let areaDrafts = AreaDrafts()
    let longWork = LongWork()
    let hotspotAnswers = AnswerCache<AskedHotspots, HotspotAnswer>()
    let trendAnswers = AnswerCache<AskedTrends, Trends>()
    let openAnswers = AnswerCache<AskedOpenTables, OpenTables>()
    let exports = ExportWork()

    /// - Parameters:
    ///   - served: every municipality that the desk accepts reports for.
    ///   - keys: those that the server lets in by.
    ///   - accounts: the people that it lets in.
    ///   - webhookFault: why messages would not be sent to a key's webhook with this URL.
    ///   - contact: whom to ask about the API; nil where that is not told.
    ///   - walkBounds: how long walks are, and may be.
    ///   - care: what of the running server only the program knows.
    ///   - makeChance: makes ids, references and keys, so it must not be guessable.
    package init(
        store: any Store, served: [ProfileDocument], desk: IntakeDesk,
        areas: @escaping @Sendable () -> AreaMap, projector: Projector, followLinks: FollowLinks,
        publicURL: PublicURL, keys: KeyRing, accounts: AccountServices, photos: any PhotoPreparing,
        makeChance: @escaping @Sendable () -> any RandomNumberGenerator, metrics: PrometheusMetrics,
        webhookFault: @escaping @Sendable (String) -> Bilingual? = { _ in nil },
        contact: APIContact? = nil, walkBounds: WalkBounds = WalkBounds(), care: ServerCare = ServerCare()
    ) {
        self.contact = contact
        self.walkBounds = walkBounds
        self.care = care
        self.webhookFault = webhookFault
        self.store = store
        self.served = Dictionary(served.map { ($0.profile.municipality, $0) }) { first, _ in first }
        self.desk = desk
        self.areas = areas
        self.projector = projector
        self.followLinks = followLinks
        self.publicURL = publicURL
        self.makeChance = makeChance
        self.keys = keys
        self.accounts = accounts
        self.photos = PhotoKeeper(store: store, preparing: photos)
        reportMetrics = ReportMetrics(metrics)
    }

    /// The names in files for people.
    var swedishWords: SwedishWords { SwedishWords(categories: served.values.flatMap(\.profile.categories)) }

    /// The profiles of the municipalities that a caller may see, in the order of their codes.
    package func profiles(seenBy caller: Caller) -> [Profile] {
        served.values.map(\.profile).filter { caller.sees($0.municipality) }
            .sorted { $0.municipality < $1.municipality }
    }

    /// The categories of the municipalities that a caller may see.
    package func categories(seenBy caller: Caller) -> [Category] {
        profiles(seenBy: caller).flatMap(\.categories)
    }
}
