import Crypto
import Foundation

/// The secrets that sign a webhook: one, or several while a receiver changes from one to the next.
///
/// Written as in Standard Webhooks: `whsec_` and 24–64 bytes in base64, separated by spaces. Never prints its keys.
struct SigningSecrets: Sendable {
    private let keys: [SymmetricKey]

    init?(_ text: String) {
        var keys: [SymmetricKey] = []
        for part in text.split(separator: " ") {
            guard part.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(part.dropFirst(6))),
                (24...64).contains(bytes.count)
            else { return nil }
            keys.append(SymmetricKey(data: bytes))
        }
        guard !keys.isEmpty else { return nil }
        self.keys = keys
    }

    /// The value of the header `webhook-signature`: `v1,` and the HMAC-SHA256 of `id.timestamp.payload` in base64, once
    /// for each secret.
    ///
    /// - Parameter seconds: Seconds since 1970, the same as in the header `webhook-timestamp`.
    func signature(id: String, seconds: Int64, payload: [UInt8]) -> String {
        let signed = Data("\(id).\(seconds).".utf8) + payload
        return keys.map { key in
            "v1,\(Data(HMAC<SHA256>.authenticationCode(for: signed, using: key)).base64EncodedString())"
        }.joined(separator: " ")
    }
}

extension SigningSecrets: CustomStringConvertible {
    var description: String { "SigningSecrets(\(keys.count))" }
}
