import Reports
import TestSupport
import Testing

@testable import Prevention

/// Plans that were entered by mistake.
@Suite struct PlanWithdrawalTests {
    private let today = CivilDate(daysSinceEpoch: 20_777)

    private func plan() throws -> ActionPlan {
        ActionPlan(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), title: "Planen",
            period: try PlanPeriod(from: today.adding(days: -300), until: today).orFail(),
            decided: today.adding(days: -300), made: .testNow)
    }

    @Test func `a plan that nobody has followed up is withdrawn with a reason, and changes no more`() throws {
        let (gone, words) = try plan().applying(
            [.withdraw(reason: "Fel kommun.")], on: today, at: .testNow)
        #expect(gone.withdrawn == "Fel kommun." && gone.version == 2)
        #expect(words.map(\.swedish) == ["Togs tillbaka: Fel kommun."])
        #expect(gone.texts == ["Planen", "Fel kommun."])
        let year = try PictureSpan(from: today.adding(days: -100), until: today).orFail()
        #expect(try plan().isInForce(in: year) && !gone.isInForce(in: year))
        for edit in [
            PlanEdit.setTitle("x"), .followUp(today, words: "Bra.", []), .withdraw(reason: "Annat."),
        ] {
            #expect(throws: PlanFault.isWithdrawn) { try gone.applying([edit], on: today, at: .testNow) }
        }
    }

    @Test func `a plan that was followed up is withdrawn once its follow-ups are`() throws {
        let used = try plan().applying(
            [.followUp(today, words: "Bra.", [])], on: today, at: .testNow
        ).plan
        #expect(used.isFollowedUp)
        #expect(throws: PlanFault.isFollowedUp) {
            try used.applying([.withdraw(reason: "Fel.")], on: today, at: .testNow)
        }
        let gone = try used.applying(
            [.withdrawFollowUp(1, reason: "Fel plan."), .withdraw(reason: "Fel.")], on: today, at: .testNow
        ).plan
        #expect(!gone.isFollowedUp && gone.withdrawn == "Fel.")
    }
}
