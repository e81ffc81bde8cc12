package import Reports

extension CitizenPromise {
    /// The commitments that a list in the place of its own would take away, each with its number, from 1.
    package func lacking(in list: [Commitment]) -> [(number: Int, commitment: Commitment)] {
        let kept = Set(list.map(\.id))
        return terms.commitments.enumerated().filter { !kept.contains($0.element.id) }.map {
            (number: $0.offset + 1, commitment: $0.element)
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
