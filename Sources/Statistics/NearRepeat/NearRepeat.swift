import Clustering
package import Geometry

/// Do events near each other in space come near each other in time more often than chance would have it?
///
/// Every pair of events falls in one cell of a table, by its distance and by its time apart. Were place and time
/// unrelated, a cell would hold the product of its margins over all pairs; how far from that chance alone can lead is
/// found by giving the events' moments to the events anew, at random, which leaves both margins as they are.
///
/// Method: E. G. Knox, "The detection of space-time interactions", Applied Statistics 13 (1964); the table of bands
/// after S. D. Johnson et al., "Space–time patterns of risk: a cross national assessment of residential burglary
/// victimization", Journal of Quantitative Criminology 23 (2007), and J. H. Ratcliffe's Near Repeat Calculator.
///
/// **Bands.** A band is open below and closed above, so a pair exactly at an end belongs to the nearer band. The
/// first distance band is 0 alone, *the same place*, unless it is left out; the last of both kinds holds all
/// beyond. Distances 200 and 400 m make the rows 0, (0, 200], (200, 400] and more than 400 m.
///
/// **Days.** Moments that are day numbers differ by whole days, 0 within a day: times 0, 1, 2 make the columns *same
/// day*, *next day*, *two days* and *three days or more*. The Near Repeat Calculator 1.3 prints these four as "0 to
/// 1", "2", "3" and "more than 3" days, one too many (noted by W. Steenbeek in the R package NearRepeat). Moments in
/// milliseconds differ by what a clock says: 23:00 and 01:00 are two hours apart, not a day. Never mix the two.
package struct NearRepeat: Hashable, Sendable {
    let reach: Radius
    let distances: Bands
    let times: Bands
    package let metric: PlaneMetric

    /// - Parameters:
    ///   - distances: the ends of the distance bands after the same place, strictly ascending, at least one.
    ///   - times: the ends of the time bands, strictly ascending, none negative, at least one, in the unit
    ///     of the events' moments.
    ///
    ///   - hasSamePlace: whether the same place is a band of its own; else it belongs to the nearest.
    ///
    /// Nil for any other ends.
    package init?(
        distances: [Radius], times: [Int64], metric: PlaneMetric, hasSamePlace: Bool = true
    ) {
        guard let reach = distances.last, !times.isEmpty,
            let distances = Bands(endingAt: (hasSamePlace ? [0] : []) + distances.map(\.centimetres)),
            let times = Bands(endingAt: times)
        else { return nil }
        self.init(reach: reach, distances: distances, times: times, metric: metric)
    }

    init(reach: Radius, distances: Bands, times: Bands, metric: PlaneMetric) {
        self.reach = reach
        self.distances = distances
        self.times = times
        self.metric = metric
    }

    /// Finds the near pairs among events and makes them ready to be counted. A moment beyond ±2⁶⁰ counts as that.
    ///
    /// Only pairs within the greatest distance are looked at; the rest are what is left of *n*(*n* − 1)/2.
    ///
    /// - Parameter limit: the most pairs within the greatest distance, as the crow flies, to keep at 8 bytes each.
    /// - Throws: ``NearRepeatFault/tooManyNearPairs(limit:)`` when there are more.
    package func pairs(
        of events: some Sequence<(place: Place, moment: Int64)>, limit: Int = 1 << 24
    ) throws(NearRepeatFault) -> SpaceTimePairs {
        try SpaceTimePairs(of: PointColumns(events), by: self, limit: limit)
    }
}

/// How the distance between two places is measured.
package enum PlaneMetric: Hashable, Sendable {
    /// As the crow flies.
    case euclidean
    /// North–south and east–west added, as along the streets of a grid; never shorter than ``euclidean``.
    case manhattan
}

/// What keeps a near-repeat table from being made.
package enum NearRepeatFault: Error, Hashable, Sendable {
    /// More pairs than this many lie within the greatest distance, as the crow flies: choose shorter distances.
    case tooManyNearPairs(limit: Int)
}
