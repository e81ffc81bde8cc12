import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// What units are told of their cases.
@Suite struct NoticeTests {
    private func notices(of cases: KeptCases, _ event: CaseNotice.Event) -> [CaseNotice] {
        cases.ledger.queued.map(\.notice).filter { $0.event == event }
    }

    @Test func `a report in words alone reaches its unit with the words of the place`() throws {
        let cases = try KeptCases()
        try cases.file(.fixture(1))
        let notice = try notices(of: cases, .assigned).first.orFail()
        #expect(notice.placeWords == "bakom idrottshallen" && notice.place == nil)
    }

    @Test(arguments: CaseNotice.Event.allCases)
    func `no notice holds any words of a restricted report`(_ event: CaseNotice.Event) throws {
        let cases = try KeptCases(events: CaseNotice.Event.allCases.map(\.rawValue).joined(separator: ", "))
        func restricted(_ number: Int, _ place: Double? = nil) throws -> Report {
            try .fixture(
                number, at: place.map { try .olofstrom(north: $0) }, text: "Grannen säljer.",
                isRestricted: true)
        }
        let first = try cases.file(restricted(1, 0))
        try cases.file(restricted(2, 10))
        try cases.file(restricted(3))
        _ = try cases.place(.numbered(3), at: .olofstrom(north: 20))
        try cases.edit(first.case, .separate([.numbered(2)]))
        try cases.edit(first.case, .setStatus(.closed))
        try cases.edit(first.case, .setStatus(.open))
        try cases.lookForDue(at: .testNow.adding(.days(13)))
        try cases.lookForDue(at: .testNow.adding(.days(14)))
        try cases.edit(first.case, .handOver(from: nil, to: nil, reason: "Inte vår."))
        let told = notices(of: cases, event)
        #expect(!told.isEmpty)
        #expect(told.allSatisfy { $0.text == nil && $0.placeWords == nil })
    }

    @Test func `a further report is told of where the channel asks for it, and nowhere else`() throws {
        for (events, told) in [(nil, []), ("reported", ["gata-park"])] as [(String?, [String])] {
            let cases = try KeptCases(events: events)
            let home = try cases.file(.fixture(1, at: .olofstrom()))
            let second = try Report.fixture(2, at: .olofstrom(north: 10), text: "Fortfarande mörkt.")
            try cases.file(second)
            #expect(cases.told(.reported) == told)
            for notice in notices(of: cases, .reported) {
                #expect(notice.case == home.case && notice.reference == second.reference)
                #expect(notice.text == "Fortfarande mörkt.")
            }
        }
    }

    @Test func `a report that is placed in its own case is told of with its place`() throws {
        let cases = try KeptCases()
        let waiting = try cases.file(.fixture(1))
        _ = try cases.place(.numbered(1), at: .olofstrom())
        let placed = notices(of: cases, .placed)
        #expect(placed.map(\.case) == [waiting.case])
        #expect(try placed.map(\.place) == [.olofstrom()])
        #expect(placed.map(\.placeWords) == ["bakom idrottshallen"])
        #expect(cases.notified == ["gata-park"])
    }

    @Test func `a report that is placed in another case is told of there, and that its own went into it`()
        throws
    {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        let waiting = try cases.file(.fixture(2))
        _ = try cases.place(.numbered(2), at: .olofstrom(north: 20))
        #expect(notices(of: cases, .placed).map(\.case) == [home.case])
        #expect(notices(of: cases, .merged).map(\.case) == [home.case])
        #expect(notices(of: cases, .merged).map(\.other) == [waiting.case])
    }

    @Test func `a unit that a placed report brings in gets its new case and no second notice`() throws {
        let cases = try KeptCases(
            rules: """
                  - { id: several, when: { reports-at-least: 2 }, units: [gata-park],
                      reason: { sv: Flera., en: Several. } }
                """)
        try cases.file(.fixture(1, at: .olofstrom()))
        try cases.file(.fixture(2))
        _ = try cases.place(.numbered(2), at: .olofstrom(north: 20))
        #expect(cases.notified.last == "gata-park" && !cases.told(.placed).contains("gata-park"))
    }

