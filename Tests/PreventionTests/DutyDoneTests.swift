import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct DutyDoneTests {
    private let today = CivilDate(daysSinceEpoch: 20_777)

    private func done(
        _ number: Int, _ duty: Duty = .picture, _ day: CivilDate? = nil, municipality: String = "1060",
        link: String? = nil
    ) throws -> DutyDone {
        DutyDone(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(), duty: duty,
            day: day ?? today, role: "Kommunstyrelsen", link: link, made: .testNow, by: "anna")
    }

    @Test func `what counts is what this municipality did and has not withdrawn`() throws {
        let home = try MunicipalityCode("1060").orFail()
        let withdrawal = DutyDone.Withdrawal(at: .testNow, by: "anna", reason: "Fel dag.")
        let all = [
            try done(1, .picture, today.adding(days: -100)), try done(2).withdrawn(withdrawal),
            try done(3, .plan, municipality: "0880"), try done(4, .cameras),
        ]
        let standings = all.standings(in: home, DutyTerms(), on: today)
        #expect(standings.map(\.duty) == Duty.allCases)
        #expect(standings.first?.last == today.adding(days: -100))
        #expect(standings.filter { $0.state == .done }.map(\.duty) == [.picture, .cameras])
    }

    @Test func `an entry that was withdrawn stays as it was withdrawn first`() throws {
        let first = DutyDone.Withdrawal(at: .testNow, by: "anna", reason: "Fel dag.")
        let second = DutyDone.Withdrawal(at: .testNow, by: "bo", reason: "Fel.")
        let entry = try done(1).withdrawn(first)
        #expect(entry.withdrawn(second) == entry && !entry.counts)
        #expect(try entry.says(done(1)) && !entry.says(done(1, .plan)) && !entry.says(done(2)))
        #expect(try !entry.says(done(1, link: "https://x.se")))
    }

    @Test func `what may meet a duty is told until the duty is told done`() {
        let evidence = DutyEvidence(picture: today.adding(days: -9), plan: today.adding(days: -8))
        func told(_ duty: Duty, done: [CivilDate] = [], _ evidence: DutyEvidence) -> String? {
            DutyStanding(duty, done: done, months: 24, on: today).unnoted(evidence)?.english
        }
        #expect(told(.picture, evidence)?.contains("\(today.adding(days: -9))") == true)
        #expect(told(.plan, evidence)?.contains("\(today.adding(days: -8))") == true)
        #expect(told(.council, evidence) == nil)
        #expect(told(.picture, done: [today], evidence) == nil)
        #expect(told(.plan, DutyEvidence(picture: today, plan: nil)) == nil)
        let long = CivilDate(daysSinceEpoch: 19_600)
        #expect(told(.plan, done: [long], evidence) != nil)
        #expect(told(.plan, done: [long], DutyEvidence(picture: nil, plan: long)) == nil)
    }

    @Test func `nothing was a duty before the law`() throws {
        let law = DutyDone.lawBegins
        #expect(law.description == "2023-07-01")
        try done(1, .picture, law).requireSound()
        let before = law.adding(days: -1)
        #expect(throws: DutyFault.beforeLaw(before)) { try done(1, .report, before).requireSound() }
    }

    @Test func `it is told of a day that has come`() throws {
        let tomorrow = today.adding(days: 1)
        try done(1).requireSound()
        #expect(throws: DutyFault.dayNotCome(tomorrow)) { try done(1, .plan, tomorrow).requireSound() }
    }

    @Test(
        arguments: [
            ("https://olofstrom.se/ks", true), ("https://", false), ("http://olofstrom.se", false),
            ("https://a b", false), ("https://å.se", false), ("javascript:alert(1)", false), ("", false),
        ])
    func `a link is the address of a page`(_ text: String, _ isLink: Bool) {
        #expect(DutyDone.isLink(text) == isLink)
        #expect(!DutyDone.isLink("https://" + String(repeating: "a", count: DutyDone.longestLink)))
    }
}
