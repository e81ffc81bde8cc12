import Prevention
import Reports
import TestSupport
import Testing

/// On which day a promise may end, and how a wrong end is taken back.
@Suite struct PromiseAccountTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    private func event(on text: String) throws -> PromiseEvent {
        PromiseEvent(
            id: .numbered(1), commitment: .numbered(1), day: try day(text), party: .police, by: "anna",
            made: .testNow)
    }

    private func end(
        _ promise: CitizenPromise, _ text: String, counting events: [PromiseEvent] = [],
        on today: String = "2026-11-20"
    ) throws -> CitizenPromise {
        try promise.edited(.end(day: day(text), words: "Klart."), counting: events, on: today)
    }

    @Test
    func `a promise does not end before what was counted, held or missed, and the last such day is told`()
        throws
    {
        // Due on 27 March, 18 June, 8 September and 30 November.
        let signed = try CitizenPromise.signed()
        let early = try day("2026-01-10")
        func after(_ what: AfterEnd.What, _ last: String) throws -> PromiseFault {
            .after(AfterEnd(what, after: early, last: try day(last), isAccount: true))
        }
        let (may, october) = (try event(on: "2026-05-10"), try event(on: "2026-10-10"))
        #expect(throws: try after(.missed, "2026-09-08")) {
            try end(signed, "2026-01-10", counting: [may])
        }
        #expect(throws: try after(.counted, "2026-10-10")) {
            try end(signed, "2026-01-10", counting: [may, october])
        }
        #expect(throws: try after(.counted, "2026-05-10")) {
            try end(signed, "2026-01-10", counting: [may], on: "2026-05-11")
        }
        let held = try signed.edited(
            .hold(followUp: 3, day: day("2026-09-30"), words: "Läget."), on: "2026-11-20")
        #expect(throws: try after(.held, "2026-09-30")) { try end(held, "2026-01-10", counting: [may]) }
        let kept = try end(signed, "2026-09-08", counting: [may])
        #expect(kept.account?.figures.first?.counted == 1 && kept.standingFollowUps.count == 3)
        let withdrawn = october.withdrawn(because: "Fel.", at: .testNow)
        #expect(try end(signed, "2026-09-08", counting: [withdrawn]).state == .ended)
        let words = AfterEnd(.missed, after: early, last: try day("2026-09-08")).words
        #expect(words.swedish.contains("den senaste 2026-09-08") && words.english.contains("2026-09-08"))
    }

    @Test func `an end that was wrong is taken back with a reason, and everybody is told`() throws {
        let published = try CitizenPromise.signed().edited(.setPublished(true), on: "2026-02-01")
        let ended = try end(published, "2026-02-01", on: "2026-02-01")
        let (back, words) = try ended.applying(
            [.takeBackEnd(why: "Fel löfte avslutades.")], as: .everybody, on: day("2026-03-01"), at: .testNow)
        #expect(back.state == .signed && back.account == nil && back.isPublic)
        #expect(back.standingFollowUps == published.followUps && back.version == ended.version + 1)
        #expect(words.map(\.swedish) == ["Avslutet 2026-02-01 är taget tillbaka. Fel löfte avslutades."])
        #expect(back.texts.contains("Fel löfte avslutades."))
        let versions = [DatedTerms(version: 2, day: try day("2026-01-05"), terms: back.terms)]
        let amendment = try back.amendments(versions).first.orFail()
        #expect(amendment.what.swedish == "Avslutet är taget tillbaka. Fel löfte avslutades.")
        #expect(amendment.former?.swedish == "2026-02-01" && amendment.day.description == "2026-03-01")
        let again = try end(back, "2026-03-02", on: "2026-03-02")
        #expect(again.account?.day.description == "2026-03-02" && again.corrections == back.corrections)
        let longer = try published.edited(
            .prolong(until: day("2027-03-31"), why: "Vintern."), on: "2026-02-01")
        let prolonged = try end(longer, "2026-02-01", on: "2026-02-01")
        #expect(try prolonged.edited(.takeBackEnd(why: "Fel."), on: "2026-03-01").state == .prolonged)
    }

    @Test func `only what has ended is taken back, and only by who may end it`() throws {
        let signed = try CitizenPromise.signed()
        #expect(throws: PromiseFault.notEnded) {
            try signed.edited(.takeBackEnd(why: "Fel."), on: "2026-02-01")
        }
        let ended = try end(signed, "2026-02-01", on: "2026-02-01")
        let stranger = PromiseWriter(for: [try MunicipalityCode("1081").orFail()])
        #expect(throws: PromiseFault.foreignPart(.municipality(signed.keeper))) {
            try ended.applying(
                [.takeBackEnd(why: "Fel.")], as: stranger, on: day("2026-03-01"), at: .testNow)
        }
        #expect(throws: PromiseFault.ended) {
            try ended.edited(.takeBackEnd(why: "Fel."), .setTitle("x"), on: "2026-03-01")
        }
    }

    @Test func `once it has ended each commitment was kept or not, whatever its pace was in its period`()
        throws
    {
        let signed = try CitizenPromise.signed(until: "2027-12-31")
        let commitment = signed.terms.commitments[0]
        func pace(_ promise: CitizenPromise, _ counted: Int, on text: String) throws -> PromiseProgress {
            try promise.progress(of: commitment, counted: counted, on: day(text))
        }
        // The period runs on after the end, and after its last day.
        for (counted, running) in [(0, PromisePace.notBegun), (1, .onPace)] {
            #expect(try pace(signed, counted, on: "2026-02-01").pace == running)
            let events = try counted == 0 ? [] : [event(on: "2026-01-20")]
            let ended = try end(signed, "2026-02-01", counting: events, on: "2026-02-01")
            let figure = PromiseFigure(commitment: commitment.id, counted: counted, pace: .late)
            #expect(ended.account?.figures == [figure])
            for later in ["2026-02-01", "2026-11-30", "2028-01-01"] {
                let told = try pace(ended, counted, on: later)
                #expect(told.pace == .late && told.expected == 4, "\(later)")
                #expect(told.words.swedish == "\(counted) av minst 4 insatser: inte uppfyllt i tid.")
            }
            #expect(try pace(ended, counted, on: "2026-01-31").pace == running)
            let back = try ended.edited(.takeBackEnd(why: "Fel."), on: "2026-03-01")
            #expect(try pace(back, counted, on: "2026-02-01").pace == running)
        }
        let done = try (1...4).map { number in
            PromiseEvent(
                id: .numbered(number), commitment: commitment.id, day: try day("2026-01-20"), party: .police,
                by: "anna", made: .testNow)
        }
        let kept = try end(signed, "2026-02-01", counting: done, on: "2026-02-01")
        #expect(kept.account?.figures.map(\.pace) == [.done])
        #expect(try pace(kept, 4, on: "2028-01-01").pace == .done)
    }

    @Test func `an account from before says that what was awaited was not kept`() throws {
        func figure(_ pace: PromisePace) -> PromiseFigure {
            PromiseFigure(commitment: .numbered(1), counted: 0, pace: pace)
        }
        let account = PromiseAccount(
            day: try day("2026-02-01"), words: "Klart.", figures: PromisePace.allCases.map(figure))
        #expect(
            account.figures.map(\.pace) == [.done, .more, .late, .late, .late, .late, .noNumber])
    }
}
