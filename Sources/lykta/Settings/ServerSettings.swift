import API
import Accounts
import Configuration
import Delivery
import Foundation
import Logging
import Pages
import Photos
import Planning
import Reports
import Web

/// What an operator decides about the server, read once from the environment and a file of the same form.
///
/// Every key stands in docs/configuration.md with its type and default; a test compares the two.
struct ServerSettings {
    let host: String
    let port: Int
    let publicURL: String
    let limits: WebLimits
    let queueCapacity: Int
    let delivers: Bool
    let mailSender: String?
    let mailLanguage: NoticeLanguage
    let mapLink: MapLink
    let sendmail: String
    let webhookSecrets: [String: String]
    let internalHosts: Set<String>
    let insecureHosts: Set<String>
    /// How people sign in, beside passwords; nil for passwords only.
    let openID: OpenIDSettings?
    let openIDInternalHosts: Set<String>
    let openIDInsecureHosts: Set<String>
    /// Whether the cookies of sessions are for https alone.
    let hasSecureCookies: Bool
    /// Whom to ask about the API, as its description says.
    let contact: APIContact?
    let walkBounds: WalkBounds
    let pages: PageSettings
    let logLevel: Logger.Level
    /// Where the keys of originals lie; nil for beside the database.
    let originalsKeys: String?
    /// The program that decodes photos.
    let photoDecoder: String
    /// Where photos lie while they come in; nil for where ``PhotoFolder`` finds best.
    let photoFolder: String?

    /// The names of all keys as environment variables; `LYKTA_WEBHOOK_SECRET_…` takes any ending.
    static let keys = [
        "LYKTA_HTTP_HOST", "LYKTA_HTTP_PORT", "LYKTA_HTTP_PUBLIC_URL", "LYKTA_HTTP_HOSTS",
        "LYKTA_HTTP_CONNECTIONS",
        "LYKTA_HTTP_REQUESTS_AT_ONCE", "LYKTA_HTTP_TRUSTED_PROXIES", "LYKTA_SESSION_SECURE",
        "LYKTA_OIDC_ISSUER", "LYKTA_OIDC_CLIENT_ID", "LYKTA_OIDC_CLIENT_SECRET",
        "LYKTA_OIDC_INTERNAL_HOSTS", "LYKTA_OIDC_INSECURE_HOSTS",
        "LYKTA_STORE_QUEUE", "LYKTA_DELIVERY_ENABLED",
        "LYKTA_DELIVERY_MAIL_SENDER", "LYKTA_DELIVERY_MAIL_LANGUAGE", "LYKTA_DELIVERY_MAP_LINK",
        "LYKTA_DELIVERY_SENDMAIL", "LYKTA_DELIVERY_INTERNAL_HOSTS", "LYKTA_DELIVERY_INSECURE_HOSTS",
        "LYKTA_RESIDENT_REPORTS_PER_HOUR", "LYKTA_PAGES_LIBRARIES", "LYKTA_MAP_TILES",
        "LYKTA_MAP_ATTRIBUTION",
        "LYKTA_CONTACT_NAME", "LYKTA_CONTACT_URL", "LYKTA_CONTACT_EMAIL",
        "LYKTA_WALK_METRES", "LYKTA_WALK_MINUTES", "LYKTA_WALK_MOST_METRES", "LYKTA_WALK_MOST_MINUTES",
        "LYKTA_LOG_LEVEL", OriginalKeyFile.setting, "LYKTA_PHOTOS_DECODER",
        "LYKTA_PHOTOS_FOLDER",
    ]
    static let secretPrefix = "LYKTA_WEBHOOK_SECRET_"

