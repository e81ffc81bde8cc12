import Prevention
import Reports
import TestSupport
import Testing

/// What may be done to the commitments of a promise.
@Suite struct PromiseCommitmentTests {
    private func commitment(_ number: Int, _ text: String) -> Commitment {
        Commitment(id: .numbered(number), party: .police, text: text)
    }

    private func event(_ number: Int, of commitment: Int) throws -> PromiseEvent {
        PromiseEvent(
            id: .numbered(number), commitment: .numbered(commitment),
            day: try CivilDate("2026-05-02").orFail(), party: .police, by: "anna", made: .testNow)
    }

    private func listed(
        _ list: [Commitment], in promise: CitizenPromise, counting events: [PromiseEvent] = []
    ) throws -> CitizenPromise {
        try promise.edited(.setCommitments(list), counting: events, on: "2026-06-01")
    }

    @Test func `a commitment that something counts for is not taken away, and may be written anew`() throws {
        let (first, second) = (commitment(1, "Insatser."), commitment(2, "Samtal."))
        let promise = try listed([first, second], in: .signed())
        let events = [try event(1, of: 2), try event(2, of: 2)]
        #expect(throws: PromiseFault.commitmentCounted(number: 2, counted: 2)) {
            try listed([first], in: promise, counting: events)
        }
        // The same words under another id are another commitment.
        #expect(throws: PromiseFault.commitmentCounted(number: 2, counted: 2)) {
            try listed([first, commitment(3, "Samtal.")], in: promise, counting: events)
        }
        let reworded = try listed([first, commitment(2, "Färre samtal.")], in: promise, counting: events)
        #expect(reworded.terms.commitments.map(\.text) == ["Insatser.", "Färre samtal."])
        #expect(try listed([second], in: promise, counting: events).terms.commitments == [second])
        let withdrawn = events.map { $0.withdrawn(because: "Fel.", at: .testNow) }
        #expect(try listed([first], in: promise, counting: withdrawn).terms.commitments == [first])
        #expect(throws: PromiseFault.commitmentCounted(number: 2, counted: 1)) {
            try listed([first], in: promise, counting: [events[0], withdrawn[1]])
        }
    }

    @Test func `whose part it is, is told before that something counts for it`() throws {
        let promise = try listed([commitment(1, "Insatser."), commitment(2, "Samtal.")], in: .signed())
        let stranger = PromiseWriter(for: [try MunicipalityCode("1081").orFail()])
        #expect(throws: PromiseFault.foreignPart(.police)) {
            try promise.applying(
                [.setCommitments([commitment(1, "Insatser.")])], counting: [event(1, of: 2)], as: stranger,
                on: CivilDate("2026-06-01").orFail(), at: .testNow)
        }
    }

    @Test func `what is signed keeps its order, and new commitments come last`() throws {
        let all = (1...3).map { commitment($0, "Nummer \($0).") }
        let draft = try listed(all, in: .draft())
        #expect(try listed(all.reversed(), in: draft).terms.commitments == all.reversed())
        let signed = try draft.edited(
            .sign(PromiseSignature(day: CivilDate("2026-01-05").orFail(), by: "rådet")), on: "2026-01-05")
        let (same, words) = try signed.applying(
            [.setCommitments(all.reversed())], as: .everybody, on: CivilDate("2026-06-01").orFail(),
            at: .testNow)
        #expect(same == signed && words.isEmpty)
        let (new, newer) = (commitment(4, "Ny."), commitment(5, "Nyare."))
        let changed = commitment(2, "Ändrad.")
        let more = try listed([new, all[2], newer, changed, all[0]], in: signed)
        #expect(more.terms.commitments == [all[0], changed, all[2], new, newer])
        #expect(throws: PromiseFault.commitmentTwice) { try listed([all[1], all[0], all[1]], in: signed) }
    }

    @Test func `a commitment of no party is told by its place in the list that was sent`() throws {
        let stranger = PromiseParty.municipality(try MunicipalityCode("1081").orFail())
        let foreign = Commitment(id: .numbered(9), party: stranger, text: "Samtal.")
        #expect(throws: PromiseFault.noParty(stranger, commitment: 0)) {
            try listed([foreign, commitment(1, "Insatser.")], in: .signed())
        }
    }

    @Test func `what was changed is told by the number that a commitment has now`() throws {
        func terms(_ list: [Commitment]) throws -> CitizenPromise { try listed(list, in: .signed()) }
        let (first, second, third) = (commitment(1, "Ett."), commitment(2, "Två."), commitment(3, "Tre."))
        let changed = commitment(3, "Tre till.")
        let last = try terms([second, changed])
        let versions = try [
            (2, [first, second, third]), (3, [commitment(1, "Ett till."), second, changed]),
            (4, [second, changed]),
        ].map { version, list in
            DatedTerms(
                version: version, day: try CivilDate("2026-06-01").orFail(), terms: try terms(list).terms)
        }
        let told = last.amendments(versions)
        #expect(
            told.map(\.what.swedish) == [
                "Ett åtagande är ändrat.", "Åtagande 2 är ändrat.", "Ett åtagande är borttaget.",
            ])
        #expect(told.map(\.what.english)[1] == "Commitment 2 was changed.")
        #expect(told.map(\.former?.swedish) == ["Ett.", "Tre.", "Ett till."])
    }
}
