/// Keeps the secrets with which an installation makes keyed digests. They must be the same for as long as its reports are.
package protocol SecretStore: Sendable {
    /// The secret with this name; nil when none was kept.
    func keptSecret(named name: String) async throws -> [UInt8]?

    /// The secret with this name; kept from `fresh` when there is none yet. Of two that ask at the same time, both get the same.
    ///
    /// - Parameter fresh: At least 32 bytes of chance.
    func secret(named name: String, orKeep fresh: [UInt8]) async throws -> [UInt8]
}
