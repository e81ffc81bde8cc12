import Dispatch
import Foundation
import Synchronization

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
