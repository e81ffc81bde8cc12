import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// The first answer to a request is given again for two days.
@Suite struct KeptAnswerTests {
    private let cases: KeptCases

    init() throws { cases = try KeptCases() }

    private func key(_ name: String, digest: UInt8 = 1) -> RetryKey {
        RetryKey(client: "oep", key: name, requestDigest: [digest])
    }

    @discardableResult
    private func send(
        _ number: Int, under key: RetryKey, after span: TimeSpan = .seconds(0), answer: [UInt8] = [7]
    ) throws -> Acceptance {
        let report = try Report.fixture(number, at: .olofstrom(), received: .testNow.adding(span))
        return try cases.accept(report.new(retry: key), answer: answer)
    }

    @Test func `a request sent again gets its first answer and keeps nothing`() throws {
        try send(1, under: key("a"))
        #expect(try send(2, under: key("a"), answer: [8]) == .answeredBefore([7]))
        #expect(cases.ledger.rows.count == 1)
    }

    @Test func `another request under the same key is refused`() throws {
        try send(1, under: key("a"))
        #expect(try send(2, under: key("a", digest: 2)) == .retryKeyReused)
    }

    @Test func `an answer is there for 48 hours, and gone with the first that comes after`() throws {
        try send(1, under: key("a"))
        try send(2, under: key("b"), after: .hours(48))
        #expect(try send(3, under: key("a"), after: .hours(48)) == .answeredBefore([7]))
        try send(4, under: key("c"), after: TimeSpan(milliseconds: TimeSpan.hours(48).milliseconds + 1))
        #expect(cases.ledger.answers.map(\.key.key) == ["b", "c"])
        guard case .accepted = try send(5, under: key("a"), after: .hours(49)) else { throw FixtureFault() }
    }

    @Test func `a few old answers go with every new one`() throws {
        for number in 1...6 { try send(number, under: key("\(number)")) }
        try send(7, under: key("7"), after: .days(3))
        #expect(cases.ledger.answers.map(\.key.key) == ["5", "6", "7"])
    }

    @Test func `a repeat under a new key is answered, and that answer is kept`() throws {
        guard case .accepted = try cases.accept(Report.fixture(1, at: .olofstrom()).new(repeatKey: 5))
        else { throw FixtureFault() }
        let again = try Report.fixture(2, at: .olofstrom()).new(repeatKey: 5, retry: key("a"))
        guard case .repeated = try cases.accept(again, answer: [9]) else { throw FixtureFault() }
        #expect(try cases.accept(again) == .answeredBefore([9]))
    }
}
