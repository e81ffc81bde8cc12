import Prevention
import Reports
import TestSupport
import Testing

@Suite struct PromiseTests {
    private static let commitment = CommitmentID.numbered(1)

    private func promise(
        from: String? = "2024-01-01", until: String = "2024-12-31", perYear: Int? = 4,
        party: PromiseParty = .police,
        target: CommitmentTarget? = CommitmentTarget(.atLeast, 4, unit: "insatser"),
        with others: [String] = []
    ) throws -> CitizenPromise {
        CitizenPromise(
            id: .numbered(1), keeper: try MunicipalityCode("1060").orFail(),
            municipalities: try others.map { try MunicipalityCode($0).orFail() },
            terms: PromiseTerms(
                title: "Löftet", police: "Lokalpolisområdet",
                period: try PromisePeriod(from: from.map(day), until: day(until)).orFail(),
                commitments: [
                    Commitment(id: Self.commitment, party: party, text: "Insatser.", target: target)
                ],
                followUpsPerYear: perYear), made: .testNow)
    }

    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    private func change(_ promise: CitizenPromise, _ edits: [PromiseEdit], on today: String = "2026-11-20")
        throws
        -> CitizenPromise
    {
        try promise.applying(edits, as: .everybody, on: day(today), at: .testNow).promise
    }

    private func signed(_ promise: CitizenPromise, on text: String) throws -> CitizenPromise {
        try change(promise, [.sign(PromiseSignature(day: day(text), by: "ordföranden"))])
    }

    private func event(
        _ number: Int = 1, on text: String, by party: PromiseParty = .police, note: String = "",
        link: PromiseLink? = nil
    ) throws -> PromiseEvent {
        PromiseEvent(
            id: .numbered(number), commitment: Self.commitment, day: try day(text), party: party, note: note,
            link: link, by: "anna", made: .testNow)
    }

    @Test(
        arguments: [
            (0, "2023-12-31", PromisePace.notBegun, nil), (0, "2024-01-31", .notBegun, 0),
            (1, "2024-01-31", .onPace, 0),
            (0, "2024-04-01", .behind, 1), (1, "2024-06-30", .onPace, 1), (1, "2024-07-01", .behind, 2),
            (3, "2024-12-30", .onPace, 3), (3, "2024-12-31", .behind, 4), (3, "2025-01-01", .late, 4),
            (4, "2024-02-01", .done, nil), (9, "2025-02-01", .done, nil),
        ] as [(Int, String, PromisePace, Int?)])
    func `progress is told against the pace of the period`(
        _ counted: Int, _ today: String, _ pace: PromisePace, _ expected: Int?
    ) throws {
        let promise = try promise()
        let progress = try promise.progress(
            of: promise.terms.commitments[0], counted: counted, on: day(today))
        #expect(progress.pace == pace && progress.expected == expected)
    }

