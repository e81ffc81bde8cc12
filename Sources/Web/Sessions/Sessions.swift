package import HTTPTypes
package import Reports

/// Begins, finds and ends the sessions of people, and writes their cookie.
///
/// The store is asked for every request, so that a session that was ended is ended at once.
package struct Sessions: Sendable {
    private let store: any PersonStore
    private let isSecure: Bool

    /// - Parameter isSecure: Whether the cookie is for https alone; false only where a server is tried out on one machine.
    package init(_ store: any PersonStore, isSecure: Bool) {
        self.store = store
        self.isSecure = isSecure
    }

    /// `__Host-` makes a browser refuse a cookie that another host, a part of this one, or plain http has set (RFC 6265bis §4.1.3.2).
    package var cookieName: String { isSecure ? "__Host-lykta" : "lykta" }

    /// Nil when the account was disabled in between.
    package func begin(for person: Person, at now: Timestamp, using chance: inout some RandomNumberGenerator)
        async throws -> SessionToken?
    {
        let token = SessionToken.mint(using: &chance)
        let session = Session(digest: token.digest, person: person.id, begun: now)
        return try await store.begin(session) ? token : nil
    }

    package func end(_ token: SessionToken) async throws { try await store.endSession(token.digest) }

    package func person(in token: SessionToken, at now: Timestamp) async throws -> Person? {
        try await store.person(inSession: token.digest, at: now)
    }

    /// The token that a request carries; nil for none, for what is none, and for several.
    package func token(in headers: HTTPFields) -> SessionToken? {
        let found = Cookies.values(of: cookieName, in: headers)
        return found.count == 1 ? SessionToken(found[0]) : nil
    }

    package func cookie(_ token: SessionToken) -> String {
        "\(cookieName)=\(token.text); Path=/; Max-Age=\(Session.length.milliseconds / 1_000); HttpOnly; \(isSecure ? "Secure; " : "")SameSite=Lax"
    }

    /// What a browser keeps between leaving for a provider and coming back; see ``cookieName``.
    package var attemptCookieName: String { cookieName + "-oidc" }

    /// Lax: the provider sends the browser back from another site.
    package func attemptCookie(_ value: String, seconds: Int) -> String {
        "\(attemptCookieName)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; \(isSecure ? "Secure; " : "")SameSite=Lax"
    }

    /// The cookie that takes the session's away.
    package var noCookie: String {
        "\(cookieName)=; Path=/; Max-Age=0; HttpOnly; \(isSecure ? "Secure; " : "")SameSite=Lax"
    }
}

/// Reads `Cookie` (RFC 6265 §4.2.1).
package enum Cookies {
    package static func values(of name: String, in headers: HTTPFields) -> [Substring] {
        headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isNamed = halves.count == 2 && halves[0].drop { $0 == " " } == name
            return isNamed ? halves[1] : nil
        }
    }
}
