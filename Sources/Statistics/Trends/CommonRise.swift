import Foundation

/// What is common to all series of a municipality where all reports together have risen: a new e-service, or a
/// campaign in the paper. Each series is then judged by its share of the others.
///
/// Method: the logarithm of the total without the series itself is an offset of what is expected of the series, as
/// populations are in M. Höhle, M. Paul, "Count data regression charts for the monitoring of surveillance time series",
/// Computational Statistics & Data Analysis 52 (2008). It is so only while the total itself stands in alarm, or has got
/// a new normal, so that usual weeks gain no noise; and what counts is the least that the total is raised by without
/// any one category and any one district, so that a rise in one of them is not taken for everybody's.
struct CommonRise {
    /// By how much the other series are raised.
    struct Lift: Hashable {
        /// Of the factor; above 0.
        var logarithm: Double
        /// Of the logarithm.
        var variance: Double
    }

    /// The counts of each category in all districts, and of each district in all categories.
    private let groups: [[Double]]
    private let total: [Double]
    /// For each week, what the total shows in it while it stands in alarm.
    private var windows: [Window?]
    /// New normals, from the week after they were taken as such.
    private var steps: [Window] = []

    /// Weeks in which the total says by how much it is raised.
    private struct Window {
        let weeks: Range<Int>
        let expected: Double
        let dispersion: Double
        /// The week the rise began.
        let since: Int
        /// The week in which this could be said.
        let known: Int
    }

    /// The weeks up to one that say how far it is raised.
    private static let width = 4
    /// Weeks before a rise by which the share of the total is told.
    private static let shareWeeks = 52
    /// So many reports as expected count as seen, so that few say little.
    private static let prior = 2.0

    /// - Parameters:
    ///   - run: through the total, come to its end.
    ///   - groups: sums that each leave out some series; each as long as the total.
    init(_ run: TrendRun, groups: [[Double]]) {
        self.groups = groups
        total = run.counts.map { $0 ?? 0 }
        windows = [Window?](repeating: nil, count: run.counts.count)
        func window(_ weeks: Range<Int>, since: Int, known: Int) -> Window {
            let expected = weeks.compactMap { run.expectations[$0] }
            return Window(
                weeks: weeks, expected: expected.reduce(0) { $0 + $1.mean },
                dispersion: expected.last?.dispersion ?? 1, since: since, known: known)
        }
        for span in run.allStandings() {
            for week in span.since..<span.raised {
                windows[week] = window(
                    span.since..<(span.raised + 1), since: span.since, known: span.raised)
            }
            for week in span.raised..<span.end {
                windows[week] = window(
                    max(span.since, week - Self.width + 1)..<(week + 1), since: span.since, known: week)
            }
            if span.ending == .adopted {
                steps.append(window(span.since..<span.end, since: span.since, known: span.end))
            }
        }
    }

    /// The lift of each week for a series of its own counts, which is in some of the groups.
    func lifts(of own: [Double?], in memberships: Set<Int>) -> SeriesLifts {
        let own = own.map { $0 ?? 0 }
        let rises = windows.map { $0.map { SeriesLifts.Known(at: $0.known, lift($0, own, memberships)) } }
        let steps = steps.map { SeriesLifts.Known(at: $0.known, lift($0, own, memberships)) }
        return SeriesLifts(weeks: rises, steps: steps)
    }

    private func lift(_ window: Window, _ own: [Double], _ memberships: Set<Int>) -> Lift? {
        let past = max(0, window.since - Self.shareWeeks)..<window.since
        func sums(_ counts: [Double]) -> (past: Double, now: Double) {
            (past.reduce(0) { $0 + counts[$1] }, window.weeks.reduce(0) { $0 + counts[$1] })
        }
        let (all, mine) = (sums(total), sums(own))
        var least: Lift?
        for (index, group) in groups.enumerated() {
            var left = sums(group)
            if !memberships.contains(index) { left = (left.past + mine.past, left.now + mine.now) }
            let observed = max(0, all.now - left.now)
            let share = max(0, all.past - left.past) / max(1, all.past)
            let expected = window.expected * share
            guard observed > expected else { return nil }
            let logarithm = log((observed + Self.prior) / (expected + Self.prior))
            if logarithm < least?.logarithm ?? .infinity {
                let certain = observed / ((observed + Self.prior) * (observed + Self.prior))
                least = Lift(logarithm: logarithm, variance: window.dispersion * certain)
            }
        }
        return least
    }
}

/// By how much a series' weeks are raised with all others.
struct SeriesLifts {
    struct Known {
        let week: Int
        let lift: CommonRise.Lift?

        init(at week: Int, _ lift: CommonRise.Lift?) { (self.week, self.lift) = (week, lift) }
    }

    let weeks: [Known?]
    let steps: [Known]

    /// Whether all series begin to be raised with this week, or no longer are, so that what is said of those before it
    /// changes.
    func changes(in week: Int) -> Bool { isRaised(week) != (week > 0 && isRaised(week - 1)) }

    private func isRaised(_ week: Int) -> Bool { weeks[week].map { $0.week <= week } ?? false }

    /// What could be said of a week at another that is not earlier; nil if nothing was raised.
    func lift(of week: Int, knownAt now: Int) -> CommonRise.Lift? {
        var lifts = steps.filter { $0.week <= week }.compactMap(\.lift)
        if let own = weeks[week], own.week <= now, let lift = own.lift { lifts.append(lift) }
        guard let first = lifts.first else { return nil }
        return lifts.dropFirst().reduce(into: first) {
            $0.logarithm += $1.logarithm
            $0.variance += $1.variance
        }
    }
}
