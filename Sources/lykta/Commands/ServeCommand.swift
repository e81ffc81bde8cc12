import API
import Accounts
import ArgumentParser
import CoreMetrics
import Delivery
import Foundation
import Hummingbird
import Logging
import Open311
import Pages
import Photos
import Reports
import ServiceLifecycle
import Triage
import UnixSignals
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts the server.",
        discussion: "Settings come from the environment and --settings; see docs/configuration.md.")

    @OptionGroup var file: FileOption
    @Option(help: "The port to listen on; 0 takes a free one. Wins over LYKTA_HTTP_PORT.")
    var port: Int?
    @Option(
        parsing: .upToNextOption,
        help:
            "A profile's folder, once for each municipality. Default: the profiles in the database."
    )
    var profile: [String] = []
    @Option(help: "A file of settings, a NAME=value a line.")
    var settings: String?

    func run() async throws {
        let settings = try await ServerSettings(
            environment: ProcessInfo.processInfo.environment, file: settings, portOption: port)
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "lykta")
        logger.logLevel = settings.logLevel
        // A write to a connection or a file beyond its limit answers with an error; the signal would end the process. So would
        // SIGHUP, which a terminal that closes sends, and by which other servers are asked to read their settings anew.
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)

        let deliverySettings = settings.delivers ? try settings.delivery : nil
        let (wakeUps, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let installation = try await Installation.open(
            file.path, for: .serving, profiles: profile.map { try ProfileFolder(at: $0) },
            queueCapacity: settings.queueCapacity,
            keyFile: OriginalKeyFile(for: file.path, setting: settings.originalsKeys),
            committed: { wake.yield() },
            checking: { jurisdictions, areas in
                let check = StartCheck(
                    jurisdictions, areas: areas, delivery: deliverySettings,
                    on: SwedishTime(System.now()).date)
                for warning in check.warnings {
                    Terminal.error(RoutingFinding.Severity.warning.name + ": " + warning)
                }
                try check.refuse()
            })
        let metrics = PrometheusMetrics(help: [QueueGauge.label: "How many reports wait to be written."])
        let keys = KeyRing(installation.store)
        guard let followSecret = FollowSecret(key: installation.followKey) else {
            throw CommandFault.unreadableFile("secret")
        }
        let followLinks = FollowLinks(secret: followSecret, publicURL: PublicURL(settings.publicURL))
        let photoFolder = PhotoFolder.path(
            for: file.path, setting: settings.photoFolder,
            runtimeFolders: ProcessInfo.processInfo.environment["RUNTIME_DIRECTORY"])
        let photos = try PhotoReception(
            folder: photoFolder, decoder: PhotoDecoder(path: settings.photoDecoder))
        if let missing = photos.missingProgram {
            Terminal.error(FaultWords.warning + ": " + PhotoSentences.noneTaken(without: missing))
        }
        let bound = try await BoundUnits(of: installation.store, in: installation.jurisdictions)
        for warning in bound.warnings { Terminal.error(FaultWords.warning + ": " + warning) }
        let care = ServerCare(
            of: installation.store, at: file.path, delivery: deliverySettings, settings: settings)
        let server = try Self.server(installation, keys, photos, settings, metrics, followLinks, care)
        let serverRequests = ServerRequestFolder(beside: file.path)
        try serverRequests.prepare()
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: StoreService(store: installation.store)),
            .init(service: QueueGauge(store: installation.store, metrics: metrics)),
            .init(
                service: ServerRequestService(
                    folder: serverRequests, store: installation.store, keys: keys,
                    wakeDelivery: { wake.yield() }, logger: logger)),
        ]
        services.append(
            .init(service: DueService(store: installation.store, logger: logger, now: System.now)))
        if let deliverySettings {
            let delivery = DeliveryService(
                outbox: installation.store, settings: deliverySettings,
                notices: NoticeWriter(
                    projector: installation.projector, language: settings.mailLanguage, map: settings.mapLink,
                    followLink: { followLinks.url(of: $0, $1) }),
                wakeUps: wakeUps, logger: logger, now: System.now)
            services.append(.init(service: delivery))
        }
        services.append(
            .init(
                service: StoreWatch(store: installation.store, logger: logger),
                failureTerminationBehavior: .gracefullyShutdownGroup))
        let application = server.application(host: settings.host, port: settings.port, logger: logger)
        services.append(.init(service: application, successTerminationBehavior: .gracefullyShutdownGroup))
        var group = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(14)
        group.maximumCancellationDuration = .seconds(1)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let failure as StoreFailure {
            throw ExitStatus.of(failure)
        } catch {
            guard let fault = ListenFault(meaningOf: error) else { throw error }
            throw CommandFault.refused([fault.sentence(host: settings.host, port: settings.port)])
        }
    }

    /// The server with all its doors.
    private static func server(
        _ installation: Installation, _ keys: KeyRing, _ photos: PhotoReception, _ settings: ServerSettings,
        _ metrics: PrometheusMetrics, _ followLinks: FollowLinks, _ care: ServerCare
    ) throws -> WebServer {
        let store = installation.store
        let publicURL = PublicURL(settings.publicURL)
        let refusals = ReportRefusals()
        let health = HealthRoutes(
            readiness: { await store.readiness },
            refusals: refusals, metrics: metrics)
        let accounts = try Self.accounts(store, settings)
        let webhooks = WebhookCheck(try settings.delivery)
        let api = APIService(
            store: store, served: installation.jurisdictions, desk: installation.desk,
            areas: { store.areasNow }, projector: installation.projector, followLinks: followLinks,
            publicURL: publicURL, keys: keys, accounts: accounts, photos: photos,
            makeChance: { SystemRandomNumberGenerator() }, metrics: metrics,
            webhookFault: webhooks.fault, contact: settings.contact, walkBounds: settings.walkBounds,
            care: care)
        let pages = try PageRoutes(
            served: installation.jurisdictions.map(\.profile), filters: store,
            followLinks: followLinks, accounts: accounts, api: api, formKey: installation.followKey,
            settings: settings.pages,
            makeChance: { SystemRandomNumberGenerator() })
        let open311 = Open311Routes(
            api: api, served: installation.jurisdictions.map(\.profile), keys: keys,
            followLinks: followLinks, publicURL: publicURL)
        return WebServer(
            routes: api.routes(beside: health.routes + pages.routes + open311.routes), keys: keys,
            sessions: accounts.sessions, limits: settings.limits, metrics: metrics, refusals: refusals,
            problemPages: pages.problemPages, problemForms: [Open311Routes.problemForm], clock: System.now)
    }

    /// How people sign in.
    private static func accounts(_ store: any InstallationStore, _ settings: ServerSettings) throws
        -> AccountServices
    {
        let exchange = GuardedExchange(
            internalHosts: settings.openIDInternalHosts, insecureHosts: settings.openIDInsecureHosts)
        if let issuer = settings.openID?.issuer, !exchange.takes(issuer) {
            throw CommandFault.settings([SettingWords.issuer])
        }
        return AccountServices(
            signIn: try SignIn(store, makeChance: { SystemRandomNumberGenerator() }),
            sessions: Sessions(store, isSecure: settings.hasSecureCookies),
            provider: settings.openID.map { OpenIDProvider($0, store: store, exchange: exchange) })
    }
}

