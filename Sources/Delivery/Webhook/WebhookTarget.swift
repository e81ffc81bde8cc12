import Foundation

/// Where a webhook goes: a URL taken apart once and put together again, so that what was checked is what is called.
struct WebhookTarget: Hashable, Sendable {
    /// In lower case; an IPv6 address without its brackets.
    let host: String
    let port: Int
    let url: String

    /// - Parameter plainHosts: The hosts that may be reached by http.
    init(_ text: String, plainHosts: Set<String>) throws(Fault) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http"
        else { throw .malformed }
        guard parts.user == nil, parts.password == nil, parts.fragment == nil else { throw .extraParts }
        guard let host = Self.host(parts.percentEncodedHost) else { throw .host }
        guard scheme == "https" || plainHosts.contains(host) else { throw .notHTTPS }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port) else { throw .malformed }
        self.host = host
        self.port = port
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
        url = "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)\(query)"
    }

    /// Names and numbers in ASCII only: names with å, ä, ö must come as `xn--…`, and nothing is decoded.
    private static func host(_ text: String?) -> String? {
        guard var host = text?.lowercased(), host.utf8.count <= 253 else { return nil }
        let isIPv6 = host.contains(":")
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        let allowed = isIPv6 ? "0123456789abcdef:." : "0123456789abcdefghijklmnopqrstuvwxyz-."
        guard !host.isEmpty, !host.hasPrefix("."), !host.hasPrefix("-"),
            host.unicodeScalars.allSatisfy(allowed.unicodeScalars.contains)
        else { return nil }
        return host
    }

    /// Why a URL is not called.
    enum Fault: Error, Hashable, Sendable {
        case malformed, notHTTPS, extraParts, host

        var sentences: (swedish: String, english: String) {
            switch self {
            case .malformed: ("Webbadressen går inte att läsa.", "The URL cannot be read.")
            case .notHTTPS: ("Webbadressen måste börja med https.", "The URL must begin with https.")
            case .extraParts:
                (
                    "Webbadressen får inte ha användarnamn, lösenord eller #.",
                    "The URL must not have a user name, a password or a #."
                )
            case .host:
                (
                    "Värdnamnet får bara ha a–z, 0–9, bindestreck och punkt (å, ä, ö skrivs xn--…).",
                    "The host name may only have a–z, 0–9, hyphens and full stops (IDN is written xn--…)."
                )
            }
        }
    }
}
