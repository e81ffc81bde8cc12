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
}
