import Testing

@testable import Intake

struct SipHashTests {
    @Test func `the example of the paper has the digest of the paper`() throws {
        let key = try #require(SipHash.Key(Array(0..<16)))
        #expect(SipHash.hash(Array(0..<15), key: key) == 0xA129_CA61_49BE_45E5)
    }

    @Test func `nothing has the digest that the authors' test vectors give`() throws {
        let key = try #require(SipHash.Key(Array(0..<16)))
        #expect(SipHash.hash([], key: key) == 0x726F_DB47_DD0E_0E31)
        #expect(SipHash.hash(Array(0..<8), key: key) == 0x93F5_F579_9A93_2462)
    }

    @Test func `where one text ends and the next begins matters`() throws {
        let key = try #require(SipHash.Key(Array(0..<16)))
        #expect(SipHash.digest(of: ["ab", "c"], key: key) != SipHash.digest(of: ["a", "bc"], key: key))
    }

    @Test func `a secret is long enough and does not show itself`() throws {
        #expect(IntakeSecret(bytes: Array(repeating: 7, count: 31)) == nil)
        let secret = try #require(IntakeSecret(bytes: Array(repeating: 7, count: 32)))
        var shown = ""
        dump(secret, to: &shown)
        #expect(!shown.contains("7") && !"\(secret)".contains("7"))
    }
}
