import Crypto

/// The secret of an API key, as its owner holds it: `lykta_` + 8 public signs + `_` + 43 signs of base64url.
///
/// The 43 signs are 256 random bits, so a key can be neither guessed nor worked out from its digest. The text is shown
/// once, when the key is made; only ``digest`` is kept.
package struct APIKeySecret: Hashable, Sendable {
    /// The whole key. Never logged.
    package let text: String

    /// Makes a new key.
    package static func mint(using chance: inout some RandomNumberGenerator) -> APIKeySecret {
        var prefix = ""
        for _ in 0..<8 {
            prefix.unicodeScalars.append(alphabet[Int.random(in: alphabet.indices, using: &chance)])
        }
        let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        return APIKeySecret(trusted: "lykta_\(prefix)_\(Base64URL.encode(secret))")
    }

    /// Reads a key as it was shown; nil for anything else.
    package static func parse(_ text: some StringProtocol) -> APIKeySecret? {
        let bytes = Array(text.utf8)
        guard bytes.count == 58, bytes.starts(with: "lykta_".utf8), bytes[14] == UInt8(ascii: "_"),
            bytes[6..<14].allSatisfy({ byte in alphabet.contains(Unicode.Scalar(byte)) }),
            bytes[15...].allSatisfy(Base64URL.isSign)
        else { return nil }
        return APIKeySecret(trusted: String(text))
    }

    /// The public part, by which a key is looked up and named.
    package var prefix: String { String(text.dropFirst(6).prefix(8)) }

    /// SHA-256 of the whole key: 32 bytes.
    package var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private init(trusted text: String) { self.text = text }

    /// Without look-alikes, so that the public part can be read out loud.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789".unicodeScalars)
}

/// Says nothing of the secret, wherever it is printed.
extension APIKeySecret: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "lykta_\(prefix)_…" }
    package var debugDescription: String { description }
}