    @Test func `cases that staff merge are told of to the units of both`() throws {
        let cases = try KeptCases()
        let one = try cases.file(.fixture(1, at: .olofstrom()))
        let other = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        try cases.edit(one.case, .merge(other.case))
        let merged = notices(of: cases, .merged)
        #expect(merged.map(\.case) == [one.case] && merged.map(\.other) == [other.case])
        #expect(merged.map(\.assignment.unit.description) == ["gata-park"])
    }

    @Test func `a part that leaves a case is told of to the units that keep the rest`() throws {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        try cases.file(.fixture(2, at: .olofstrom(north: 10)))
        try cases.edit(home.case, .separate([.numbered(2)]))
        let parted = try cases.ledger.report(.numbered(2)).orFail().case
        let split = notices(of: cases, .split)
        #expect(split.map(\.case) == [home.case] && split.map(\.other) == [parted])
        #expect(cases.notified == ["gata-park", "gata-park"])
    }

    @Test func `a report that staff move to another case is a further report there`() throws {
        let cases = try KeptCases(events: "reported, split")
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        let second = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        let far = try cases.file(.fixture(3, at: .olofstrom(north: 900)))
        try cases.edit(home.case, .merge(second.case))
        let before = cases.told(.reported).count
        try cases.edit(far.case, .pin([.numbered(2)]))
        #expect(notices(of: cases, .reported).dropFirst(before).map(\.case) == [far.case])
        #expect(notices(of: cases, .split).map(\.case) == [home.case])
        #expect(notices(of: cases, .split).map(\.other) == [far.case])
    }

    @Test func `closing and reopening are told of once each, and taking up not at all`() throws {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        try cases.edit(home.case, .setStatus(.inProgress))
        try cases.edit(home.case, .setStatus(.closed))
        try cases.edit(home.case, .setStatus(.closed))
        try cases.edit(home.case, .setStatus(.open))
        #expect(cases.ledger.queued.map(\.notice.event) == [.assigned, .closed, .reopened])
    }

    @Test func `nothing is told of while history is filled in`() throws {
        let cases = try KeptCases(queuesNotices: false)
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        try cases.edit(home.case, .setStatus(.closed))
        try cases.lookForDue(at: .testNow.adding(.days(14)))
        #expect(cases.ledger.queued.isEmpty)
    }
}

/// The fixture's case is to be dealt with by 2026-12-04, a Friday.
@Suite struct DueTests {
    private let cases: KeptCases
    private let home: Receipt

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom()))
    }

    private func look(_ moment: String) throws { try cases.lookForDue(at: Timestamp(rfc3339: moment)) }

    @Test func `the last day is told of once it has begun by the Swedish clock, and once only`() throws {
        try look("2026-12-01T12:00:00+01:00")
        try look("2026-12-03T23:59:59+01:00")
        #expect(cases.told(.due).isEmpty)
        try look("2026-12-04T00:00:00+01:00")
        try look("2026-12-04T12:00:00+01:00")
        try look("2026-12-05T00:00:00+01:00")
        #expect(cases.told(.due) == ["gata-park"])
        #expect(cases.ledger.queued.last?.notice.assignment.due == CivilDate("2026-12-04"))
    }

    @Test func `a day that began while nobody looked is told of at the next look`() throws {
        try look("2026-12-01T12:00:00+01:00")
        try look("2026-12-09T12:00:00+01:00")
        #expect(cases.told(.due) == ["gata-park"])
    }

    @Test func `the first look of all tells of today alone`() throws {
        try look("2026-12-09T12:00:00+01:00")
        #expect(cases.told(.due).isEmpty)
    }

    @Test func `a clock that is set back tells of nothing again`() throws {
        try look("2026-12-04T12:00:00+01:00")
        try look("2026-12-03T12:00:00+01:00")
        try look("2026-12-04T12:00:00+01:00")
        #expect(cases.told(.due) == ["gata-park"])
    }

    @Test func `a closed case falls due to nobody`() throws {
        try cases.edit(home.case, .setStatus(.closed))
        try look("2026-12-04T12:00:00+01:00")
        #expect(cases.told(.due).isEmpty)
    }
}
