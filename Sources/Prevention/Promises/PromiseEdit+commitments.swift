import Reports

extension CitizenPromise {
    /// The commitments that a list in the place of its own would take away, each with its number, from 1.
    package func lacking(in list: [Commitment]) -> [(number: Int, commitment: Commitment)] {
        let kept = Set(list.map(\.id))
        return terms.commitments.enumerated().filter { !kept.contains($0.element.id) }.map {
            (number: $0.offset + 1, commitment: $0.element)
        }
    }

    /// Puts a list in the place of its own. What is signed keeps its order, since its commitments are told by their numbers: new ones come last.
    mutating func setCommitments(_ list: [Commitment]) throws(PromiseFault) {
        guard state != .draft else {
            terms.commitments = list
            return
        }
        // Told by the places of the list that was given.
        try requireParties(of: list)
        let places = Dictionary(terms.commitments.enumerated().map { ($1.id, $0) }) { first, _ in first }
        terms.commitments = list.enumerated().sorted { one, other in
            (places[one.element.id] ?? places.count, one.offset)
                < (places[other.element.id] ?? places.count, other.offset)
        }.map(\.element)
    }

    /// That who commits is a party: told before whose part it is, since nobody may write for who is none.
    func requireParties(of list: [Commitment]) throws(PromiseFault) {
        for (index, commitment) in list.enumerated() {
            guard let code = commitment.party.municipality, !involves(code) else { continue }
            throw .noParty(commitment.party, commitment: index)
        }
    }

    /// That no commitment is taken away which something counts for: what was done would be told nowhere.
    func requireKept(in list: [Commitment], counting events: [PromiseEvent]) throws(PromiseFault) {
        for (number, commitment) in lacking(in: list) {
            let counted = events.count { $0.counts && $0.commitment == commitment.id }
            guard counted == 0 else { throw .commitmentCounted(number: number, counted: counted) }
        }
    }
}
