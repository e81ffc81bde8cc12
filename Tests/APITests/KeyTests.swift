import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct KeyTests {
    @Test func `a minted key reads back`() throws {
        var chance = SeededChance(seed: 1)
        for _ in 0..<200 {
            let secret = APIKeySecret.mint(using: &chance)
            #expect(APIKeySecret.parse(secret.text) == secret)
            #expect(secret.text.hasPrefix("lykta_\(secret.prefix)_"))
            #expect(secret.prefix.count == 8)
            #expect(secret.digest.count == 32)
        }
    }

    @Test func `a key says nothing of itself when printed`() {
        var chance = SeededChance(seed: 1)
        let secret = APIKeySecret.mint(using: &chance)
        #expect("\(secret)" == "lykta_\(secret.prefix)_…")
        #expect(!String(reflecting: secret).contains(secret.text.suffix(43)))
    }

    @Test(arguments: [
        "", "lykta_", "lykta_abcdefgh_", "lykta_abcdefgh_\(String(repeating: "A", count: 42))",
        "lykta_abcdefgh_\(String(repeating: "A", count: 44))",
        "lykta_abcdefg1_\(String(repeating: "A", count: 43))",
        "lykta_abcdefgh-\(String(repeating: "A", count: 43))",
        "lykta_abcdefgh_\(String(repeating: "A", count: 42))=",
        "Lykta_abcdefgh_\(String(repeating: "A", count: 43))",
        "lykta_åbcdefg_\(String(repeating: "A", count: 43))",
    ])
    func `what is no key is refused`(_ text: String) {
        #expect(APIKeySecret.parse(text) == nil)
    }

    @Test func `base64url reads back, and every value has one spelling`() {
        var chance = SeededChance(seed: 2)
        for length in 0..<50 {
            let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
            let text = Base64URL.encode(bytes)
            #expect(Base64URL.decode(text) == bytes)
            #expect(text.utf8.count == (length * 4 + 2) / 3)
        }
        #expect(Base64URL.decode("AB") == nil)
        #expect(Base64URL.decode("A") == nil)
        #expect(Base64URL.decode("AA==") == nil)
        #expect(Base64URL.decode("A+") == nil)
    }

    @Test func `a follow secret fits its own report and key only`() throws {
        let secret = try FollowSecret(key: Array(repeating: 1, count: 16)).orFail()
        let other = try FollowSecret(key: Array(repeating: 2, count: 16)).orFail()
        let report = Report.ID.numbered(1)
        let text = secret.secret(of: report)
        #expect(text.count == 22)
        #expect(secret.isSecret(text, of: report))
        #expect(!secret.isSecret(text, of: .numbered(2)))
        #expect(!other.isSecret(text, of: report))
        #expect(!secret.isSecret("", of: report))
        #expect(FollowSecret(key: Array(repeating: 1, count: 15)) == nil)
    }

    @Test func `a remembered key is asked for again after a while`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            #expect(try await ask.get("/api/v1/reports", key: .read).status == .ok)
            let prefix = try installation.prefix(.read)
            _ = try await installation.store.revoke(prefix: prefix, at: .testNow)
            let soon = try await ask.get("/api/v1/reports", key: .read)
            // A key that the store has since another process wrote it is known as soon.
            var chance = SeededChance(seed: 5)
            let fresh = APIKeySecret.mint(using: &chance)
            try await installation.store.add(
                APIKey(
                    prefix: fresh.prefix, name: "x", scopes: [.reportRead], municipalities: [],
                    created: .testNow, revoked: nil),
                digest: fresh.digest)
            installation.advance(KeyRing.lifetime)
            #expect(
                try await ask.send(
                    .get, "/api/v1/reports", key: nil, headers: ["Authorization": "Bearer \(fresh.text)"]
                ).status == .ok)
            let later = try await ask.get("/api/v1/reports", key: .read)
            #expect(soon.status == .ok)
            #expect(later.status == .unauthorized)
        }
    }

    @Test func `a wrong secret costs the same time with a known and an unknown public part`() async throws {
        let installation = try await TestInstallation()
        let ring = KeyRing(installation.store)
        let tail = String(repeating: "A", count: 43)
        let known = try APIKeySecret.parse("lykta_\(installation.prefix(.read))_\(tail)").orFail()
        let unknown = try APIKeySecret.parse("lykta_aaaaaaaa_\(tail)").orFail()
        var times: [APIKeySecret: [Duration]] = [:]
        for _ in 0..<4_000 {
            for secret in [known, unknown] {
                let began = ContinuousClock.now
                let found = try await ring.key(opening: secret, at: .testNow)
                times[secret, default: []].append(ContinuousClock.now - began)
                #expect(found == nil)
            }
        }
        func median(_ secret: APIKeySecret) throws -> Double {
            let sorted = try times[secret].orFail().sorted()
            return sorted[sorted.count / 2] / .microseconds(1)
        }
        let (one, other) = (try median(known), try median(unknown))
        #expect(max(one, other) / min(one, other) < 1.3, "\(one) µs known, \(other) µs unknown")
    }
}
