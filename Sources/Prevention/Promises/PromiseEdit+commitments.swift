package import Reports

extension CitizenPromise {
    /// The commitments that a list in the place of its own would take away, each with its number, from 1.
    package func lacking(in list: [Commitment]) -> [(number: Int, commitment: Commitment)] {
        let kept = Set(list.map(\.id))
        return terms.commitments.enumerated().filter { !kept.contains($0.element.id) }.map {
            (number: $0.offset + 1, commitment: $0.element)
        }
    }
}
