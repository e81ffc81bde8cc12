package import Geometry
package import Reports

/// An answer on its way into the store.
package struct GivenWalkAnswer: Hashable, Sendable {
    package let answer: WalkAnswer
    /// Where its stop lay as the device showed it; nil where the device does not say. It is not kept.
    package let shownAt: Place?
    /// Whether whoever sends it is not who answered: they found it on a telephone that both have used. The history says so.
    package let isForAnother: Bool

    package init(_ answer: WalkAnswer, shownAt: Place? = nil, isForAnother: Bool = false) {
        self.answer = answer
        self.shownAt = shownAt
        self.isForAnother = isForAnother
    }
}

extension GivenWalkAnswer {
    /// What the history says of so many that were kept.
    package static func cameIn(_ count: Int, forAnother isForAnother: Bool) -> Bilingual {
        isForAnother
            ? Bilingual(
                swedish: "\(count) svar kom in, skickade av någon annan än den som svarade.",
                english: "\(count) answers came in, sent by somebody else than who answered.")
            : Bilingual(swedish: "\(count) svar kom in.", english: "\(count) answers came in.")
    }
}
