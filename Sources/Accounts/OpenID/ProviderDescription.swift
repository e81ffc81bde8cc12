import Delivery
import JSON

/// Where a provider answers (OpenID Connect Discovery 1.0 §3).
struct ProviderDescription: Sendable {
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysURL: String
    /// Whether the client's secret goes in the body, since the provider does not take it in the header.
    let takesSecretInBody: Bool

    /// - Throws: ``OpenIDFault/providerMisdescribed``.
    init(_ json: JSONValue, of issuer: String, by exchange: GuardedExchange) throws(OpenIDFault) {
        guard json["issuer"]?.string == issuer, let authorization = json["authorization_endpoint"]?.string,
            let token = json["token_endpoint"]?.string, let keys = json["jwks_uri"]?.string,
            [authorization, token, keys].allSatisfy(exchange.takes), !authorization.contains("#")
        else { throw .providerMisdescribed }
        authorizationEndpoint = authorization
        tokenEndpoint = token
        keysURL = keys
        // The header is what is meant when nothing is said.
        let methods = json["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string)
        takesSecretInBody = methods.map { !$0.contains("client_secret_basic") } ?? false
    }
}
