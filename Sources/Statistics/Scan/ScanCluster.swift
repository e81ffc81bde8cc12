package import Geometry

/// A circle and a run of periods where more reports came than expected.
package struct ScanCluster: Hashable, Sendable {
    package let centre: Place
    /// To the furthest spot in the circle; 0 when the centre is alone in it.
    package let radius: Distance
    /// The reports in the circle and the run of periods, ascending.
    package let members: [Int]
    package let periods: ClosedRange<Int>
    /// As many as there are members.
    package let observed: Int
    /// Always positive, and less than ``observed``.
    package let expected: Double
    package let logLikelihoodRatio: Double
    /// How often chance alone finds a window anywhere with as great a ratio.
    package let pValue: Double
    /// How many replications the p-value rests on.
    package let replications: Int

    /// How many times as many reports came as expected.
    package var ratio: Double { Double(observed) / expected }

    /// For a prospective scan done once a period: chance alone gives a cluster like this once in so many periods.
    ///
    /// Method: K. Kleinman, R. Lazarus, R. Platt, "A generalized linear mixed models approach for detecting incident clusters
    /// of disease in small areas", American Journal of Epidemiology 159 (2004).
    package var recurrenceInterval: Double { 1 / pValue }
}

/// What a scan found.
package struct ScanResult: Hashable, Sendable {
    /// The most likely cluster first; no other shares a spot with one before it.
    package let clusters: [ScanCluster]
    /// The side of the cells that places were gathered in; nil when they were taken as they are.
    package let cellSide: Radius?
    /// How many spots circles are drawn around.
    package let spots: Int
    /// How many circles with a run of periods were compared in each replication.
    package let windows: Int
    /// How many reports there are.
    let total: Double
    /// Of the replications.
    let maxima: [Double]
    let stoppingAfter: Int?

    /// How often chance alone finds a window anywhere as far above what is expected: the p-value that a window with so many
    /// reports would have had.
    package func pValue(observed: Int, expected: Double) -> Double {
        let ratio = ExcessLikelihood.logRatio(observed: Double(observed), expected: expected, total: total)
        guard ratio > 0 else { return 1 }
        return SequentialPValue(of: ratio, among: maxima, stoppingAfter: stoppingAfter).p
    }
}
