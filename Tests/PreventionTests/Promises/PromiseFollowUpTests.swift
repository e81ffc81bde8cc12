import Prevention
import Reports
import TestSupport
import Testing

/// On which days a promise is followed up, when what it was planned by is changed.
@Suite struct PromiseFollowUpTests {
    private func days(_ promise: CitizenPromise) -> [String] { promise.followUps.map(\.due.description) }

    @Test func `another number of follow-ups plans none on a day that has passed, and takes back its own`()
        throws
    {
        let promise = try CitizenPromise.signed()
        let two = ["2026-03-27", "2026-06-18"]
        let four = two + ["2026-09-08", "2026-11-30"]
        #expect(days(promise) == four)
        let late = try promise.edited(.setFollowUps(perYear: 12), on: "2026-11-30")
        #expect(days(late) == four)
        let more = try promise.edited(.setFollowUps(perYear: 12), on: "2026-07-01")
        #expect(days(more).count == 11 && days(more)[2] == "2026-07-17")
        let today = try CivilDate("2026-07-01").orFail()
        #expect(more.followUps.count { $0.status(on: today) == .missed } == 2)
        let back = try more.edited(.setFollowUps(perYear: 4), on: "2026-07-01")
        #expect(days(back) == two + ["2026-09-14", "2026-11-30"])
        #expect(back.followUps.map(\.number) == [1, 2, 3, 4])
        #expect(days(try more.edited(.setFollowUps(perYear: nil), on: "2026-07-01")) == two)
    }

    @Test func `a beginning does not move past what was counted or held, and plans what is to come anew`()
        throws
    {
        let signed = try CitizenPromise.signed()
        func begun(_ promise: CitizenPromise, _ from: String, counting events: [PromiseEvent] = []) throws
            -> CitizenPromise
        {
            let period = try PromisePeriod(
                from: CivilDate(from).orFail(), until: promise.terms.period.until
            ).orFail()
            return try promise.edited(.setPeriod(period), counting: events, on: "2026-07-01")
        }
        let (first, second) = (try CivilDate("2026-02-01").orFail(), try CivilDate("2026-03-20").orFail())
        let event = PromiseEvent(
            id: .numbered(1), commitment: .numbered(1), day: first, party: .police, by: "anna", made: .testNow
        )
        let held = try signed.edited(.hold(followUp: 1, day: second, words: "Läget."), on: "2026-06-01")
        let after = try CivilDate("2026-11-01").orFail()
        #expect(throws: PromiseFault.countedBefore(after, first: first)) {
            try begun(held, "2026-11-01", counting: [event])
        }
        #expect(throws: PromiseFault.heldBefore(after, first: second)) { try begun(held, "2026-11-01") }
        let withdrawn = event.withdrawn(because: "Fel.", at: .testNow)
        #expect(throws: PromiseFault.heldBefore(after, first: second)) {
            try begun(held, "2026-11-01", counting: [withdrawn])
        }
        #expect(try begun(held, "2026-02-01", counting: [event]).terms.period.from == first)
        // What was missed stays, and only what is still to come is planned anew.
        let later = try begun(signed, "2026-09-01")
        #expect(days(later).prefix(2) == ["2026-03-27", "2026-06-18"])
        #expect(later.followUps.dropFirst(2).allSatisfy { $0.due.description >= "2026-09-01" })
        let draft = try begun(CitizenPromise.draft(), "2026-11-01", counting: [event])
        #expect(draft.followUps == [])
    }

    @Test func `a promise that ended has no follow-ups to come, and keeps those that were missed before`()
        throws
    {
        let held = try CitizenPromise.signed().edited(
            .hold(followUp: 2, day: CivilDate("2026-06-10").orFail(), words: "Läget."), on: "2026-06-10")
        #expect(held.standingFollowUps == held.followUps)
        let ended = try held.edited(
            .end(day: CivilDate("2026-09-07").orFail(), words: "Klart."), on: "2026-09-07")
        #expect(ended.standingFollowUps.map(\.number) == [1, 2])
        let later = try CivilDate("2027-02-01").orFail()
        #expect(ended.standingFollowUps.count { $0.status(on: later) == .missed } == 1)
        let last = try held.edited(
            .end(day: CivilDate("2026-09-08").orFail(), words: "Klart."), on: "2026-09-08")
        #expect(last.standingFollowUps.map(\.number) == [1, 2, 3])
    }

    @Test func `a promise that is prolonged gets what its calendar years still lack`() throws {
        func prolonged(_ promise: CitizenPromise, _ until: String) throws -> [String] {
            let end = try CivilDate(until).orFail()
            return days(try promise.edited(.prolong(until: end, why: "Vintern."), on: "2026-06-01"))
        }
        let promise = try CitizenPromise.signed()
        #expect(try prolonged(promise, "2026-12-31") == days(promise))
        #expect(try prolonged(promise, "2027-03-31") == days(promise) + ["2027-03-31"])
        let half = try CitizenPromise.signed(until: "2026-06-30")
        #expect(days(half).count == 2)
        #expect(try prolonged(half, "2026-12-31") == days(half) + ["2026-09-30", "2026-12-31"])
        let open = try CitizenPromise.signed(from: nil, until: "2026-06-30")
        #expect(days(open).count == 2)
        #expect(try prolonged(open, "2026-12-31").count == 4)
        // The new end is too near to what was planned last.
        let near = try CitizenPromise.signed(until: "2026-06-25")
        #expect(try prolonged(near, "2026-07-02") == days(near))
    }
}