/// Closes the store after everything that writes to it has stopped: it is first in the group, and so the last to stop.
private struct StoreService: Service {
    let store: any InstallationStore

    func run() async throws {
        try? await gracefulShutdown()
        try await store.close()
    }
}

/// Ends the server when its store can be used no more. Until it ends, whatever asks is told 503.
private struct StoreWatch: Service {
    let store: any InstallationStore
    let logger: Logger

    /// - Throws: The ``StoreFailure``, once what waits and whoever asks again at once has been answered.
    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var isTold = false
            while store.failure == nil {
                // Lists leave such a row out; whoever needs it is answered 503, and has a line of its own.
                if !isTold, let row = store.unreadableRow {
                    isTold = true
                    logger.error("A stored row cannot be read", metadata: ["row": "\(row)"])
                }
                try await Task.sleep(for: .milliseconds(250))
            }
        }
        guard let failure = store.failure else { return }
        let copy = await store.salvage()
        logger.critical(
            "The database can be used no more; the server ends",
            metadata: [
                "why": "\(failure.facts)", "do": "\(failure.remedy)", "copy": "\(copy ?? "none")",
                "status": "\(ExitStatus.of(failure).rawValue)",
            ])
        try? await Task.sleep(for: .seconds(1))
        throw failure
    }
}

extension StoreFailure {
    /// What an operator does.
    fileprivate var remedy: String {
        switch self {
        case .parted:
            "put the file back under its name, with its -wal, or put the copy there without any -wal; then start"
        case .disk:
            "look at the disk and the system's log, run lykta check, put back a backup if need be; then start"
        }
    }
}

/// Shows how many reports wait to be written.
private struct QueueGauge: Service {
    static let label = "lykta_store_queue_depth"

    let store: any InstallationStore
    let metrics: PrometheusMetrics

    func run() async throws {
        let gauge = Meter(label: Self.label, factory: metrics)
        try? await cancelWhenGracefulShutdown {
            while true {
                gauge.set(await store.queueDepth())
                try await Task.sleep(for: .seconds(2))
            }
        }
    }
}
