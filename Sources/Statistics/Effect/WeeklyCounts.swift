/// The reports in an area week by week, before a measure and after it.
package struct WeeklyCounts: Hashable, Sendable {
    package var before: [Int]
    package var after: [Int]

    package init(before: [Int], after: [Int]) {
        self.before = before
        self.after = after
    }

    /// None in so many weeks.
    package init(weeksBefore: Int, weeksAfter: Int) {
        self.init(
            before: [Int](repeating: 0, count: max(0, weeksBefore)),
            after: [Int](repeating: 0, count: max(0, weeksAfter)))
    }

    /// The reports of this area and of another in the same weeks.
    package func together(with other: WeeklyCounts?) -> WeeklyCounts {
        guard let other else { return self }
        return WeeklyCounts(
            before: zip(before, other.before).map { $0 &+ $1 },
            after: zip(after, other.after).map { $0 &+ $1 }
        )
    }
}
