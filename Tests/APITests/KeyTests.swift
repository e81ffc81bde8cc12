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
            installation.advance(KeyRing.lifetime)
            let later = try await ask.get("/api/v1/reports", key: .read)
            #expect(soon.status == .ok)
            #expect(later.status == .unauthorized)
        }
    }
}
