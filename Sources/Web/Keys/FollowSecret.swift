import Crypto
package import Reports

/// The secret in the link with which a resident follows a report.
///
/// It is worked out from the report's id and the installation's follow key, so nothing about it is stored and nobody
/// without the key can make one.
package struct FollowSecret: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 16 bytes that nobody else knows; a new key makes all links given out before invalid.
    package init?(key: [UInt8]) {
        guard key.count >= 16 else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// HMAC-SHA256 of the id, the first 128 bits, in base64url: 22 signs.
    package func secret(of report: Report.ID) -> String { Base64URL.encode(tag(of: report)) }

    /// Whether `secret` is the report's. Takes the same time for every wrong secret.
    func isSecret(_ secret: some StringProtocol, of report: Report.ID) -> Bool {
        areEqualInConstantTime(Base64URL.decode(secret) ?? [], tag(of: report))
    }

    private func tag(of report: Report.ID) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(report.description.utf8), using: key).prefix(16))
    }
}