    /// - Parameters:
    ///   - environment: The process's variables; they win over the file.
    ///   - file: Lines of `NAME=value`, as systemd's `EnvironmentFile` has them; nil for none.
    /// - Throws: ``CommandFault/settings(_:)`` with every fault.
    init(environment: [String: String], file: String?, portOption: Int?) async throws {
        var variables: [String: String] = [:]
        if let file {
            let bytes = try InputFile.bytes(at: file)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw CommandFault.refused([ProfileWords.notUTF8(file)])
            }
            variables = Self.variables(in: text)
        }
        variables.merge(environment.filter { $0.key.hasPrefix("LYKTA_") }) { _, wins in wins }
        var faults = Self.unknown(in: variables)

        let config = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables))
            .scoped(to: "lykta")
        func whole(_ key: ConfigKey, _ fallback: Int, _ range: ClosedRange<Int>, _ name: String) -> Int {
            guard variables[name] != nil else { return fallback }
            guard let value = config.int(forKey: key), range.contains(value) else {
                faults.append(SettingWords.whole(name, range))
                return fallback
            }
            return value
        }
        func words(_ key: ConfigKey) -> Set<String> {
            let text = config.string(forKey: key, default: "")
            return Set(text.split { $0 == "," || $0 == " " }.map { $0.lowercased() })
        }
        host = config.string(forKey: "http.host", default: "127.0.0.1")
        let port = portOption ?? whole("http.port", 8_080, 0...65_535, "LYKTA_HTTP_PORT")
        self.port = port
        publicURL = config.string(forKey: "http.public.url", default: "http://127.0.0.1:\(port)")
        if !PublicURL.isUsable(publicURL) {
            faults.append(SettingWords.publicURL)
        }
        var limits = WebLimits()
        limits.connections = whole(
            "http.connections", limits.connections, 1...100_000, "LYKTA_HTTP_CONNECTIONS")
        limits.requestsAtOnce = whole(
            "http.requests.at.once", limits.requestsAtOnce, 1...10_000, "LYKTA_HTTP_REQUESTS_AT_ONCE")
        limits.hosts = words("http.hosts")
        var faultyProxies: [String] = []
        let proxies = words("http.trusted.proxies").sorted()
        if let trusted = TrustedProxies(proxies, faulty: &faultyProxies) { limits.trustedProxies = trusted }
        faults += faultyProxies.map(SettingWords.proxy)
        self.limits = limits
        queueCapacity = whole("store.queue", 256, 1...100_000, "LYKTA_STORE_QUEUE")
        delivers = config.string(forKey: "delivery.enabled", default: "true") == "true"
        if let text = variables["LYKTA_DELIVERY_ENABLED"], !["true", "false"].contains(text) {
            faults.append("LYKTA_DELIVERY_ENABLED " + SettingWords.trueOrFalse)
        }
        mailSender = config.string(forKey: "delivery.mail.sender")
        let language = NoticeLanguage(code: config.string(forKey: "delivery.mail.language", default: "sv"))
        mailLanguage = language ?? .swedish
        if language == nil { faults.append(SettingWords.language) }
        let link = config.string(forKey: "delivery.map.link").map { MapLink($0) } ?? .openStreetMap
        mapLink = link ?? .openStreetMap
        if link == nil {
            faults.append(SettingWords.mapLink)
        }
        sendmail = config.string(forKey: "delivery.sendmail", default: "/usr/sbin/sendmail")
        internalHosts = words("delivery.internal.hosts")
        insecureHosts = words("delivery.insecure.hosts")
        webhookSecrets = Dictionary(
            uniqueKeysWithValues: variables.filter { $0.key.hasPrefix(Self.secretPrefix) }
                .map { (String($0.key.dropFirst(Self.secretPrefix.count)), $0.value) })
        originalsKeys = config.string(forKey: "originals.keys")
        hasSecureCookies = config.string(forKey: "session.secure", default: "true") == "true"
        if let text = variables["LYKTA_SESSION_SECURE"], !["true", "false"].contains(text) {
            faults.append("LYKTA_SESSION_SECURE " + SettingWords.trueOrFalse)
        }
        if !hasSecureCookies, !["127.0.0.1", "::1", "localhost"].contains(host) {
            faults.append(SettingWords.plainCookies)
        }
        openIDInternalHosts = words("oidc.internal.hosts")
        openIDInsecureHosts = words("oidc.insecure.hosts")
        let issuer = config.string(forKey: "oidc.issuer")
        let client = config.string(forKey: "oidc.client.id")
        let secret = config.string(forKey: "oidc.client.secret", isSecret: true)
        if let issuer, let client {
            openID = OpenIDSettings(
                issuer: issuer, clientID: client, secret: secret,
                redirectURL: "\(PublicURL(publicURL))/logga-in/oidc/svar")
        } else {
            openID = nil
            if issuer != nil || client != nil || secret != nil {
                faults.append(SettingWords.issuerAndClient)
            }
        }
        photoDecoder = config.string(forKey: "photos.decoder", default: PhotoDecoder.usualPath)
        photoFolder = config.string(forKey: "photos.folder")
        contact = APIContact(
            name: config.string(forKey: "contact.name"), url: config.string(forKey: "contact.url"),
            email: config.string(forKey: "contact.email"))
        let mostMetres = whole(
            "walk.most.metres", WalkBounds.metres.upperBound, WalkBounds.metres, "LYKTA_WALK_MOST_METRES")
        let mostMinutes = whole(
            "walk.most.minutes", WalkBounds.minutes.upperBound, WalkBounds.minutes, "LYKTA_WALK_MOST_MINUTES")
        walkBounds = WalkBounds(
            usualMetres: whole(
                "walk.metres", min(WalkBounds.usualMetres, mostMetres),
                WalkBounds.metres.lowerBound...mostMetres, "LYKTA_WALK_METRES"),
            mostMetres: mostMetres,
            usualMinutes: whole(
                "walk.minutes", min(WalkBounds.usualMinutes, mostMinutes),
                WalkBounds.minutes.lowerBound...mostMinutes, "LYKTA_WALK_MINUTES"), mostMinutes: mostMinutes)
        var pages = PageSettings()
        pages.reportsPerHour = whole(
            "resident.reports.per.hour", pages.reportsPerHour, 1...100_000, "LYKTA_RESIDENT_REPORTS_PER_HOUR")
        pages.libraries = config.string(forKey: "pages.libraries", default: pages.libraries)
        if let tiles = config.string(forKey: "map.tiles") {
            do throws(PageFault) {
                pages.tiles = try MapTiles(
                    address: tiles, attribution: config.string(forKey: "map.attribution", default: ""))
            } catch {
                faults.append(SettingWords.mapTiles(tiles))
            }
            if variables["LYKTA_MAP_ATTRIBUTION"] == nil { faults.append(SettingWords.mapAttribution) }
        }
        self.pages = pages
        let level = config.string(forKey: "log.level", default: "info")
        logLevel = Logger.Level(rawValue: level) ?? .info
        if Logger.Level(rawValue: level) == nil {
            faults.append(SettingWords.oneOf("LYKTA_LOG_LEVEL", Logger.Level.allCases.map(\.rawValue)))
        }
        guard faults.isEmpty else { throw CommandFault.settings(faults.sorted { $0.english < $1.english }) }
    }

    private static func unknown(in variables: [String: String]) -> [Bilingual] {
        variables.keys.filter { !keys.contains($0) && !$0.hasPrefix(secretPrefix) }
            .map { SettingWords.unknown($0, nearest: NearestWord.of($0, among: keys)) }
    }

    private static func variables(in text: String) -> [String: String] {
        var variables: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            guard !trimmed.isEmpty, !trimmed.hasPrefix("#"), let equals = trimmed.firstIndex(of: "=") else {
                continue
            }
            let value = trimmed[trimmed.index(after: equals)...].trimmingCharacters(
                in: CharacterSet(charactersIn: "\"'"))
            variables[String(trimmed[..<equals])] = value
        }
        return variables
    }
}
