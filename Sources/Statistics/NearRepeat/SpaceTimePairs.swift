import Clustering
import Foundation

/// The pairs of events by distance and time apart, and how often chance makes as many; see ``NearRepeat``.
package struct SpaceTimePairs: Sendable {
    private let near: NearPairs
    private let moments: [Int64]
    private let times: Bands
    /// Pairs in each distance band and in each time band; the same however the moments are dealt.
    private let rows: [Int]
    private let columns: [Int]
    /// Pairs by distance band and time band, row after row.
    private let observed: [Int]
    /// All pairs.
    package let count: Int

    init(of events: PointColumns, by method: NearRepeat, limit: Int) throws(NearRepeatFault) {
        moments = events.moments
        times = method.times
        near = try NearPairs(
            of: events, bands: method.distances, reach: method.reach, metric: method.metric,
            limit: limit)
        count = events.count * max(0, events.count - 1) / 2
        rows = near.counts + [count - near.counts.reduce(0, +)]
        columns = times.pairCounts(among: moments)
        observed = Self.filled(near.counts(at: moments, in: times), columns)
    }

    /// The table, with p-values from `replications` permutations of the moments; without p-values for none.
    ///
    /// - Complexity: O(near pairs) for each replication. More than a million replications count as a million.
    package func table(replications: Int, seed: UInt64) -> NearRepeatTable {
        let replications = Self.clamped(replications)
        return table(atLeast: atLeast(in: 0..<replications, seed: seed), of: replications)
    }

    /// The same table as without `threads`, its replications shared out among so many threads, of which this is one; nil for as
    /// many as there are processors.
    ///
    /// - Parameter continuing: called now and then, on the calling thread, with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    package func table(
        replications: Int, seed: UInt64, threads: Int?, continuing: (_ shareDone: Double) -> Bool
    ) throws(CancellationError) -> NearRepeatTable {
        let replications = Self.clamped(replications)
        let threads = min(max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount), 1_024)
        var sums = [Int](repeating: 0, count: observed.count)
        for start in stride(from: 0, to: replications, by: Self.round) {
            guard continuing(Double(start) / Double(replications)) else { throw CancellationError() }
            let round = start..<min(start + Self.round, replications)
            let parts = round.pieces(atMost: threads, shortest: 1)
                .concurrentMap { atLeast(in: $0, seed: seed) }
            for part in parts { for cell in sums.indices { sums[cell] += part[cell] } }
        }
        return table(atLeast: sums, of: replications)
    }

    /// Few enough that a stop comes soon, many enough that threads seldom wait for each other.
    private static let round = 64

    /// In how many of these replications each cell holds at least as many pairs as were observed. Each replication has
    /// chance of its own, so parts add up to the whole.
    private func atLeast(in replications: Range<Int>, seed: UInt64) -> [Int] {
        var atLeast = [Int](repeating: 0, count: observed.count)
        for replication in replications {
            var chance = Chance(seed: seed, stream: replication)
            var dealt = moments
            for last in dealt.indices.dropFirst().reversed() {
                dealt.swapAt(last, chance.index(below: last + 1))
            }
            let counts = Self.filled(near.counts(at: dealt, in: times), columns)
            for cell in counts.indices where counts[cell] >= observed[cell] { atLeast[cell] += 1 }
        }
        return atLeast
    }

    private func table(atLeast: [Int], of replications: Int) -> NearRepeatTable {
        let entries = rows.indices.map { row in
            columns.indices.map { column in
                let cell = row * columns.count + column
                return NearRepeatTable.Entry(
                    observed: observed[cell], inDistance: rows[row], inTime: columns[column], pairs: count,
                    atLeast: atLeast[cell], replications: replications)
            }
        }
        return NearRepeatTable(entries: entries)
    }

    /// The near rows and below them the last, which is what they leave of the columns.
    private static func filled(_ near: [Int], _ columns: [Int]) -> [Int] {
        var far = columns
        for cell in near.indices { far[cell % columns.count] -= near[cell] }
        return near + far
    }

    private static func clamped(_ replications: Int) -> Int { min(max(replications, 0), 1_000_000) }
}
