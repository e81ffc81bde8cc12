import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// The same reporter's same words near the same place within a day are the same report.
@Suite struct RepeatTests {
    private let cases: KeptCases
    private let first: Receipt

    init() throws {
        cases = try KeptCases()
        guard
            case .accepted(let receipt) = try cases.accept(
                Report.fixture(1, at: .olofstrom()).new(repeatKey: 5))
        else { throw FixtureFault() }
        first = receipt
    }

    private func isRepeat(
        north: Double = 0, later: TimeSpan = .seconds(0), key: Int64? = 5, category: String = "lighting"
    ) throws -> Bool {
        let report = try Report.fixture(
            2, at: .olofstrom(north: north), category: category, received: .testNow.adding(later))
        switch try cases.accept(report.new(repeatKey: key)) {
        case .repeated(let receipt):
            #expect(receipt == first)
            return true
        case .accepted: return false
        case .answeredBefore, .retryKeyReused: throw FixtureFault()
        }
    }

    @Test func `25 metres away it is a repeat, a centimetre further it is not`() throws {
        #expect(try isRepeat(north: 25))
        #expect(try !isRepeat(north: 25.01))
    }

    @Test func `24 hours later it is a repeat, a millisecond later it is not`() throws {
        #expect(try isRepeat(later: .hours(24)))
        #expect(try !isRepeat(later: TimeSpan(milliseconds: TimeSpan.hours(24).milliseconds + 1)))
    }

    @Test(arguments: [nil, 6] as [Int64?])
    func `other words, or words of nobody known, are another report`(_ key: Int64?) throws {
        #expect(try !isRepeat(key: key))
    }

    @Test func `another category is another report`() throws {
        #expect(try !isRepeat(category: "drugs"))
    }

    @Test func `a repeat is kept nowhere and no unit gets a notice of it`() throws {
        #expect(try isRepeat())
        #expect(cases.ledger.rows.count == 1)
        #expect(cases.notified == ["gata-park"])
    }

    @Test func `without a place, the same words about where it is make a repeat`() throws {
        let waiting = try Report.fixture(3).new(repeatKey: 7)
        guard case .accepted = try cases.accept(waiting) else { throw FixtureFault() }
        guard case .repeated(let receipt) = try cases.accept(Report.fixture(4).new(repeatKey: 7))
        else { throw FixtureFault() }
        #expect(receipt.report == .numbered(3))
        guard case .accepted = try cases.accept(Report.fixture(5, at: .olofstrom()).new(repeatKey: 7))
        else { throw FixtureFault() }
    }

    @Test func `what comes back after its case has ended is a new report, which returns`() throws {
        try cases.edit(first.case, .setState(.done(what: "Lagat.", measure: nil)))
        let again = try Report.fixture(2, at: .olofstrom(), received: .testNow.adding(.hours(2)))
        guard case .accepted(let receipt) = try cases.accept(again.new(repeatKey: 5))
        else { throw FixtureFault() }
        #expect(receipt.report == .numbered(2) && receipt.case != first.case)
        #expect(try cases.found(receipt.case).returnOf == first.case)
    }

    @Test(
        arguments: [("B", 1, false), ("A", 1, true), ("B", 2, true), (nil, 1, true)]
            as [(String?, Int64, Bool)])
    func `a repeat under another name of its sender is a report of its own, so that the name is kept`(
        _ name: String?, _ sender: Int64, _ repeats: Bool
    ) throws {
        let named = try Report.fixture(7, at: .olofstrom(north: 900), clientReference: "A").sent(by: 1)
        try cases.accept(named.new(repeatKey: 9))
        let again = try Report.fixture(8, at: .olofstrom(north: 900), clientReference: name).sent(
            by: sender)
        guard case .repeated = try cases.accept(again.new(repeatKey: 9)) else {
            #expect(!repeats)
            return
        }
        #expect(repeats)
    }
}
