import Clustering
import Geometry

/// The pairs of events at most the greatest distance apart, kept by distance band; 8 bytes a pair.
struct NearPairs: Sendable {
    private let ones: [Int32]
    private let others: [Int32]
    /// `starts[b]..<starts[b + 1]` are the pairs of distance band `b`.
    private let starts: [Int]

    /// - Parameter bands: in centimetres, the last of them ending at `reach`.
    /// - Complexity: twice the pairs in the cells around each event. A crowd too dense to keep is refused from the
    ///   sizes of the cells, without a look at its pairs.
    init(
        of events: PointColumns, bands: Bands, reach: Radius, metric: PlaneMetric, limit: Int
    ) throws(NearRepeatFault) {
        let grid = CellGrid(events, neighbourhood: Neighbourhood(reach: reach))
        guard grid.pairsInCells <= limit else { throw .tooManyNearPairs(limit: limit) }

        let ruler = Ruler(events: events, bands: bands, metric: metric)
        var (counts, met) = ([Int](repeating: 0, count: bands.count), 0)
        grid.forEachPair { one, other, nearness in
            met += 1
            counts[ruler.band(one, other, nearness)] += 1
        }
        guard met <= limit else { throw .tooManyNearPairs(limit: limit) }

        // The band beyond the last end, which Manhattan pairs can fall in, is not kept.
        let near = counts.dropLast()
        var starts = [0]
        for count in near { starts.append((starts.last ?? 0) + count) }
        var next = starts
        var ones = [Int32](repeating: 0, count: starts.last ?? 0)
        var others = ones
        grid.forEachPair { one, other, nearness in
            let band = ruler.band(one, other, nearness)
            guard band < near.count else { return }
            ones[next[band]] = Int32(one)
            others[next[band]] = Int32(other)
            next[band] += 1
        }
        (self.ones, self.others, self.starts) = (ones, others, starts)
    }

    /// The near pairs in each distance band.
    var counts: [Int] { zip(starts.dropFirst(), starts).map { $0 - $1 } }

    /// The near pairs by distance band (row) and time band (column), row after row, when the events have these moments.
    func counts(at moments: [Int64], in times: Bands) -> [Int] {
        let greatest = times.ends.last ?? -1
        var counts = [Int](repeating: 0, count: (starts.count - 1) * times.count)
        for row in 0..<(starts.count - 1) {
            let first = row * times.count
            var beyond = 0
            for pair in starts[row]..<starts[row + 1] {
                let apart = abs(moments[Int(ones[pair])] - moments[Int(others[pair])])
                // Most pairs, so worth a test of its own.
                if apart > greatest { beyond += 1 } else { counts[first + times.band(of: apart)] += 1 }
            }
            counts[first + times.count - 1] = beyond
        }
        return counts
    }
}

/// Finds the distance band of a pair in whole centimetres, without a root: Euclidean lengths are compared as squares.
private struct Ruler {
    private let events: PointColumns
    private let bands: Bands
    private let squares: Bands?

    init(events: PointColumns, bands: Bands, metric: PlaneMetric) {
        self.events = events
        self.bands = bands
        squares = metric == .euclidean ? Bands(endingAt: bands.ends.map { $0 * $0 }) : nil
    }

    func band(_ one: Int, _ other: Int, _ nearness: Nearness) -> Int {
        if let squares { return squares.band(of: nearness.squaredCentimetres) }
        let north = abs(Int64(events.northings[one]) - Int64(events.northings[other]))
        let east = abs(Int64(events.eastings[one]) - Int64(events.eastings[other]))
        return bands.band(of: north + east)
    }
}
