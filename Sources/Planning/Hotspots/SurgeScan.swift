package import Geometry
package import Statistics

/// How surges are looked for: circles where reports of the last weeks are more than the place's usual share of all,
/// against what chance finds when the weeks are dealt out anew among the reports.
package struct SurgeScan: Hashable, Sendable {
    package let scan: SpaceTimePermutationScan
    /// With more reports than this no surge is looked for.
    package let mostReports: Int

    /// With fewer whole weeks there is too little to tell what is usual, and no surge is looked for.
    package static let fewestWeeks = 12
    /// The weeks before these are not looked at: two years, so that what is usual is what is so now.
    static let mostWeeks = 104
    /// How many weeks a surge has gone on for.
    package static let lengths = 1...8

    /// With more reports than these no surge is looked for, unless said otherwise.
    package static let usualMostReports = 50_000

    /// - Parameters:
    ///   - greatestRadius: of a circle, which holds at most a fifth of all reports.
    ///   - replications: how often the weeks are dealt out anew, at most; it ends when twenty have found as much
    ///     (`SequentialPValue` in the room Statistics).
    ///   - seed: the same gives the same answer.
    ///   - threads: nil for as many as there are processors.
    ///
    /// Nil for no radius.
    package init?(
        greatestRadius: Radius? = Radius(metres: 500), replications: Int = 999, seed: UInt64 = 1060,
        threads: Int? = nil, mostReports: Int = usualMostReports
    ) {
        guard let greatestRadius else { return nil }
        scan = SpaceTimePermutationScan(
            windows: ScanWindows(
                greatestRadius: greatestRadius, greatestShare: 0.2, lengths: Self.lengths,
                direction: .prospective),
            replications: ScanReplications(
                count: replications, stoppingAfter: 20, seed: seed, threads: threads),
            mostClusters: 20)
        self.mostReports = mostReports
    }
}
