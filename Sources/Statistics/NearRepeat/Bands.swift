/// Whole, non-negative lengths sorted into bands by the ends of the bands.
///
/// Each band is open below and closed above, (previous end, end]; the first also holds 0, and one more band holds all
/// that lies beyond the last end. So ends 0, 1, 2 make the bands {0}, {1}, {2} and 3 or more.
struct Bands: Hashable, Sendable {
    /// Ascending, none negative.
    let ends: [Int64]

    /// Nil unless the ends are strictly ascending and none is negative.
    init?(endingAt ends: [Int64]) {
        guard ends.allSatisfy({ $0 >= 0 }), zip(ends, ends.dropFirst()).allSatisfy(<) else { return nil }
        self.ends = ends
    }

    /// The number of bands, the one beyond the last end counted.
    var count: Int { ends.count + 1 }

    /// The band of a length, counted from 0. O(bands): they are few.
    func band(of length: Int64) -> Int {
        var band = 0
        for end in ends where length > end { band += 1 }
        return band
    }

    /// How many of all pairs of `values` differ by a length in each band.
    ///
    /// - Complexity: O(*n* log *n*), and O(*n*) for each band. The values must lie within ±2⁶⁰.
    func pairCounts(among values: [Int64]) -> [Int] {
        let sorted = values.sorted()
        let within = ends.map { end in
            var (first, pairs) = (0, 0)
            for last in sorted.indices {
                while sorted[last] - sorted[first] > end { first += 1 }
                pairs += last - first
            }
            return pairs
        }
        let all = sorted.count * max(0, sorted.count - 1) / 2
        return zip(within + [all], [0] + within).map { $0 - $1 }
    }
}
