import Reports
import TestSupport
import Testing

@testable import Accounts

@Suite struct PasswordDigestTests {
    @Test func `a password is its own digest's and no other's, however it is typed`() throws {
        var chance = SeededChance(seed: 1)
        let digest = try PasswordDigest(of: "blå lykta över ån", cost: .light, using: &chance)
        #expect(try digest.isOf("blå lykta över ån"))
        #expect(try digest.isOf("bla\u{30A} lykta o\u{308}ver a\u{30A}n"))
        #expect(try !digest.isOf("blå lykta över ån "))
        let other = try PasswordDigest(of: "blå lykta över ån", cost: .light, using: &chance)
        #expect(other.salt != digest.salt && other.digest != digest.digest)
    }

    @Test func `it is read as it was written`() throws {
        var chance = SeededChance(seed: 2)
        let digest = try PasswordDigest(of: "x", cost: .light, using: &chance)
        #expect(PasswordDigest(digest.text) == digest)
        #expect(digest.text.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    }

    /// RFC 7914 §12, the third vector: N = 16384, r = 8, p = 1, the first 32 of its 64 bytes.
    @Test func `it is scrypt as RFC 7914 has it`() throws {
        let digest = try PasswordDigest(
            of: "pleaseletmein", cost: .init(logarithm: 14, blockSize: 8, parallelism: 1),
            salt: Array("SodiumChloride".utf8))
        #expect(
            digest.digest == [
                0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38,
                0xeb, 0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d,
                0xa1, 0xf2,
            ])
    }

    @Test(arguments: [
        "", "$scrypt$", "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "$argon2$ln=10,r=8,p=1$x$y",
        "$scrypt$ln=10,r=8$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `what is no digest is none`(_ text: String) {
        #expect(PasswordDigest(text) == nil)
    }
}
