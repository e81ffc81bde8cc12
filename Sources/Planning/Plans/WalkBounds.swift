/// How long the walks of an installation are, and how long they may be asked to be.
package struct WalkBounds: Hashable, Sendable {
    /// Of a walk for which nothing else is asked, in metres.
    package let usualMetres: Int
    /// Of a walk for which nothing else is asked, in minutes.
    package let usualMinutes: Int
    /// What may be asked for, in metres.
    package let metres: ClosedRange<Int>
    /// What may be asked for, in minutes.
    package let minutes: ClosedRange<Int>

    package static let usualMetres = 3_000
    package static let usualMinutes = 90
    /// What no installation goes beyond, in metres.
    package static let metres = 100...50_000
    /// What no installation goes beyond, in minutes.
    package static let minutes = 15...1_440

    /// Values outside ``metres`` and ``minutes`` count as the nearest inside; a usual value is at most the longest.
    package init(
        usualMetres: Int = Self.usualMetres, mostMetres: Int = Self.metres.upperBound,
        usualMinutes: Int = Self.usualMinutes, mostMinutes: Int = Self.minutes.upperBound
    ) {
        metres = Self.upTo(mostMetres, in: Self.metres)
        minutes = Self.upTo(mostMinutes, in: Self.minutes)
        self.usualMetres = Self.upTo(usualMetres, in: metres).upperBound
        self.usualMinutes = Self.upTo(usualMinutes, in: minutes).upperBound
    }

    /// Those of a walk for which this is asked, as far as it is.
    package func limits(metres: Int?, minutes: Int?) -> WalkLimits {
        WalkLimits(metres: metres ?? usualMetres, minutes: minutes ?? usualMinutes)
    }

    private static func upTo(_ most: Int, in range: ClosedRange<Int>) -> ClosedRange<Int> {
        range.lowerBound...min(max(most, range.lowerBound), range.upperBound)
    }
}