    @Test func `progress is told in words of both languages, and what has no number has notes`() throws {
        func words(_ kind: CommitmentTarget.Kind?, _ counted: Int, on today: String) throws -> Bilingual {
            let target = kind.flatMap { CommitmentTarget($0, 4, unit: "insatser") }
            let promise = try promise(target: target)
            return try promise.progress(of: promise.terms.commitments[0], counted: counted, on: day(today))
                .words
        }
        let behind = try words(.atLeast, 1, on: "2024-07-01")
        #expect(behind.swedish == "1 av minst 4 insatser: efter. En jämn takt hade gett 2 hittills.")
        #expect(
            behind.english == "1 of at least 4 (insatser): behind. An even pace would have given 2 by now.")
        #expect(
            try words(.exactly, 5, on: "2024-07-01").swedish
                == "5 av exakt 4 insatser: fler än lovat.")
        #expect(try words(.occasions, 3, on: "2025-07-01").swedish == "3 av 4 insatser: inte uppfyllt i tid.")
        #expect(
            try words(nil, 0, on: "2024-07-01").english == "No number is promised, and nothing is noted yet.")
        #expect(try words(nil, 2, on: "2025-07-01").swedish == "Inget antal är lovat. 2 anteckningar.")
    }

    @Test func `a promise without a start has the pace of the days since it was signed`() throws {
        let draft = try promise(from: nil)
        let commitment = draft.terms.commitments[0]
        #expect(try draft.progress(of: commitment, counted: 0, on: day("2024-11-01")).pace == .notBegun)
        let signed = try signed(draft, on: "2024-10-01")
        #expect(try signed.progress(of: commitment, counted: 0, on: day("2024-10-20")).pace == .notBegun)
        #expect(try signed.progress(of: commitment, counted: 0, on: day("2024-11-01")).expected == 1)
    }

    @Test(arguments: [
        (
            "2024-01-01", "2024-12-31", "2024-01-01", 4,
            ["2024-03-31", "2024-07-01", "2024-09-30", "2024-12-31"]
        ),
        // Signed after its period began: all of the year's follow-ups, in the days that remain.
        ("2022-01-01", "2023-12-31", "2022-06-17", 8, ["2022-08-04"]),
        // Half a year has half of them.
        ("2024-07-01", "2024-12-31", "2024-07-01", 3, ["2024-08-30"]),
        ("2024-01-01", "2024-12-31", "2024-12-20", 1, ["2024-12-31"]),
    ])
    func `follow-ups are planned at once over each calendar year`(
        _ from: String, _ until: String, _ signing: String, _ count: Int, _ first: [String]
    ) throws {
        let promise = try signed(promise(from: from, until: until), on: signing)
        #expect(promise.followUps.count == count)
        #expect(promise.followUps.prefix(first.count).map(\.due.description) == first)
        #expect(promise.followUps.last?.due == promise.terms.period.until)
        #expect(promise.followUps.map(\.number) == Array(1...count))
    }

    @Test func `none are planned where none are agreed`() throws {
        #expect(try signed(promise(perYear: nil), on: "2024-01-01").followUps == [])
    }

    @Test func `a follow-up that is not held is missed from the day after, and none stands in for it`() throws
    {
        var promise = try signed(promise(), on: "2024-01-01")
        let first = promise.followUps[0]
        #expect(
            first.status(on: first.due) == .planned && first.status(on: first.due.adding(days: 1)) == .missed)
        func hold(_ number: Int, on text: String) throws -> CitizenPromise {
            try change(promise, [.hold(followUp: number, day: day(text), words: "Läget.")])
        }
        #expect(throws: PromiseFault.outsideFollowUp) { try hold(1, on: "2024-07-02") }
        #expect(throws: PromiseFault.outsideFollowUp) { try hold(2, on: "2024-03-31") }
        #expect(throws: PromiseFault.noSuchFollowUp) { try hold(9, on: "2024-03-31") }
        promise = try hold(1, on: "2024-04-09")
        #expect(try promise.followUps[0].status(on: day("2024-05-01")) == .heldLate)
        #expect(throws: PromiseFault.heldAlready) { try hold(1, on: "2024-04-10") }
        promise = try hold(2, on: "2024-06-20")
        #expect(
            try promise.followUps.map { $0.status(on: try day("2024-10-01")) } == [
                .heldLate, .held, .missed, .planned,
            ])
        #expect(try promise.followUps[3].status(on: day("2025-01-01")) == .missed)
    }

    @Test func `what a follow-up found does not change with what is counted later`() throws {
        let promise = try signed(promise(), on: "2024-01-01")
        let events = [
            try event(1, on: "2024-02-01"), try event(2, on: "2024-03-20"), try event(3, on: "2024-04-02"),
        ]
        let held = try promise.applying(
            [.hold(followUp: 1, day: try day("2024-03-31"), words: "Två.")], counting: events, as: .everybody,
            on: try day("2024-05-01"), at: .testNow
        ).promise
        let figures = held.followUps[0].held?.figures
        #expect(figures == [PromiseFigure(commitment: Self.commitment, counted: 2, pace: .onPace)])
        let withdrawn = events.map { $0.withdrawn(because: "Fel.", at: .testNow) }
        let next = try held.applying(
            [.hold(followUp: 2, day: try day("2024-06-01"), words: "Inget.")], counting: withdrawn,
            as: .everybody,
            on: try day("2024-06-01"), at: .testNow
        ).promise
        #expect(
            next.followUps[0].held?.figures == figures && next.followUps[1].held?.figures.first?.counted == 0)
    }

    @Test func `a promise is signed, prolonged with new follow-ups, and ends with a final account`() throws {
        let draft = try promise()
        #expect(throws: PromiseFault.notSigned) { try change(draft, [.setPublished(true)]) }
        #expect(throws: PromiseFault.notSigned) {
            try change(draft, [.end(day: day("2024-02-01"), words: "x")])
        }
        #expect(throws: PromiseFault.dayNotCome(try day("2026-11-21"))) {
            try self.signed(draft, on: "2026-11-21")
        }
        let signed = try self.signed(draft, on: "2024-01-15")
        #expect(throws: PromiseFault.signedAlready) { try self.signed(signed, on: "2024-01-16") }
        #expect(throws: PromiseFault.endFixed) {
            try change(signed, [.setPeriod(PromisePeriod(from: nil, until: day("2025-12-31")).orFail())])
        }
        #expect(throws: PromiseFault.endNotLater(try day("2024-12-31"))) {
            try change(signed, [.prolong(until: day("2024-12-31"), why: "x")])
        }
        #expect(throws: PromiseFault.nothingPromised) { try change(signed, [.setCommitments([])]) }
        let longer = try change(
            signed, [.prolong(until: day("2025-06-30"), why: "Vintern.")], on: "2024-12-01")
        #expect(
            longer.state == .prolonged && longer.prolongations.map(\.former.description) == ["2024-12-31"])
        #expect(longer.followUps.count == 6 && longer.followUps.last?.due == longer.terms.period.until)
        let ended = try change(longer, [.end(day: day("2025-06-30"), words: "Klart.")])
        #expect(ended.account?.figures.map(\.pace) == [.late])
        #expect(throws: PromiseFault.ended) { try change(ended, [.setTitle("x")]) }
        let (same, words) = try signed.applying(
            [.setTitle("Löftet")], as: .everybody, on: try day("2024-02-01"), at: .testNow)
        #expect(same == signed && words.isEmpty)
    }

    @Test func `who signed is corrected, and a promise does not end before it was signed`()
        throws
    {
        let signed = try self.signed(promise(), on: "2024-02-01")
        let again = PromiseSignature(day: try day("2024-02-01"), by: "kommundirektören")
        let (corrected, words) = try signed.applying(
            [.sign(again)], as: .everybody, on: try day("2024-03-01"), at: .testNow)
        #expect(corrected.signature == again && corrected.followUps == signed.followUps)
        #expect(corrected.signedVersion == 2 && corrected.version == 3)
        #expect(words.map(\.swedish) == ["Undertecknat av: rättat till kommundirektören."])
        #expect(throws: PromiseFault.endedBeforeSigned(try day("2024-02-01"))) {
            try change(signed, [.end(day: day("2024-01-31"), words: "x")])
        }
        #expect(throws: PromiseFault.signedAfterEnd(try day("2024-12-31"))) {
            try self.signed(promise(), on: "2025-01-01")
        }
    }

    @Test func `the last prolongation is corrected and taken back, until a follow-up after it was held`()
        throws
    {
        let signed = try self.signed(promise(), on: "2024-01-15")
        func prolonged(_ promise: CitizenPromise, _ until: String) throws -> CitizenPromise {
            try change(promise, [.prolong(until: day(until), why: "Vintern.")], on: "2024-12-01")
        }
        let mistyped = try prolonged(signed, "2033-12-31")
        #expect(mistyped.followUps.count == 40)
        let corrected = try prolonged(mistyped, "2025-06-30")
        #expect(corrected.prolongations.map(\.until.description) == ["2025-06-30"])
        #expect(try corrected.followUps == prolonged(signed, "2025-06-30").followUps)
        let back = try prolonged(mistyped, "2024-12-31")
        #expect(back.state == .signed && back.prolongations == [] && back.terms == signed.terms)
        #expect(back.followUps == signed.followUps)
        #expect(throws: PromiseFault.endNotLater(try day("2024-12-31"))) {
            try prolonged(mistyped, "2024-12-30")
        }
        let held = try change(
            corrected, [.hold(followUp: 5, day: day("2025-02-01"), words: "Läget.")])
        let end = try day("2024-12-31")
        #expect(throws: PromiseFault.after(AfterEnd(.held, after: end, last: try day("2025-02-01")))) {
            try prolonged(held, "2024-12-31")
        }
        let later = try event(on: "2025-03-01")
        func taken(on today: String) throws -> CitizenPromise {
            try corrected.applying(
                [.prolong(until: end, why: "x")], counting: [later], as: .everybody,
                on: day(today), at: .testNow
            ).promise
        }
        #expect(throws: PromiseFault.after(AfterEnd(.counted, after: end, last: later.day))) {
            try taken(on: "2025-03-02")
        }
        #expect(throws: PromiseFault.after(AfterEnd(.missed, after: end, last: try day("2025-03-31")))) {
            try taken(on: "2025-04-01")
        }
    }

    @Test func `what the police have signed is changed by them alone, and counted by the keeper too`()
        throws
    {
        let home = try MunicipalityCode("1060").orFail()
        let signed = try self.signed(promise(), on: "2024-02-01")
        let keeper = PromiseWriter(for: [home])
        #expect(!keeper.mayWrite(.police, of: signed) && keeper.mayCount(.police, in: signed))
        #expect(PromiseWriter(for: [], policeIn: [home]).mayWrite(.police, of: signed))
        #expect(PromiseWriter.everybody.mayWrite(.police, of: signed))
        #expect(throws: PromiseFault.foreignPart(.police)) {
            try signed.applying(
                [.setCommitments([Commitment(id: Self.commitment, party: .police, text: "Mindre.")])],
                as: keeper, on: day("2024-03-01"), at: .testNow)
        }
    }

    @Test func `an event is counted for a commitment of its party, within the period`() throws {
        let signed = try signed(promise(), on: "2024-02-01")
        func fault(_ event: PromiseEvent, _ promise: CitizenPromise) throws -> PromiseFault? {
            do throws(PromiseFault) {
                try promise.requireCountable(
                    event, by: .everybody, on: CivilDate(daysSinceEpoch: 19_875))
                return nil
            } catch { return error }
        }
        #expect(try fault(event(on: "2024-01-10"), signed) == nil)
        #expect(try fault(event(on: "2024-06-02"), signed) == .dayNotCome(day("2024-06-02")))
        #expect(try fault(event(on: "2023-12-31"), signed) == .dayOutside)
        #expect(try fault(event(on: "2024-03-01", by: .together), signed) == .wrongParty)
        let stranger = PromiseParty.municipality(try MunicipalityCode("0880").orFail())
        #expect(try fault(event(on: "2024-03-01", by: stranger), signed) == .noParty(stranger))
        #expect(try fault(event(on: "2024-03-01"), promise()) == .notSigned)
        let wordless = try self.signed(promise(target: nil), on: "2024-02-01")
        #expect(try fault(event(on: "2024-03-01"), wordless) == .noNote)
        #expect(try fault(event(on: "2024-03-01", note: "Två kvällar."), wordless) == nil)
        let joint = try self.signed(promise(party: .together), on: "2024-02-01")
        #expect(try fault(event(on: "2024-03-01", by: .police), joint) == nil)
    }

    @Test func `each party writes and counts its own part, and the police theirs`() throws {
        let (home, other) = (try MunicipalityCode("1060").orFail(), try MunicipalityCode("1081").orFail())
        let promise = try promise(with: ["1081"])
        let parties: [PromiseParty] = [.police, .municipality(home), .municipality(other), .together]
        func writes(_ writer: PromiseWriter) -> [Bool] { parties.map { writer.mayWrite($0, of: promise) } }
        func counts(_ writer: PromiseWriter) -> [Bool] { parties.map { writer.mayCount($0, in: promise) } }
        let keeper = PromiseWriter(for: [home])
        #expect(writes(keeper) == [true, true, false, true] && counts(keeper) == [true, true, false, true])
        let party = PromiseWriter(for: [other])
        #expect(writes(party) == [false, false, true, false] && counts(party) == [false, false, true, true])
        let police = PromiseWriter(for: [], policeIn: [other])
        #expect(
            writes(police) == [true, false, false, false] && counts(police) == [true, false, false, true])
        let stranger = PromiseWriter(for: [try MunicipalityCode("0880").orFail()])
        #expect(writes(stranger) == counts(stranger) && !writes(stranger).contains(true))
        #expect(keeper.mayKeep(promise) && !party.mayKeep(promise) && !police.mayKeep(promise))
    }
}
