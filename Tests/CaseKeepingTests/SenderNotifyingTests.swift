import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// What the e-services that sent reports are told.
@Suite struct SenderNotifyingTests {
    private let cases: KeptCases
    private let home: Case.ID

    private static func key(_ scopes: Set<APIKey.Scope>, webhook: Bool = true, revoked: Bool = false)
        -> APIKey
    {
        APIKey(
            prefix: "aaaaaaaa", name: "x", scopes: scopes, municipalities: [], created: .testNow,
            revoked: revoked ? .testNow : nil,
            webhook: webhook ? KeyWebhook(url: "https://etjanst.example.se", secret: "whsec_a") : nil)
    }

    /// Key 1 reads its own reports and key 2 cases too; key 3 has no webhook and key 4 is revoked.
    init() throws {
        cases = try KeptCases()
        cases.ledger.keys = [
            1: Self.key([.reportWrite, .reportOwn]), 2: Self.key([.reportWrite, .reportOwn, .reportRead]),
            3: Self.key([.reportOwn], webhook: false), 4: Self.key([.reportOwn], revoked: true),
        ]
        home = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1).sent(by: 1)).case
    }

    private func file(_ number: Int, north: Double, by key: Int64?) throws -> Case.ID {
        try cases.file(
            .fixture(number, at: .olofstrom(north: north), reporter: Int64(number)).sent(by: key)
        ).case
    }

    /// Of each notice the event, the report's number and the state.
    private var told: [String] {
        cases.ledger.queuedStatuses.map { notice in
            let number = (1...9).first { notice.report == .numbered($0) } ?? 0
            return "\(notice.event.rawValue) \(number) \(notice.state.rawValue)"
        }
    }

    @Test func `a new state is told once for each report that a key with a webhook in use sent`() throws {
        for (number, key) in [(2, 2), (3, 3), (4, 4), (5, nil)] as [(Int, Int64?)] {
            _ = try file(number, north: Double(number), by: key)
        }
        #expect(told == [], "what was just sent is told by its receipt")
        try cases.edit(home, .setState(.done(what: "Ny lampa.", measure: nil)))
        #expect(told == ["state-changed 1 done", "state-changed 2 done"])
        let notice = try cases.ledger.queuedStatuses.first.orFail()
        #expect(
            notice.told.name.swedish == "Åtgärdat" && notice.told.explanation.swedish.hasSuffix("Ny lampa."))
        #expect(cases.ledger.queuedStatuses.map(\.namesCase) == [false, true])
        try cases.edit(home, .note("Sett."))
        try cases.edit(home, .setStatus(.closed))
        #expect(told.count == 2, "a note, and a status that the case has, change nothing")
    }

    @Test func `undoing, reopening and answering are told, of a restricted report too`() throws {
        _ = try cases.file(
            .fixture(2, at: .olofstrom(north: 5), reporter: 2, isRestricted: true).sent(by: 1))
        try cases.edit(home, .setState(.underWay))
        try cases.edit(home, .undo(cases.found(home).history.count, reason: "Fel."))
        try cases.edit(home, .setStatus(.closed))
        try cases.edit(home, .setState(.reopened(reason: "Trasig igen.")))
        try cases.edit(home, .answer("Vi kommer på torsdag."))
        let events = ["under-way", "received", "closed", "reopened"].flatMap {
            ["state-changed 1 \($0)", "state-changed 2 \($0)"]
        }
        #expect(told == events + ["answered 1 reopened", "answered 2 reopened"])
        #expect(cases.ledger.queuedStatuses.last?.answer == "Vi kommer på torsdag.")
    }

    @Test func `a merge is told to whoever may read cases, and else only as a new state`() throws {
        let other = try file(2, north: 500, by: 1)
        let third = try file(3, north: 1_000, by: 2)
        let fourth = try file(4, north: 1_500, by: 1)
        try cases.edit(home, .setState(.underWay))
        try cases.edit(home, .merge(other))
        try cases.edit(home, .merge(third))
        #expect(told == ["state-changed 1 under-way", "state-changed 2 under-way", "merged 3 under-way"])
        #expect(cases.ledger.queuedStatuses.last?.case == home)
        // The case that lives takes over the state of one that somebody works on.
        let fifth = try file(5, north: 2_000, by: 1)
        try cases.edit(fifth, .setState(.waiting(for: "el")))
        try cases.edit(fourth, .merge(fifth))
        #expect(Array(told.dropFirst(3)) == ["state-changed 5 waiting", "state-changed 4 waiting"])
    }

    @Test func `a report that links cases tells those of its own new state, and not itself`() throws {
        _ = try file(2, north: 100, by: 1)
        let other = try cases.ledger.report(.numbered(2)).orFail().case
        try cases.edit(other, .setState(.underWay))
        _ = try file(3, north: 50, by: 1)
        #expect(told == ["state-changed 2 under-way", "state-changed 1 under-way"])
    }

    @Test func `a report that is corrected out of its case is told of its new state`() throws {
        _ = try file(2, north: 10, by: 1)
        try cases.edit(home, .setState(.underWay))
        let version = try cases.ledger.report(.numbered(2)).orFail().version
        _ = try ReportCorrecting(ledger: cases.ledger, policy: cases.policy).correct(
            .numbered(2), [.setCategory(Code("drugs").orFail())], because: "Fel.", version: version,
            seeing: .everything, by: "anna", at: .testNow)
        #expect(told.last == "state-changed 2 received" && told.count == 3)
    }

    @Test func `nobody is told while history is filled in`() throws {
        let quiet = try KeptCases(queuesNotices: false)
        quiet.ledger.keys = cases.ledger.keys
        let filed = try quiet.file(.fixture(1, at: .olofstrom()).sent(by: 1)).case
        try quiet.edit(filed, .setStatus(.closed))
        #expect(quiet.ledger.queuedStatuses == [])
    }
}
