import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

@Suite struct RoutingTests {
    @Test func `a rule that asks for three voices answers with the third, whoever spoke before`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1))
        try cases.file(.fixture(2, at: .olofstrom(), reporter: 1))
        try cases.file(.fixture(3, at: .olofstrom(), reporter: 2))
        #expect(try cases.units(first.case) == ["gata-park"])
        let third = try cases.file(.fixture(4, at: .olofstrom(), reporter: 3))
        #expect(third.units.map(\.unit.description) == ["gata-park", "kontaktcenter"])
        #expect(cases.notified == ["gata-park", "kontaktcenter"])
    }

    @Test func `posts of one day without a sender are one voice and cross no threshold`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        for number in 2...6 { try cases.file(.fixture(number, at: .olofstrom())) }
        try cases.file(.fixture(7, at: .olofstrom(), reporter: 1))
        #expect(try cases.found(first.case).counts.reporters == 2)
        #expect(try cases.units(first.case) == ["gata-park"])
        try cases.file(.fixture(8, at: .olofstrom(), observed: .testNow.subtracting(.days(1))))
        #expect(try cases.found(first.case).counts.reporters == 3)
        #expect(try cases.units(first.case) == ["gata-park", "kontaktcenter"])
    }

    @Test func `where a threshold is crossed, all reports are looked at and not only the new one`() throws {
        let cases = try KeptCases(
            rules: """
                  - { id: loud, when: { words: [motor], reports-at-least: 2 }, units: [lpo],
                      reason: { sv: Buller., en: Noise. } }
                """)
        let first = try cases.file(.fixture(1, at: .olofstrom(), text: "En motor går hela natten."))
        #expect(try cases.units(first.case) == ["kontaktcenter"])
        try cases.file(.fixture(2, at: .olofstrom(), text: "Det är mörkt här."))
        #expect(try cases.units(first.case) == ["lpo"])
    }

    @Test func `a case that takes over another inherits its units, and none gets a second notice`() throws {
        let cases = try KeptCases()
        let older = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1))
        for number in 2...4 {
            try cases.file(.fixture(number, at: .olofstrom(north: 110), reporter: Int64(number)))
        }
        #expect(cases.notified == ["gata-park", "gata-park", "kontaktcenter"])
        let between = try cases.file(.fixture(5, at: .olofstrom(north: 55), reporter: 1))
        #expect(between.case == older.case)
        #expect(try cases.units(older.case) == ["gata-park", "kontaktcenter"])
        #expect(cases.notified.count == 3)
        #expect(try cases.kinds(older.case).count { $0 == .routed } == 1)
    }

    @Test func `the units of its own come before inherited ones, where no rule ranks them any more`() throws {
        let cases = try KeptCases()
        let older = try cases.file(.fixture(1, at: .olofstrom()))
        let younger = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        func give(_ unit: String, to id: Case.ID) throws -> Assignment {
            let former = try cases.found(id).units
            let assignment = Assignment(
                unit: try Code(unit).orFail(), unitName: Bilingual(swedish: unit, english: unit),
                rule: "no-longer", reason: Bilingual(swedish: "-", english: "-"), since: .testNow, due: nil)
            try cases.ledger.setUnits(former + [assignment], of: id, insteadOf: former)
            return assignment
        }
        let own = try give("lpo", to: older.case)
        let inherited = try give("a-former-unit", to: younger.case)
        try cases.edit(older.case, .merge(younger.case))
        #expect(try cases.found(older.case).units.suffix(2) == [own, inherited])
    }

    @Test func `a case that someone works on stays one when an older takes it over`() throws {
        let cases = try KeptCases()
        let older = try cases.file(.fixture(1, at: .olofstrom()))
        let younger = try cases.file(.fixture(2, at: .olofstrom(north: 110)))
        try cases.edit(younger.case, .setStatus(.inProgress))
        try cases.file(.fixture(3, at: .olofstrom(north: 55)))
        #expect(try cases.found(older.case).status == .inProgress)
        #expect(try cases.found(younger.case).mergedInto == older.case)
        #expect(cases.ledger.rows.values.allSatisfy { $0.indexed == .inProgress })
    }

    @Test func `a notice says what the unit must know`() throws {
        let cases = try KeptCases()
        let report = try Report.fixture(1, at: .olofstrom(), text: "Lampan är trasig.")
        let receipt = try cases.file(report)
        let queued = try cases.ledger.queued.first.orFail()
        #expect(queued.channel == .webhook(url: "https://example.se/hook", secret: "GATA"))
        #expect(queued.notice.case == receipt.case && queued.notice.reference == report.reference)
        #expect(queued.notice.text == "Lampan är trasig." && queued.notice.place == report.whereabouts.place)
        #expect(queued.notice.observed == report.observed && queued.notice.at == .testNow)
    }

    @Test(arguments: [(Int64(0), 2), (60, 2), (-60, 1)])
    func `a unit that a merge brings in reads the newest report, of several at once the one kept last`(
        _ secondsLater: Int64, _ newest: Int
    ) throws {
        let cases = try KeptCases(
            rules: """
                  - { id: several, when: { reports-at-least: 2 }, units: [gata-park],
                      reason: { sv: Flera., en: Several. } }
                """)
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        let second = try cases.file(
            .fixture(2, at: .olofstrom(north: 500), received: .testNow.adding(.seconds(secondsLater))))
        try cases.edit(first.case, .merge(second.case))
        #expect(try cases.units(first.case) == ["gata-park"])
        let notice = try cases.ledger.queued.last { $0.notice.event == .assigned }.orFail().notice
        #expect(notice.assignment.unit.description == "gata-park")
        #expect(try notice.reference == Report.fixture(newest).reference)
    }

    @Test func `the words of a restricted report are in no notice`() throws {
        let cases = try KeptCases()
        try cases.file(.fixture(1, at: .olofstrom(), text: "Grannen säljer.", isRestricted: true))
        #expect(cases.notified == ["gata-park"])
        #expect(cases.ledger.queued.allSatisfy { $0.notice.text == nil })
    }

    @Test func `no notice is queued while history is filled in, and the cases are the same`() throws {
        let cases = try KeptCases(queuesNotices: false)
        let receipt = try cases.file(.fixture(1, at: .olofstrom()))
        #expect(cases.ledger.queued.isEmpty)
        #expect(try cases.units(receipt.case) == ["gata-park"])
    }
}
