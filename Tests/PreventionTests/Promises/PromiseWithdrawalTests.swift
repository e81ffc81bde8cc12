import Prevention
import Reports
import TestSupport
import Testing

/// Promises that were entered by mistake.
@Suite struct PromiseWithdrawalTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    @Test
    func `a promise that was a mistake is withdrawn with a reason, counts for nothing and changes no more`()
        throws
    {
        for promise in [try CitizenPromise.draft(), try CitizenPromise.signed()] {
            let (gone, words) = try promise.applying(
                [.withdraw(reason: "Fel kommun.")], as: .everybody, on: day("2026-06-01"), at: .testNow)
            #expect(gone.withdrawn == "Fel kommun." && gone.version == promise.version + 1)
            #expect(words.map(\.swedish) == ["Löftet togs tillbaka. Fel kommun."])
            #expect(!gone.isInForce && gone.standingFollowUps == [] && gone.texts.contains("Fel kommun."))
            #expect(gone.standing.swedish == "Tillbakataget")
            for edit in [
                PromiseEdit.setTitle("x"), .setPublished(true), .withdraw(reason: "Annat."),
                .end(day: try day("2026-06-01"), words: "Klart."),
            ] {
                #expect(throws: PromiseFault.isWithdrawn) { try gone.edited(edit, on: "2026-06-01") }
            }
        }
    }

    @Test
    func
        `one that was published stands nowhere in public and in no picture, and takes nothing that was done`()
        throws
    {
        let open = try CitizenPromise.signed().edited(.setPublished(true), on: "2026-02-01")
        let gone = try open.edited(.withdraw(reason: "Dubbelt."), on: "2026-06-01")
        #expect(open.isPublic && !gone.isPublic && !gone.isPublished)
        func then(_ promise: CitizenPromise) throws -> PromiseThen? {
            PromiseThen(
                promise, versions: [], events: [], on: try day("2026-12-31"),
                asOf: Timestamp.testNow.adding(.seconds(1)))
        }
        #expect(try then(open) != nil)
        #expect(try then(gone) == nil)
        let event = PromiseEvent(
            id: .numbered(1), commitment: .numbered(1), day: try day("2026-05-02"), party: .police,
            by: "anna", made: .testNow)
        #expect(throws: PromiseFault.isWithdrawn) {
            try gone.requireCountable(event, by: .everybody, on: day("2026-06-01"))
        }
        #expect(throws: PromiseFault.isWithdrawn) { try gone.requireWithdrawable(event, by: .everybody) }
    }

    @Test func `one that was used, or has ended, was no mistake`() throws {
        let signed = try CitizenPromise.signed()
        let event = PromiseEvent(
            id: .numbered(1), commitment: .numbered(1), day: try day("2026-05-02"), party: .police,
            by: "anna", made: .testNow)
        #expect(throws: PromiseFault.isCounted) {
            try signed.edited(.withdraw(reason: "Fel."), counting: [event], on: "2026-06-01")
        }
        let taken = event.withdrawn(because: "Fel.", at: .testNow)
        let gone = try signed.edited(.withdraw(reason: "Fel."), counting: [taken], on: "2026-06-01")
        #expect(gone.withdrawn == "Fel.")
        let held = try signed.edited(
            .hold(followUp: 1, day: day("2026-03-20"), words: "Läget."), on: "2026-06-01")
        #expect(throws: PromiseFault.isFollowedUp) {
            try held.edited(.withdraw(reason: "Fel."), on: "2026-06-01")
        }
        let ended = try signed.edited(.end(day: day("2026-06-01"), words: "Klart."), on: "2026-06-01")
        #expect(throws: PromiseFault.ended) {
            try ended.edited(.withdraw(reason: "Fel."), on: "2026-06-01")
        }
    }
}
