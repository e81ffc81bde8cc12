import JSON
import JWTKit
import Reports
import Web

/// What a provider says of who has signed in (OpenID Connect Core 1.0 §2), after every check of §3.1.3.7.
struct IDToken: Sendable {
    let subject: String
    /// Nil unless the provider says that it has verified it.
    let verifiedEmail: String?

    /// How far two clocks may differ.
    private static let leeway = TimeSpan.seconds(60)

    /// The algorithm and the name of the key in the token's header, before anything is verified.
    ///
    /// - Throws: ``OpenIDFault/token(_:)``: `algorithm` for any that is not in the settings, `none` among them.
    static func header(of token: String, _ settings: OpenIDSettings) throws(OpenIDFault) -> (
        algorithm: SigningAlgorithm, key: String?
    ) {
        let header = try json(token, part: 0)
        guard let name = header["alg"]?.string, let algorithm = SigningAlgorithm(rawValue: name),
            settings.algorithms.contains(algorithm), header["crit"] == nil
        else { throw .token(.algorithm) }
        return (algorithm, header["kid"]?.string)
    }

    /// - Parameter key: that of ``header(of:_:)``.
    init(
        verifying token: String, with key: JWK, nonce: String, _ settings: OpenIDSettings, at now: Timestamp
    ) async throws(OpenIDFault) {
        do {
            let keys = try await JWTKeyCollection().add(jwk: key, isDefault: true)
            _ = try await keys.verify(token, as: Verified.self)
        } catch {
            throw .token(.signature)
        }
        let claims = try Self.json(token, part: 1)
        guard claims["iss"]?.string == settings.issuer else { throw .token(.issuer) }
        try Self.check(audienceOf: claims, settings)
        guard let expires = claims["exp"]?.number, let issued = claims["iat"]?.number else {
            throw .token(.malformed)
        }
        let seconds = Double(now.milliseconds) / 1_000
        let leeway = Double(Self.leeway.milliseconds) / 1_000
        guard seconds < expires + leeway else { throw .token(.expired) }
        guard issued <= seconds + leeway, (claims["nbf"]?.number ?? 0) <= seconds + leeway else {
            throw .token(.notYet)
        }
        guard let given = claims["nonce"]?.string,
            areEqualInConstantTime(Array(given.utf8), Array(nonce.utf8))
        else { throw .token(.nonce) }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count),
            !subject.utf8.contains(0)
        else { throw .token(.subject) }
        self.subject = subject
        // Some providers write the truth value as a string.
        let isVerified = claims["email_verified"]?.bool ?? (claims["email_verified"]?.string == "true")
        verifiedEmail = isVerified ? claims["email"]?.string : nil
    }

    private static func check(audienceOf claims: JSONValue, _ settings: OpenIDSettings) throws(OpenIDFault) {
        let audience =
            claims["aud"]?.array?.compactMap(\.string) ?? (claims["aud"]?.string.map { [$0] } ?? [])
        guard audience.contains(settings.clientID) else { throw .token(.audience) }
        let party = claims["azp"]?.string
        guard party == nil ? audience.count == 1 : party == settings.clientID else { throw .token(.audience) }
    }

    private static func json(_ token: String, part: Int) throws(OpenIDFault) -> JSONValue {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decode(parts[part]),
            let json = try? JSONValue(parsing: bytes), json.members != nil
        else { throw .token(.malformed) }
        return json
    }

    /// The library checks the signature; the claims are read and checked above, by one strict parser.
    private struct Verified: JWTPayload {
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}
