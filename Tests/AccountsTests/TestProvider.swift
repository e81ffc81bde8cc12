import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import LocalServer
import NIOCore
import Synchronization
import TestSupport

@testable import Accounts
@testable import Web

/// A small OpenID provider: a real server on the loopback interface that signs real tokens, and that can be told to sign wrong ones.
final class TestProvider: Sendable {
    static let client = "lykta-test"
    static let secret = "hem lig/het"

    private let state = Mutex(State())

    struct State {
        var port = 0
        var key = P256.Signing.PrivateKey()
        var keyName = "first"
        var publishesKey = true
        /// What the next token says, beside what it must.
        var claims: [String: JSONClaim] = [:]
        var algorithm: String?
        /// By code: what the sign-in was begun with.
        var codes: [String: (nonce: String, challenge: String)] = [:]
        var keyRequests = 0
        var discoveryIssuer: String?
        var secretMethod = "client_secret_basic"
    }

    var port: Int { state.withLock { $0.port } }
    var issuer: String { "http://127.0.0.1:\(port)" }
    var keyRequests: Int { state.withLock { $0.keyRequests } }

    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    /// As somebody who signs in at the provider: where the browser is sent back with.
    func signIn(at url: String) throws -> (code: String, state: String) {
        let query = try URLComponents(string: url).orFail().queryItems ?? []
        func value(_ name: String) throws -> String {
            try query.first { $0.name == name }?.value.orFail() ?? ""
        }
        guard try value("response_type") == "code", try value("client_id") == Self.client,
            try value("code_challenge_method") == "S256", try value("scope") == "openid email",
            try value("redirect_uri") == "https://lykta.example.se/logga-in/oidc/svar"
        else { throw FixtureFault() }
        let code = UUID().uuidString
        let begun = (try value("nonce"), try value("code_challenge"))
        change { $0.codes[code] = begun }
        return (code, try value("state"))
    }

    /// Runs `body` while the provider runs.
    func run<Value: Sendable>(_ body: @Sendable (TestProvider) async throws -> Value) async throws -> Value {
        let responder = CallbackResponder { [self] (request: Request, _: BasicRequestContext) in
            try await answer(request)
        }
        return try await withLocalServer(responder) { port in
            change { $0.port = port }
            return try await body(self)
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        switch request.uri.path {
        case "/.well-known/openid-configuration":
            let (issuer, method) = state.withLock { ($0.discoveryIssuer ?? self.named($0), $0.secretMethod) }
            let base = self.issuer
            return json(
                JSONWriter.object {
                    $0.member("issuer", issuer)
                    $0.member("authorization_endpoint", "\(base)/authorize")
                    $0.member("token_endpoint", "\(base)/token")
                    $0.member("jwks_uri", "\(base)/keys")
                    $0.member("token_endpoint_auth_methods_supported", [method])
                })
        case "/keys":
            change { $0.keyRequests += 1 }
            return json(keys)
        case "/token": return try await token(request)
        default: return Response(status: .notFound)
        }
    }

    private func named(_ state: State) -> String { "http://127.0.0.1:\(state.port)" }

    private var keys: [UInt8] {
        state.withLock { state in
            let point = Array(state.key.publicKey.rawRepresentation)
            return JSONWriter.object {
                $0.array("keys") { keys in
                    keys.object {
                        $0.member("kty", "OKP")
                        $0.member("kid", "of a kind that nobody knows")
                    }
                    guard state.publishesKey else { return }
                    keys.object {
                        $0.member("kty", "EC")
                        $0.member("crv", "P-256")
                        $0.member("use", "sig")
                        $0.member("kid", state.keyName)
                        $0.member("x", Base64URL.encode(point.prefix(32)))
                        $0.member("y", Base64URL.encode(point.suffix(32)))
                    }
                }
            }
        }
    }

    private func token(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 16_384)
        let form = try FormText(Array(body.readableBytesView))
        let begun = state.withLock { $0.codes.removeValue(forKey: form["code"] ?? "") }
        let isInHeader = state.withLock { $0.secretMethod == "client_secret_basic" }
        let pair = "\(Self.client):\(FormText.written(Self.secret))"
        let hasSecret =
            isInHeader
            ? request.headers[.authorization] == "Basic \(Data(pair.utf8).base64EncodedString())"
            : form["client_secret"] == Self.secret
        // The provider's side of PKCE.
        let challenge = Base64URL.encode(Crypto.SHA256.hash(data: Array((form["code_verifier"] ?? "").utf8)))
        guard let begun, hasSecret, challenge == begun.challenge,
            form["redirect_uri"] == "https://lykta.example.se/logga-in/oidc/svar"
        else { return Response(status: .badRequest) }
        let token = try await signed(nonce: begun.nonce)
        return json(
            JSONWriter.object {
                $0.member("access_token", "x")
                $0.member("token_type", "Bearer")
                $0.member("id_token", token)
            })
    }

    private func signed(nonce: String) async throws -> String {
        let (key, name, claims, algorithm) = state.withLock { ($0.key, $0.keyName, $0.claims, $0.algorithm) }
        let now = Date().timeIntervalSince1970
        var all: [String: JSONClaim] = [
            "iss": .text(issuer), "aud": .text(Self.client), "sub": .text("subject-1"), "nonce": .text(nonce),
            "iat": .number(now), "exp": .number(now + 300), "email": .text("Anna@example.se"),
            "email_verified": .truth(true),
        ]
        all.merge(claims) { $1 }
        let header = #"{"alg":"\#(algorithm ?? "ES256")","kid":"\#(name)"}"#
        let body = "{" + all.map { "\"\($0)\":\($1.json)" }.joined(separator: ",") + "}"
        let signedPart = Base64URL.encode(header.utf8) + "." + Base64URL.encode(body.utf8)
        guard algorithm != "none" else { return signedPart + "." }
        let signature = try key.signature(for: Data(signedPart.utf8)).rawRepresentation
        return signedPart + "." + Base64URL.encode(signature)
    }

    private func json(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

enum JSONClaim: Sendable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([String])

    fileprivate var json: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): "\(Int(number))"
        case .truth(let truth): "\(truth)"
        case .list(let texts): "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
    }
}
