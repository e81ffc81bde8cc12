/// By which provider people sign in (OpenID Connect), and as what this server is known there.
package struct OpenIDSettings: Sendable {
    /// Exactly as the provider names itself: an https URL.
    package let issuer: String
    let clientID: String
    /// Nil for a public client; PKCE is used in either case.
    let secret: String?
    /// Where the provider sends people back to.
    let redirectURL: String
    /// Which signatures of the provider's tokens are taken.
    let algorithms: [SigningAlgorithm]

    package init(
        issuer: String, clientID: String, secret: String?, redirectURL: String,
        algorithms: [SigningAlgorithm] = SigningAlgorithm.allCases
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.secret = secret
        self.redirectURL = redirectURL
        self.algorithms = algorithms
    }
}

/// Signatures with a key pair that are in use with OpenID Connect. Neither `none` nor one with a shared secret is among them.
package enum SigningAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case ps256 = "PS256"
    case es256 = "ES256"
}
