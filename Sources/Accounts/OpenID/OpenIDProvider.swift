package import Delivery
import Foundation
import JSON
import JWTKit
package import Reports
import Synchronization
import Web

/// Signs people in by a provider: authorization code with PKCE (S256), state and nonce (OpenID Connect Core 1.0 §3.1, RFC 9700).
///
/// An account is found by who somebody is at the provider, or, the first time, by the e-mail address that the provider has verified;
/// then it is bound to that subject. No account is made.
package final class OpenIDProvider: Sendable {
    private let settings: OpenIDSettings
    private let store: any PersonStore
    private let exchange: GuardedExchange
    private let admission = Admission(most: 8)
    private let remembered = Mutex(Remembered())

    private struct Remembered {
        var description: ProviderDescription?
        var describedUntil = ContinuousClock.now
        var keys: ProviderKeys?
        var keysUntil = ContinuousClock.now
        /// When keys may be asked for because a token names one that is not known.
        var keysAgain = ContinuousClock.now
    }

    /// How long what a provider says of itself is believed, and how often a token that names an unknown key makes it be asked.
    private static let lifetime = Duration.seconds(3_600)
    private let pause: Duration

    /// - Parameter pause: the least time between two questions for keys that tokens cause.
    package init(
        _ settings: OpenIDSettings, store: any PersonStore, exchange: GuardedExchange,
        pause: Duration = .seconds(10)
    ) {
        self.settings = settings
        self.store = store
        self.exchange = exchange
        self.pause = pause
    }

    /// Where to send a browser, and what it is to bring back.
    ///
    /// - Throws: ``OpenIDFault``.
    package func begin(using chance: inout any RandomNumberGenerator) async throws -> (
        url: String, attempt: SignInAttempt
    ) {
        let attempt = SignInAttempt(using: &chance)
        let description = try await description()
        let query = FormText.written([
            ("response_type", "code"), ("client_id", settings.clientID),
            ("redirect_uri", settings.redirectURL),
            ("scope", "openid email"), ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ])
        let joint = description.authorizationEndpoint.contains("?") ? "&" : "?"
        return (description.authorizationEndpoint + joint + query, attempt)
    }

    /// The person who comes back with `code`.
    ///
    /// - Parameters:
    ///   - attempt: out of the browser's cookie; nil when it has none.
    ///   - issuer: as the answer names it, where it does (RFC 9207).
    /// - Throws: ``OpenIDFault``; ``Problem/overloaded(retryAfterSeconds:)``.
    package func person(
        code: String?, state: String?, issuer: String?, error: String?, _ attempt: SignInAttempt?,
        at now: Timestamp
    ) async throws -> Person {
        guard let attempt, let state, attempt.isState(state), issuer ?? settings.issuer == settings.issuer
        else { throw OpenIDFault.notBegunHere }
        guard error == nil, let code else { throw OpenIDFault.refusedByProvider }
        guard let place = admission.place() else { throw Problem.overloaded(retryAfterSeconds: 5) }
        defer { withExtendedLifetime(place) {} }
        let token = try await token(for: code, attempt)
        let (algorithm, name) = try IDToken.header(of: token, settings)
        guard let key = try await key(name, for: algorithm) else { throw OpenIDFault.token(.key) }
        let verified = try await IDToken(
            verifying: token, with: key, nonce: attempt.nonce, settings, at: now)
        return try await account(of: verified)
    }

    private func account(of token: IDToken) async throws -> Person {
        if let known = try await store.person(token.subject, at: settings.issuer) {
            guard known.disabled == nil else { throw OpenIDFault.noAccount }
            return known
        }
        guard let email = token.verifiedEmail.flatMap({ EmailAddress($0) }),
            let found = try await store.account(email)?.person, found.disabled == nil,
            try await store.bind(found.id, to: token.subject, at: settings.issuer)
        else { throw OpenIDFault.noAccount }
        return found
    }

    private func token(for code: String, _ attempt: SignInAttempt) async throws -> String {
        let description = try await description()
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectURL),
            ("client_id", settings.clientID), ("code_verifier", attempt.verifier),
        ]
        var headers = [
            (name: "content-type", value: "application/x-www-form-urlencoded"),
            (name: "accept", value: "application/json"),
        ]
        if let secret = settings.secret {
            if description.takesSecretInBody {
                fields.append(("client_secret", secret))
            } else {
                // RFC 6749 §2.3.1: each half is written as in a form first.
                let pair = "\(FormText.written(settings.clientID)):\(FormText.written(secret))"
                headers.append(("authorization", "Basic \(Data(pair.utf8).base64EncodedString())"))
            }
        }
        let body = Array(FormText.written(fields).utf8)
        let answer = try await send(to: description.tokenEndpoint, headers, posting: body)
        guard answer.status == 200, let json = try? JSONValue(parsing: answer.body),
            let token = json["id_token"]?.string
        else { throw OpenIDFault.codeNotTaken }
        return token
    }

    private func description() async throws -> ProviderDescription {
        let known = remembered.withLock { $0.describedUntil > .now ? $0.description : nil }
        if let known { return known }
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let json = try await json(at: "\(base)/.well-known/openid-configuration")
        let found = try ProviderDescription(json, of: settings.issuer, by: exchange)
        remembered.withLock {
            $0.description = found
            $0.describedUntil = .now + Self.lifetime
        }
        return found
    }

    /// The key that a token names. One that is not known may be new: the provider is asked again, now and then.
    private func key(_ name: String?, for algorithm: SigningAlgorithm) async throws -> JWK? {
        let known = remembered.withLock { $0.keysUntil > .now ? $0.keys : nil }
        if let found = known?.key(name, for: algorithm) { return found }
        let mayAsk = remembered.withLock { remembered in
            guard known == nil || remembered.keysAgain <= .now else { return false }
            remembered.keysAgain = .now + pause
            return true
        }
        guard mayAsk else { return nil }
        let fresh = ProviderKeys(try await json(at: try await description().keysURL))
        remembered.withLock {
            $0.keys = fresh
            $0.keysUntil = .now + Self.lifetime
        }
        return fresh.key(name, for: algorithm)
    }

    private func json(at url: String) async throws -> JSONValue {
        let answer = try await send(to: url, [(name: "accept", value: "application/json")])
        guard answer.status == 200, let json = try? JSONValue(parsing: answer.body) else {
            throw OpenIDFault.providerUnreachable
        }
        return json
    }

    private func send(
        to url: String, _ headers: [(name: String, value: String)], posting body: [UInt8]? = nil
    ) async throws -> GuardedExchange.Answer {
        do {
            return try await exchange.send(to: url, headers: headers, posting: body)
        } catch {
            throw OpenIDFault.providerUnreachable
        }
    }
}
