import Prevention
import Reports
import TestSupport
import Testing

/// How late a promise may end, and how an end that was written wrong is corrected.
@Suite struct PromiseEndTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    private func prolong(_ promise: CitizenPromise, _ until: String, counting events: [PromiseEvent] = [])
        throws -> CitizenPromise
    {
        try promise.edited(
            .prolong(until: day(until), why: "Felskrivet."), counting: events, on: "2026-06-01")
    }

    @Test func `a promise lasts ten years at most, however it gets its end`() throws {
        let (longest, longer) = ("2036-01-08", "2036-01-09")
        #expect(throws: PromiseFault.tooLong) {
            try CitizenPromise.draft(until: longer).requireSound(asMadeBy: .everybody)
        }
        try CitizenPromise.draft(until: longest).requireSound(asMadeBy: .everybody)
        #expect(throws: PromiseFault.tooLong) { try CitizenPromise.signed(until: "9999-12-31") }
        let draft = try CitizenPromise.draft()
        let period = try PromisePeriod(from: day("2026-01-01"), until: day(longer)).orFail()
        #expect(throws: PromiseFault.tooLong) { try draft.edited(.setPeriod(period), on: "2026-01-05") }
        let signed = try CitizenPromise.signed()
        #expect(throws: PromiseFault.tooLong) { try prolong(signed, longer) }
        let most = try prolong(signed, longest)
        #expect(throws: PromiseFault.tooLong) { try prolong(prolong(signed, "2027-03-31"), longer) }
        let early = try PromisePeriod(from: day("2025-12-31"), until: day(longest)).orFail()
        #expect(throws: PromiseFault.tooLong) { try most.edited(.setPeriod(early), on: "2026-06-01") }
        // Where its first day is open, it lasts from its signing.
        let open = try CitizenPromise.signed(from: nil)
        #expect(try prolong(open, "2036-01-12").terms.period.until == day("2036-01-12"))
        #expect(throws: PromiseFault.tooLong) { try prolong(open, "2036-01-13") }
    }

    @Test func `a promise begins in 2000 at the earliest, and one whose first day is open ends then`() throws
    {
        func fault(_ from: String?, _ until: String) throws -> PromiseFault? {
            let draft = try CitizenPromise.draft(from: from, until: until)
            do throws(PromiseFault) {
                try draft.requireSound(asMadeBy: .everybody)
                return nil
            } catch { return error }
        }
        #expect(try fault("1849-01-01", "1850-12-31") == .periodTooEarly(day("1849-01-01"), isEnd: false))
        #expect(try fault("1999-12-31", "2001-12-31") == .periodTooEarly(day("1999-12-31"), isEnd: false))
        #expect(try fault(nil, "1999-12-31") == .periodTooEarly(day("1999-12-31"), isEnd: true))
        #expect(try fault("2000-01-01", "2001-12-31") == nil)
        #expect(try fault(nil, "2026-12-31") == nil)
        let early = try PromisePeriod(from: day("1926-01-01"), until: day("2026-11-30")).orFail()
        #expect(throws: PromiseFault.periodTooEarly(try day("1926-01-01"), isEnd: false)) {
            try CitizenPromise.signed().edited(.setPeriod(early), on: "2026-06-01")
        }
    }

    @Test func `one that ended is published and no longer, and changes in nothing else`() throws {
        let ended = try CitizenPromise.signed().edited(
            .end(day: day("2026-06-01"), words: "Klart."), on: "2026-06-01")
        let open = try ended.edited(.setPublished(true), on: "2026-06-02")
        #expect(open.isPublic && open.version == ended.version + 1)
        #expect(try !open.edited(.setPublished(false), on: "2026-06-02").isPublic)
        #expect(throws: PromiseFault.ended) {
            try ended.edited(.setPublished(true), .setTitle("x"), on: "2026-06-02")
        }
    }

    @Test func `one that was kept before with a longer period stays as it is until its end is corrected`()
        throws
    {
        let signed = try CitizenPromise.signed()
        let period = try PromisePeriod(from: day("2026-01-01"), until: day("9999-12-31")).orFail()
        let old = CitizenPromise(
            id: signed.id, keeper: signed.keeper, municipalities: [],
            terms: PromiseTerms(
                title: "Löftet", police: "Lokalpolisområdet", period: period,
                commitments: signed.terms.commitments, followUpsPerYear: 4),
            state: .signed, signature: signed.signature, signedVersion: 2,
            followUps: signed.followUps + [PromiseFollowUp(number: 5, due: try day("2200-01-01"))],
            version: 2, made: .testNow)
        #expect(try old.edited(.setTitle("Nytt namn"), on: "2026-06-01").terms.period == period)
        #expect(throws: PromiseFault.tooLong) {
            try old.edited(.setFollowUps(perYear: 12), on: "2026-06-01")
        }
        #expect(try prolong(old, "2026-11-30").followUps == signed.followUps)
    }

    @Test func `the end that was signed is corrected to an earlier one, and everybody is told`() throws {
        let wrong = try CitizenPromise.signed(until: "2035-11-30")
        #expect(wrong.followUps.count == 40)
        let (right, words) = try wrong.applying(
            [.prolong(until: day("2026-11-30"), why: "Felskrivet.")], as: .everybody, on: day("2026-06-01"),
            at: .testNow)
        #expect(right.state == .signed && right.prolongations == [])
        #expect(right.terms.period.until.description == "2026-11-30")
        #expect(right.followUps.count == 4 && right.followUps.last?.due == right.terms.period.until)
        #expect(
            words.map(\.swedish) == [
                "Slutet är rättat: löftet gäller till och med 2026-11-30. Felskrivet."
            ])
        let versions = [
            DatedTerms(version: 2, day: try day("2026-01-05"), terms: wrong.terms),
            DatedTerms(version: 3, day: try day("2026-06-01"), terms: right.terms),
        ]
        let told = right.amendments(versions)
        #expect(told.map(\.former?.swedish) == ["2035-11-30"])
        #expect(told.map(\.what.swedish) == ["Periodens slut är rättat. Felskrivet."])
    }

    @Test func `an end is not corrected to before signing, nor to before what was held or counted`() throws {
        let signed = try CitizenPromise.signed()
        #expect(throws: PromiseFault.endTooEarly(try day("2026-01-05"))) { try prolong(signed, "2026-01-04") }
        let event = PromiseEvent(
            id: .numbered(1), commitment: .numbered(1), day: try day("2026-05-02"), party: .police,
            by: "anna", made: .testNow)
        #expect(throws: PromiseFault.after(AfterEnd(.counted, after: try day("2026-05-01"), last: event.day)))
        {
            try prolong(signed, "2026-05-01", counting: [event])
        }
        let held = try signed.edited(
            .hold(followUp: 1, day: day("2026-03-20"), words: "Läget."), on: "2026-06-01")
        let (before, found) = (try day("2026-03-19"), try day("2026-03-20"))
        #expect(throws: PromiseFault.after(AfterEnd(.held, after: before, last: found))) {
            try prolong(held, "2026-03-19")
        }
        let missed = AfterEnd(.missed, after: try day("2026-03-20"), last: try day("2026-03-27"))
        #expect(throws: PromiseFault.after(missed)) { try prolong(signed, "2026-03-20") }
        let kept = try prolong(held, "2026-03-20")
        #expect(kept.followUps == Array(held.followUps.prefix(1)))
    }

    @Test
    func
        `a correction of the end is taken back: signed and not prolonged, as it was planned, with both reasons`()
        throws
    {
        let signed = try CitizenPromise.signed(until: "2027-12-31")
        func ended(_ promise: CitizenPromise, _ until: String, why: String, on today: String) throws
            -> (promise: CitizenPromise, words: [Bilingual])
        {
            try promise.applying(
                [.prolong(until: day(until), why: why)], as: .everybody, on: day(today), at: .testNow)
        }
        let (short, _) = try ended(signed, "2026-11-30", why: "Fel årtal.", on: "2026-06-01")
        #expect(short.followUps != signed.followUps && short.signedUntil == signed.terms.period.until)
        let (back, words) = try ended(short, "2027-12-31", why: "Det var rätt.", on: "2026-06-02")
        #expect(back.state == .signed && back.prolongations == [] && back.terms == signed.terms)
        #expect(back.followUps == signed.followUps)
        #expect(
            words.map(\.swedish) == [
                "Slutet är rättat: löftet gäller till och med 2027-12-31. Det var rätt."
            ])
        let versions = try [
            (2, "2026-01-05", signed), (3, "2026-06-01", short), (4, "2026-06-02", back),
        ].map { DatedTerms(version: $0, day: try day($1), terms: $2.terms) }
        let told = back.amendments(versions)
        #expect(
            told.map(\.what.swedish) == [
                "Periodens slut är rättat. Fel årtal.", "Periodens slut är rättat. Det var rätt.",
            ])
        #expect(told.map(\.former?.swedish) == ["2027-12-31", "2026-11-30"])
        #expect(told.map(\.day.description) == ["2026-06-01", "2026-06-02"])
        // Half of the way back is a correction too, and only what was not signed is a prolongation.
        let (half, _) = try ended(short, "2027-06-30", why: "Halva.", on: "2026-06-02")
        #expect(
            half.state == .signed && half.prolongations == []
                && half.followUps.last?.due == half.terms.period.until)
        let (longer, _) = try ended(back, "2028-01-31", why: "Vintern.", on: "2026-06-03")
        #expect(longer.state == .prolonged && longer.prolongations.count == 1)
    }

    @Test func `what was missed or held of the shorter period stays when its end is taken back`() throws {
        let signed = try CitizenPromise.signed(until: "2026-12-31")
        let short = try prolong(signed, "2026-11-30")
        #expect(short.followUps.last?.due.description == "2026-11-30")
        let held = try short.edited(
            .hold(followUp: 4, day: day("2026-11-20"), words: "Läget."), on: "2026-12-05")
        let back = try held.edited(.prolong(until: day("2026-12-31"), why: "Rätt."), on: "2026-12-05")
        #expect(back.followUps == held.followUps && back.state == .signed)
        // Nothing that would have been due before today is missed by taking it back.
        let long = try CitizenPromise.signed(until: "2027-12-31")
        let year = try prolong(long, "2026-12-31")
        let late = try year.edited(.prolong(until: day("2027-12-31"), why: "Rätt."), on: "2027-05-01")
        let today = try day("2027-05-01")
        let missed = late.followUps.filter { $0.status(on: today) == .missed }
        #expect(
            missed == year.followUps
                && late.followUps.last
                    == long.followUps.last.map {
                        PromiseFollowUp(number: late.followUps.count, due: $0.due)
                    }
        )
    }

    @Test func `a prolongation of a shortened period that ends where it was signed to is none`() throws {
        let signed = try CitizenPromise.signed(until: "2026-12-31")
        let long = try prolong(prolong(signed, "2026-11-30"), "2027-03-31")
        #expect(long.state == .prolonged && long.prolongations.map(\.former.description) == ["2026-11-30"])
        let back = try prolong(long, "2026-12-31")
        #expect(back.state == .signed && back.prolongations == [] && back.terms == signed.terms)
        #expect(back.followUps == signed.followUps)
        #expect(back.corrections.map(\.former.description) == ["2026-12-31", "2027-03-31"])
    }

    @Test func `why a prolongation was taken back is told to everybody`() throws {
        let signed = try CitizenPromise.signed()
        let long = try prolong(signed, "2027-03-31")
        let back = try long.edited(.prolong(until: day("2026-11-30"), why: "Blev inte av."), on: "2026-06-02")
        let versions = [(2, "2026-01-05", signed), (3, "2026-06-01", long), (4, "2026-06-02", back)]
        let told = back.amendments(
            try versions.map { DatedTerms(version: $0, day: try day($1), terms: $2.terms) })
        #expect(told.map(\.what.swedish) == ["Periodens slut är rättat. Blev inte av."])
        #expect(told.map(\.former?.swedish) == ["2027-03-31"] && back.state == .signed)
    }
}
