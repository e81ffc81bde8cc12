import TestSupport
import Testing

@testable import Reports

@Suite struct DutyStandingTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    @Test(
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2026-11-20", 24, "2028-11-20"),
            ("2024-02-29", 12, "2025-02-28"), ("2026-01-15", -1, "2025-12-15"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-12-01", 1, "2027-01-01"),
        ])
    func `months are added to a day, and a shorter month ends sooner`(
        _ text: String, _ months: Int, _ later: String
    ) throws {
        #expect(try day(text).adding(months: months) == day(later))
    }

    @Test(
        arguments: [
            ("2026-10-13", DutyStanding.State.overdue, "2023-07-01", nil),
            ("2026-10-14", .done, "2028-10-14", "2026-10-14"),
            ("2028-09-13", .done, "2028-10-14", "2026-10-14"),
            ("2028-09-14", .due, "2028-10-14", "2026-10-14"),
            ("2028-10-14", .due, "2028-10-14", "2026-10-14"),
            ("2028-10-15", .overdue, "2028-10-14", "2026-10-14"),
        ] as [(String, DutyStanding.State, String, String?)])
    func `a duty is done, due within a month, and then overdue`(
        _ on: String, _ state: DutyStanding.State, _ due: String, _ last: String?
    ) throws {
        let standing = DutyStanding(.picture, done: [try day("2026-10-14")], months: 24, on: try day(on))
        #expect(try standing.state == state && standing.due == day(due))
        #expect(standing.last?.description == last)
        let kind: DutyReminder.Kind? =
            switch state {
            case .due: .due
            case .overdue: .overdue
            case .done, .untold: nil
            }
        #expect(standing.reminder?.kind == kind)
        #expect(standing.reminder.map(\.due) == (kind == nil ? nil : standing.due))
    }

    @Test func `what was never done is overdue since the law asked for it, but for what is only allowed`()
        throws
    {
        let today = try day("2026-11-20")
        for duty in Duty.allCases {
            let standing = DutyStanding(duty, done: [], months: duty.months, on: today)
            #expect(standing.state == (duty == .cameras ? .untold : .overdue), "\(duty)")
        }
        let plan = DutyStanding(.plan, done: [], months: 24, on: today)
        #expect(plan.due?.description == "2024-07-01")
        let cameras = DutyStanding(.cameras, done: [today], months: nil, on: today)
        #expect(cameras.state == .done && cameras.due == nil && cameras.reminder == nil)
    }

    @Test(
        arguments: [
            ("2022-01-01", DutyStanding.State.untold), ("2023-05-31", .untold), ("2023-06-01", .due),
            ("2023-07-01", .due), ("2023-07-02", .overdue),
        ] as [(String, DutyStanding.State)])
    func `what was never done is not said to be done, however early it is looked at`(
        _ on: String, _ state: DutyStanding.State
    ) throws {
        let standing = DutyStanding(.picture, done: [], months: 24, on: try day(on))
        #expect(standing.state == state && standing.last == nil)
        #expect(standing.due?.description == "2023-07-01")
        let later = DutyStanding(.picture, done: [try day("2026-10-14")], months: 24, on: try day(on))
        #expect(later.state == state && later.last == nil)
    }

    @Test func `a municipality does what the law says at least as often as it says`() {
        let terms = DutyTerms(months: [.picture: 12, .plan: 36, .report: 6, .cameras: 24])
        #expect(terms.months(of: .picture) == 12 && terms.months(of: .plan) == 24)
        #expect(terms.months(of: .report) == 6 && terms.months(of: .cameras) == 24)
        #expect(terms.months(of: .council) == 12 && DutyTerms().months(of: .cameras) == nil)
    }

    @Test func `every duty is told in both languages`() {
        for duty in Duty.allCases {
            for words in [duty.name, duty.sections, duty.meaning] {
                #expect(!words.swedish.isEmpty && words.swedish != words.english, "\(duty)")
            }
        }
    }
}
