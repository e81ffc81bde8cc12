import Geometry

@testable import Statistics

/// The Knox test: one distance and one time, and how many pairs of events are within both, their ends included.
///
/// Method: E. G. Knox, "The detection of space-time interactions", Applied Statistics 13 (1964); the permutation after
/// N. Mantel, "The detection of disease clustering and a generalized regression approach", Cancer Research 27 (1967).
struct Knox: Hashable, Sendable {
    private let method: NearRepeat

    /// - Parameter window: in the unit of the events' moments; for day numbers, 0 is the same day.
    ///
    /// Nil for a negative window.
    init?(reach: Radius, window: Int64, metric: PlaneMetric) {
        guard let distances = Bands(endingAt: [reach.centimetres]), let times = Bands(endingAt: [window])
        else { return nil }
        method = NearRepeat(reach: reach, distances: distances, times: times, metric: metric)
    }

    /// The pairs within both the distance and the time.
    ///
    /// - Throws: ``NearRepeatFault/tooManyNearPairs(limit:)``; see ``NearRepeat/pairs(of:limit:)``.
    func pairs(
        of events: some Sequence<(place: Place, moment: Int64)>, replications: Int, seed: UInt64,
        limit: Int = 1 << 24
    ) throws(NearRepeatFault) -> NearRepeatTable.Entry {
        let pairs = try method.pairs(of: events, limit: limit)
        return pairs.table(replications: replications, seed: seed).entries[0][0]
    }
}

extension NearRepeatTable.Entry {
    /// The chance of at least as many pairs, were the count Poisson with the expected mean: close where few of all
    /// pairs are near in either, and too small where events crowd so that the pairs hang together. ``p`` has neither
    /// fault.
    var poissonP: Double { Poisson.upperTail(observed, mean: expected) }

    /// The chance of *more* pairs than observed. Smaller than ``poissonP``, and not a p-value: it is what the Python
    /// pointpats and the R package surveillance print as one, kept to compare with them.
    var poissonBeyond: Double { Poisson.upperTail(observed + 1, mean: expected) }
}
