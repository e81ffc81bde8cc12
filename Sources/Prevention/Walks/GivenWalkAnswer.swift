package import Geometry

/// An answer on its way into the store.
package struct GivenWalkAnswer: Hashable, Sendable {
    package let answer: WalkAnswer
    /// Where its stop lay as the device showed it; nil where the device does not say. It is not kept.
    package let shownAt: Place?

    package init(_ answer: WalkAnswer, shownAt: Place? = nil) {
        self.answer = answer
        self.shownAt = shownAt
    }
}
