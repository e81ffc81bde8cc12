import Dispatch
import Foundation
import Synchronization

/// How many times a scan is repeated on reports drawn by chance, to tell what chance alone would find.
package struct ScanReplications: Hashable, Sendable {
    /// At least 0. With 999 the least p-value is 0.001.
    package let count: Int
    /// Stop when so many replications have found as much as was found in the reports; nil for never.
    package let stoppingAfter: Int?
    /// The same seed gives the same p-values, however many threads there are.
    package let seed: UInt64
    /// Nil for as many as there are processors.
    package let threads: Int?

    /// A count outside 0...1,000,000 counts as the nearest of them; stopping after fewer than 1, or fewer threads, as 1.
    package init(count: Int = 999, stoppingAfter: Int? = nil, seed: UInt64, threads: Int? = nil) {
        self.count = min(max(0, count), 1_000_000)
        self.stoppingAfter = stoppingAfter.map { max(1, $0) }
        self.seed = seed
        self.threads = threads.map { max(1, $0) }
    }
}

/// How often chance alone finds as much.
///
/// Method: J. Besag, P. Clifford, "Sequential Monte Carlo p-values", Biometrika 78 (1991): when *h* replications have reached
/// the value by the *l*th, p = *h*/*l* and the rest is not needed; else p = (reached + 1)/(replications + 1).
struct SequentialPValue: Hashable, Sendable {
    let p: Double
    /// How many replications it rests on.
    let replications: Int
    /// Whether further replications would change nothing.
    let isSettled: Bool

    /// How much a replication may lack of the value and still have reached it: what rounding can make of two that are equal.
    private static let rounding = 1e-9

    /// - Parameter maxima: of the replications, in the order of their numbers.
    init(of value: Double, among maxima: [Double], stoppingAfter limit: Int?) {
        var reached = 0
        let value = value - Self.rounding * max(1, value)
        for (offset, maximum) in maxima.enumerated() where maximum >= value {
            reached += 1
            if reached == limit {
                (p, replications, isSettled) = (Double(reached) / Double(offset + 1), offset + 1, true)
                return
            }
        }
        (p, replications, isSettled) = (Double(reached + 1) / Double(maxima.count + 1), maxima.count, false)
    }
}

/// The greatest log likelihood ratio in each of many replications.
struct ReplicatedMaxima {
    let search: ScanSearch
    let null: any NullDraw
    let replications: ScanReplications

    /// Few enough that a stop or a report of progress comes soon, many enough that threads seldom wait for each other.
    private static let round = 64

    /// By replication number; ends early when the p-value of `value` is settled.
    ///
    /// - Parameter continuing: called on this thread between rounds with the share done; false cancels.
    func values(until value: Double, continuing: (Double) -> Bool) throws(CancellationError) -> [Double] {
        var maxima: [Double] = []
        while maxima.count < replications.count {
            guard continuing(Double(maxima.count) / Double(replications.count)) else {
                throw CancellationError()
            }
            maxima += values(of: maxima.count..<min(maxima.count + Self.round, replications.count))
            let pValue = SequentialPValue(of: value, among: maxima, stoppingAfter: replications.stoppingAfter)
            if pValue.isSettled { break }
        }
        return maxima
    }

    private func values(of numbers: Range<Int>) -> [Double] {
        let next = Mutex(numbers.lowerBound)
        let found = Mutex([Double](repeating: 0, count: numbers.count))
        let threads = replications.threads ?? ProcessInfo.processInfo.activeProcessorCount
        DispatchQueue.concurrentPerform(iterations: min(threads, numbers.count)) { _ in
            var trial = Trial(search)
            while true {
                let number = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard number < numbers.upperBound else { return }
                let maximum = trial.maximum(of: number, search, null, seed: replications.seed)
                found.withLock { $0[number - numbers.lowerBound] = maximum }
            }
        }
        return found.withLock { $0 }
    }
}

/// What one thread works with.
private struct Trial {
    private var counts: [Int32]
    private var periods: [Int32] = []
    private var spotCounts: SpotCounts

    init(_ search: ScanSearch) {
        counts = [Int32](repeating: 0, count: search.spots.count * search.lanes.periodCount)
        spotCounts = SpotCounts(spots: search.spots.count, lanes: search.lanes)
    }

    mutating func maximum(of number: Int, _ search: ScanSearch, _ null: any NullDraw, seed: UInt64) -> Double
    {
        var chance = Chance(seed: seed, stream: number)
        null.draw(
            into: &counts, spots: search.spots, lanes: search.lanes, periods: &periods, using: &chance)
        spotCounts.fill(from: counts)
        return search.best(in: spotCounts)?.logRatio ?? 0
    }
}
