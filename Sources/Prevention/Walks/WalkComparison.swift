package import Reports

/// A walk and the earlier one that it repeats, side by side: each stop before and after, and what became of the findings.
package struct WalkComparison: Hashable, Sendable {
    package let stops: [Stop]

    package struct Stop: Hashable, Sendable {
        package let number: Int
        package let name: String
        /// In the order of the checklist; points that neither walk marked are left out.
        package let points: [Point]
        /// Of the earlier walk, those that are done.
        package let done: [Finding]
        /// Of the earlier walk, those that are not done, or never will be.
        package let notDone: [Finding]
        /// Of the later walk.
        package let found: [Finding]
    }

    package struct Point: Hashable, Sendable {
        package let point: ChecklistPoint
        package let before: Double?
        package let after: Double?

        /// How much better it is; nil where either walk lacks it.
        package var change: Double? {
            guard let before, let after else { return nil }
            return after - before
        }
    }

    /// Stops are paired by their numbers: a walk that repeats another has its stops.
    package init(
        of walk: SafetyWalk, _ answers: WalkAnswers, _ findings: [Finding], with earlier: WalkAnswers,
        _ earlierFindings: [Finding]
    ) {
        stops = walk.stops.map { stop in
            let then = earlierFindings.filter { $0.stop == stop.number }
            return Stop(
                number: stop.number, name: stop.name,
                points: walk.checklist.points.compactMap { point in
                    let before = earlier.summary(of: point.code, at: stop.number)?.mean
                    let after = answers.summary(of: point.code, at: stop.number)?.mean
                    guard before != nil || after != nil else { return nil }
                    return Point(point: point, before: before, after: after)
                },
                done: then.filter { $0.status == .done }, notDone: then.filter { $0.status != .done },
                found: findings.filter { $0.stop == stop.number })
        }
    }
}
