import Reports
import TestSupport
import Testing
import Web

@testable import Pages

@Suite struct FormTokensTests {
    private static let tokens = FormTokens(key: Array(repeating: 1, count: 32))

    private static func verdict(
        _ token: String, after span: TimeSpan, honeypot: String = ""
    ) throws -> FormTokens.Verdict {
        let form = try FormText(
            Array(FormText.written([("token", token), (FormTokens.honeypot, honeypot)]).utf8))
        return tokens.verdict(on: form, at: Timestamp.testNow.adding(span))
    }

    @Test(arguments: [TimeSpan(milliseconds: 3_000), .hours(1), .hours(12)])
    func `a form that a person filled in is taken`(_ span: TimeSpan) throws {
        #expect(try Self.verdict(Self.tokens.token(at: .testNow), after: span) == .person)
    }

    @Test(arguments: [TimeSpan(milliseconds: 43_200_001), TimeSpan(milliseconds: -1)])
    func `one that is too old, or not yet given out, is shown anew`(_ span: TimeSpan) throws {
        #expect(try Self.verdict(Self.tokens.token(at: .testNow), after: span) == .stale)
    }

    @Test func `one that is sent at once is a program's, and so is one with the hidden field filled in`()
        throws
    {
        let token = Self.tokens.token(at: .testNow)
        #expect(try Self.verdict(token, after: TimeSpan(milliseconds: 2_999)) == .program)
        #expect(try Self.verdict(token, after: .hours(1), honeypot: "https://x.example") == .program)
    }

    @Test(arguments: ["", ".", "1.x", "9223372036854775807.AAAA", "-9223372036854775808.AAAA"])
    func `no other token is ours`(_ token: String) throws {
        #expect(try Self.verdict(token, after: .hours(1)) == .stale)
    }

    @Test func `a token of another server, or of another moment, is not ours`() throws {
        let other = FormTokens(key: Array(repeating: 2, count: 32)).token(at: .testNow)
        #expect(try Self.verdict(other, after: .hours(1)) == .stale)
        let token = Self.tokens.token(at: .testNow)
        let earlier = "\(Timestamp.testNow.adding(.hours(-1)).milliseconds)" + token.drop { $0 != "." }
        #expect(try Self.verdict(earlier, after: .hours(1)) == .stale)
    }
}
