import Foundation
import Reports
import Statistics

/// Moments in order, as many as asked for, denser where people report more.
///
/// They are what sorting that many independent draws would give, made one at a time: the next smallest of *n* even draws
/// above `u` is 1 − (1 − u)·V^(1/n), V being even too. Walking the hours along turns it into a moment, so nothing is
/// kept whatever the number. O(1) each, amortised.
struct Timeline {
    private let rates: [(share: Double, rhythm: Rhythm)]
    private let start: Timestamp
    private let hours: Int
    private let total: Double

    private var remaining: Int
    /// The part of all draws that lies before the moment last given.
    private var passed = 0.0
    private var hour = -1
    /// The weight of the hours before this one, and of this one.
    private var before = 0.0
    private var weight = 0.0

    /// - Parameter days: At least 1 and at most 3,660 are used.
    init(count: Int, until: Timestamp, days: Int) {
        let rates = DemoCategory.allCases.map { ($0.share, Rhythm.of($0)) }
        let span = min(max(days, 1), 3_660)
        let start = until.subtracting(.days(Int64(span)))
        let hours = span * 24
        self.rates = rates
        self.start = start
        self.hours = hours
        remaining = max(0, count)
        total = (0..<hours).reduce(0) { $0 + Self.weight(ofHour: $1, since: start, of: hours, rates) }
    }

    /// The next moment, and how far it lies into the whole time, from 0 to 1; nil when all have been given.
    mutating func next(using chance: inout Chance) -> (moment: Timestamp, progress: Double)? {
        guard remaining > 0 else { return nil }
        passed += (1 - passed) * (1 - pow(1 - chance.fraction(), 1 / Double(remaining)))
        remaining -= 1
        let target = passed * total
        while before + weight <= target, hour < hours - 1 {
            before += weight
            hour += 1
            weight = Self.weight(ofHour: hour, since: start, of: hours, rates)
        }
        let part = weight > 0 ? min(max((target - before) / weight, 0), 0.999_999) : 0
        let offset = Int64(max(0, hour)) * 3_600_000 + Int64(part * 3_600_000)
        let moment = start.adding(TimeSpan(milliseconds: offset))
        return (moment, Double(offset) / (Double(hours) * 3_600_000))
    }

    private static func weight(
        ofHour hour: Int, since start: Timestamp, of hours: Int, _ rates: [(share: Double, rhythm: Rhythm)]
    ) -> Double {
        let time = SwedishTime(start.adding(.hours(Int64(hour))))
        // The service becomes known.
        let known = 0.65 + 0.35 * Double(hour) / Double(hours)
        return known * rates.reduce(0) { $0 + $1.share * $1.rhythm.rate(at: time) }
    }
}
