import Foundation

/// The yearly wave that the series of one category have in common, learned from all their districts together: one
/// district alone has too few reports for that before its second year.
///
/// Method: the same quasi-Poisson regression as a ``Baseline``, drawn towards none in the same way (S. le Cessie, J. C.
/// van Houwelingen, 1992). To learn what is common from the sum, and let each series be drawn towards it, is the
/// shrinkage of C. N. Morris, "Parametric empirical Bayes inference", JASA 78 (1983).
struct SharedSeason: Hashable {
    /// Known weeks from which a wave can be told from a slow trend: most of a year.
    static let fewestWeeks = 40

    private let wave: [Double]
    /// The covariance of the two, cosine first.
    private let covariance: [[Double]]

    /// Learns from the known weeks of `counts`, those of the category in all districts; nil if they are too few.
    init?(_ counts: [Double?], weeks: Range<Int>, lift: (_ week: Int) -> Double) {
        let known = weeks.filter { counts[$0] != nil }.suffix(Baseline.longestPast)
        guard known.count >= Self.fewestWeeks, let first = known.first, let last = known.last else {
            return nil
        }
        let hasTrend = known.count >= Baseline.weeksForSeason
        let size = hasTrend ? 4 : 3
        var fit = PenalisedPoissonFit(
            observed: known.compactMap { counts[$0] },
            terms: known.map {
                Array(Baseline.terms(week: $0, centre: Double(first + last) / 2).prefix(size))
            },
            offsets: known.map(lift),
            penalties: Array(
                [0, Baseline.seasonPenalty, Baseline.seasonPenalty, Baseline.trendPenalty].prefix(size)))
        fit.iterate()
        fit.estimateDispersion()
        fit.weigh(outlying: Baseline.outlying)
        fit.iterate()
        fit.estimateDispersion()
        wave = Array(fit.coefficients[1...2])
        let factor = CholeskyFactor(fit.information)
        let columns = [1, 2].map { index in
            factor.solve((0..<size).map { $0 == index ? fit.dispersion : 0 })
        }
        covariance = columns.map { Array($0[1...2]) }
    }

    /// How weeks differ from the mean of those that a series is learned from.
    struct Deviation {
        fileprivate let season: SharedSeason
        fileprivate let centre: [Double]

        /// The logarithm of the factor by which a week is above or below the others.
        func logarithm(of week: Int) -> Double {
            zip(season.wave, SharedSeason.terms(week)).reduce(0) { $0 + $1.0 * $1.1 }
        }

        /// The variance of that logarithm.
        func variance(of week: Int) -> Double {
            let away = zip(SharedSeason.terms(week), centre).map { $0 - $1 }
            return zip(away, season.covariance).reduce(0) { sum, row in
                sum + row.0 * zip(row.1, away).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
    }

    /// - Parameter weeks: not empty.
    func deviation(from weeks: [Int]) -> Deviation {
        let terms = weeks.map(Self.terms)
        return Deviation(
            season: self,
            centre: [0, 1].map { index in terms.reduce(0) { $0 + $1[index] } / Double(max(1, weeks.count)) })
    }

    private static func terms(_ week: Int) -> [Double] {
        Array(Baseline.terms(week: week, centre: 0)[1...2])
    }
}
