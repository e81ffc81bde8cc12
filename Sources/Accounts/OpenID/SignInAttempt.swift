import Crypto
import Web

/// What one browser needs between leaving for the provider and coming back: a secret in a cookie, out of which the state, the nonce
/// and the PKCE verifier are worked out. Nothing of it is kept here.
package struct SignInAttempt: Sendable {
    private let secret: [UInt8]

    init(using chance: inout some RandomNumberGenerator) {
        secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    }

    /// Nil for what is no ``cookieValue``.
    package init?(_ cookieValue: some StringProtocol) {
        guard let bytes = Base64URL.decode(cookieValue), bytes.count == 32 else { return nil }
        secret = bytes
    }

    package var cookieValue: String { Base64URL.encode(secret) }

    var state: String { derived("state") }
    var nonce: String { derived("nonce") }
    /// 43 signs of base64url (RFC 7636 §4.1).
    var verifier: String { derived("verifier") }
    /// S256 (RFC 7636 §4.2).
    var challenge: String { Base64URL.encode(SHA256.hash(data: Array(verifier.utf8))) }

    func isState(_ text: String) -> Bool { areEqualInConstantTime(Array(text.utf8), Array(state.utf8)) }

    private func derived(_ purpose: String) -> String {
        Base64URL.encode(
            HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: secret)))
    }
}
