package import Reports
import Synchronization

/// The API keys in use, all of them, remembered for a moment so that a burst of requests asks the store once.
///
/// A key that is added or revoked through the API, or handed to this server by the command line, is known at once; one
/// that is changed elsewhere, within ``lifetime``. The store is asked for all keys at a time, and never for the one that a
/// request names, so that the time an answer takes tells nothing of which public parts exist.
package final class KeyRing: Sendable {
    package static let lifetime = TimeSpan.seconds(5)

    private let store: any KeyStore
    private let remembered = Mutex<Remembered?>(nil)

    private struct Remembered {
        let keys: [String: (key: APIKey, digest: [UInt8])]
        let until: Timestamp
    }

    package init(_ store: any KeyStore) { self.store = store }

    /// The key that `secret` opens; nil when there is none, it is revoked, or the secret is wrong. Takes as long for an
    /// unknown public part as for a known one with a wrong secret.
    package func key(opening secret: APIKeySecret, at now: Timestamp) async throws -> APIKey? {
        let entry = try await keys(at: now)[secret.prefix]
        let isRight = areEqualInConstantTime(entry?.digest ?? Self.nobodysDigest, secret.digest)
        guard isRight, let key = entry?.key, key.revoked == nil else { return nil }
        return key
    }

    /// Asks the store again at the next request.
    package func forget() { remembered.withLock { $0 = nil } }

    /// What a secret is compared with when no key has its public part.
    private static let nobodysDigest = [UInt8](repeating: 0, count: 32)

    private func keys(at now: Timestamp) async throws -> [String: (key: APIKey, digest: [UInt8])] {
        if let known = remembered.withLock({ $0 }), now < known.until,
            now.adding(Self.lifetime) >= known.until
        {
            return known.keys
        }
        let found = try await store.keysWithDigests()
        let keys = Dictionary(found.map { ($0.key.prefix, $0) }) { first, _ in first }
        remembered.withLock { $0 = Remembered(keys: keys, until: now.adding(Self.lifetime)) }
        return keys
    }
}
