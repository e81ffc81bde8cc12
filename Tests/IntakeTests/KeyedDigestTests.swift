import Testing

@testable import Intake

struct KeyedDigestTests {
    /// Worked out by Python's `hmac` of the lengths, as eight bytes each, and the texts.
    @Test(
        arguments: [
            (["email", "a@exempel.se"], 5_395_081_099_286_697_600), ([], 571_949_126_031_735_180),
        ] as [([String], Int64)])
    func `a digest is the beginning of HMAC-SHA256`(_ texts: [String], _ digest: Int64) throws {
        let digests = try #require(KeyedDigest(key: 0..<16))
        #expect(digests.digest(of: texts) == digest)
    }

    @Test func `where one text ends and the next begins matters`() throws {
        let digests = try #require(KeyedDigest(key: 0..<16))
        #expect(digests.digest(of: ["ab", "c"]) != digests.digest(of: ["a", "bc"]))
        #expect(KeyedDigest(key: 0..<15) == nil)
    }

    @Test func `a secret is long enough and does not show itself`() throws {
        #expect(IntakeSecret(bytes: Array(repeating: 7, count: 31)) == nil)
        let secret = try #require(IntakeSecret(bytes: Array(repeating: 7, count: 32)))
        var shown = ""
        dump(secret, to: &shown)
        #expect(!shown.contains("7") && !"\(secret)".contains("7"))
    }
}
