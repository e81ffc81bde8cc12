package import Reports
import Synchronization

/// The API keys in use, remembered for a moment so that a burst of requests asks the store once.
///
/// A key that is revoked through the API stops at once; one that is revoked elsewhere, within ``lifetime``. At most
/// ``capacity`` keys are remembered.
package final class KeyRing: Sendable {
    package static let lifetime = TimeSpan.seconds(5)
    package static let capacity = 4_096

    private let store: any KeyStore
    private let remembered = Mutex<[String: Entry]>([:])

    private struct Entry {
        let key: APIKey
        let digest: [UInt8]
        let until: Timestamp
    }

    package init(_ store: any KeyStore) { self.store = store }

    /// The key that `secret` opens; nil when there is none, it is revoked, or the secret is wrong.
    package func key(opening secret: APIKeySecret, at now: Timestamp) async throws -> APIKey? {
        guard let entry = try await entry(secret.prefix, at: now), entry.key.revoked == nil,
            areEqualInConstantTime(entry.digest, secret.digest)
        else { return nil }
        return entry.key
    }

    package func forget(prefix: String) {
        remembered.withLock { $0[prefix] = nil }
    }

    private func entry(_ prefix: String, at now: Timestamp) async throws -> Entry? {
        if let known = remembered.withLock({ $0[prefix] }), now < known.until,
            now.adding(Self.lifetime) >= known.until
        {
            return known
        }
        guard let found = try await store.key(prefix: prefix) else { return nil }
        let entry = Entry(key: found.key, digest: found.digest, until: now.adding(Self.lifetime))
        remembered.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            entries[prefix] = entry
        }
        return entry
    }
}
