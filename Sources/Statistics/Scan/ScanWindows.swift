package import Geometry

/// Which cylinders a scan looks at: circles around each spot, over runs of periods.
package struct ScanWindows: Hashable, Sendable {
    package enum Direction: Hashable, Sendable, CaseIterable {
        /// Runs that end with the last period: what is going on now.
        case prospective
        /// Any run: what has been going on.
        case retrospective
    }

    package let greatestRadius: Radius
    /// The greatest share of all reports, whenever they came, that a circle may hold (where rates are given, of all that is
    /// expected); 0...1. A circle that would hold more is not looked at, nor any larger one around the same spot.
    package let greatestShare: Double
    /// How many periods a run has; at least 1. Runs longer than the study are not looked at.
    package let lengths: ClosedRange<Int>
    package let direction: Direction

    /// A share outside 0...1 counts as the nearest of them, NaN as a half, and lengths below 1 as 1.
    package init(
        greatestRadius: Radius, greatestShare: Double = 0.5, lengths: ClosedRange<Int>, direction: Direction
    ) {
        self.greatestRadius = greatestRadius
        self.greatestShare = greatestShare.isNaN ? 0.5 : min(max(greatestShare, 0), 1)
        self.lengths = max(1, lengths.lowerBound)...max(1, lengths.upperBound)
        self.direction = direction
    }
}
