import JSON
import JWTKit
import Web

/// The keys with which a provider signs (RFC 7517), those of them that we take.
struct ProviderKeys: Sendable {
    private let keys: [Key]

    private struct Key: Sendable {
        let id: String?
        let type: String
        /// Nil when the provider does not bind the key to one.
        let algorithm: String?
        let first: String
        let second: String
    }

    /// Keys of a kind that is not known here, for encryption, or too short are passed over.
    init(_ json: JSONValue) {
        keys = (json["keys"]?.array ?? []).compactMap { key in
            guard key["use"]?.string ?? "sig" == "sig", let type = key["kty"]?.string else { return nil }
            let numbers: (String?, String?)
            switch type {
            case "RSA": numbers = (key["n"]?.string, key["e"]?.string)
            case "EC" where key["crv"]?.string == "P-256": numbers = (key["x"]?.string, key["y"]?.string)
            default: return nil
            }
            guard let first = numbers.0, let second = numbers.1, let bytes = Base64URL.decode(first),
                Base64URL.decode(second) != nil, type != "RSA" || bytes.drop(while: { $0 == 0 }).count >= 256
            else { return nil }
            return Key(
                id: key["kid"]?.string, type: type, algorithm: key["alg"]?.string, first: first,
                second: second)
        }
    }

    /// The one key that a token names, or the only one that could have signed a token that names none; nil otherwise.
    func key(_ id: String?, for algorithm: SigningAlgorithm) -> JWK? {
        let fitting = keys.filter { key in
            (id == nil || key.id == id) && key.type == algorithm.keyType
                && (key.algorithm ?? algorithm.rawValue) == algorithm.rawValue
        }
        guard fitting.count == 1, let key = fitting.first else { return nil }
        // The library finds a key by its name alone, so it is given this one, under a name of ours.
        switch algorithm {
        case .rs256, .ps256:
            return .rsa(
                algorithm == .rs256 ? .rs256 : .ps256, identifier: "it", modulus: key.first,
                exponent: key.second)
        case .es256:
            return .ecdsa(.es256, identifier: "it", x: key.first, y: key.second, curve: .p256)
        }
    }
}

extension SigningAlgorithm {
    fileprivate var keyType: String {
        switch self {
        case .rs256, .ps256: "RSA"
        case .es256: "EC"
        }
    }
}
