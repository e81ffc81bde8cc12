import Crypto

/// The secret of a session, as it is in the browser's cookie: 256 random bits in base64url, 43 signs. Never logged.
package struct SessionToken: Hashable, Sendable {
    let text: String

    package static func mint(using chance: inout some RandomNumberGenerator) -> SessionToken {
        SessionToken(
            text: Base64URL.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }))
    }

    private init(text: String) { self.text = text }

    /// Nil for what is no token.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, Base64URL.decode(text)?.count == 32 else { return nil }
        self.init(text: String(text))
    }

    /// SHA-256 of the token: 32 bytes. All that is kept.
    var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// What a form or a request that changes something must carry: an HMAC with the token as its key, so that only a page of
    /// this session has it, and it ends with the session (OWASP, Cross-Site Request Forgery Prevention: signed double-submit).
    package var formToken: String {
        let key = SymmetricKey(data: Array(text.utf8))
        return Base64URL.encode(
            HMAC<SHA256>.authenticationCode(for: Array("lykta form".utf8), using: key))
    }

    /// Takes the same time for every wrong one.
    package func isFormToken(_ text: String) -> Bool {
        areEqualInConstantTime(Array(text.utf8), Array(formToken.utf8))
    }
}

/// Says nothing of the secret, wherever it is printed.
extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "…" }
    package var debugDescription: String { description }
}
