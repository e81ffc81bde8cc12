/// A key with which another system uses the API. The key itself is shown once and kept only as a digest.
package struct APIKey: Hashable, Sendable {
    /// The public part of the key, by which it is looked up and named in logs.
    package let prefix: String
    package let name: String
    package let scopes: Set<Scope>
    /// The municipalities it may see and report to; empty for all that the installation serves.
    package let municipalities: Set<MunicipalityCode>
    package let created: Timestamp
    package let revoked: Timestamp?
    /// Where it is told of what becomes of the reports that it sent; nil when it only asks.
    package let webhook: KeyWebhook?
    /// What reports that it sent are known by; nil until the store has kept the key.
    package let number: Int64?

    package init(
        prefix: String, name: String, scopes: Set<Scope>, municipalities: Set<MunicipalityCode>,
        created: Timestamp,
        revoked: Timestamp?, webhook: KeyWebhook? = nil, number: Int64? = nil
    ) {
        self.webhook = webhook
        self.number = number
        self.prefix = prefix
        self.name = name
        self.scopes = scopes
        self.municipalities = municipalities
        self.created = created
        self.revoked = revoked
    }

    /// What a key may do. The raw values are the words of the API and the command line.
    package enum Scope: String, CaseIterable, Sendable {
        case reportWrite = "report:write"
        case reportRead = "report:read"
        /// How those reports stand that the key itself sent, and nothing else.
        case reportOwn = "report:own"
        case caseWrite = "case:write"
        case originalRead = "original:read"
        case metricsRead = "metrics:read"
        case admin
        /// Giving a new key scopes that the giver does not have.
        case keysGrant = "keys:grant"
    }
}

/// Keeps API keys.
package protocol KeyStore: Sendable {
    /// - Parameter digest: SHA-256 of the whole key, 32 bytes.
    func add(_ key: APIKey, digest: [UInt8]) async throws

    /// The key with this public part and its digest; nil when there is none. Revoked keys are returned as such.
    func key(prefix: String) async throws -> (key: APIKey, digest: [UInt8])?

    /// All keys with their digests, oldest first, revoked ones too.
    func keysWithDigests() async throws -> [(key: APIKey, digest: [UInt8])]

    /// All keys, oldest first.
    func keys() async throws -> [APIKey]

    /// Whether there was such a key that was not revoked already.
    func revoke(prefix: String, at moment: Timestamp) async throws -> Bool
}
