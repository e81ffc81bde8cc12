import Foundation

/// What a series of weekly counts is expected to be, learned from its past: a level, and after a year and a half also
/// a season (one yearly wave) and a slow trend.
///
/// Method: quasi-Poisson regression in which past outbreaks are given less weight, after C. P. Farrington, N. J.
/// Andrews, A. D. Beale, M. A. Catchpole, "A statistical algorithm for the early detection of outbreaks of infectious
/// disease", JRSS A 159 (1996), with the thresholds of A. Noufaily et al., "An improved algorithm for outbreak
/// detection in multiple surveillance systems", Statistics in Medicine 32 (2013). As counts are small, season and
/// trend are drawn towards none (S. le Cessie, J. C. van Houwelingen, "Ridge estimators in logistic regression",
/// Applied Statistics 41 (1992)) rather than kept or dropped by a test, and half a report is shared among the weeks
/// (D. Firth, "Bias reduction of maximum likelihood estimates", Biometrika 80 (1993)), so that a past without reports
/// does not promise a future without.
///
/// What series have in common is an offset: the rises of the total (``CommonRise``), and the season of the category
/// (``SharedSeason``), towards which that of the series is drawn.
struct Baseline {
    /// Weeks from which a level can be told.
    static let fewestWeeks = 12
    /// Weeks from which season and trend can be told.
    static let weeksForSeason = 78
    /// The longest past that is used: a year for a level alone, five years with season and trend.
    private static let longestLevel = 52
    static let longestPast = 260
    private static let weeksInYear = 365.2425 / 7
    /// How far season and trend are drawn towards none: one by the variance of the wave, and of the trend in a year.
    static let seasonPenalty = 4.0
    static let trendPenalty = 11.0
    /// How far the season is drawn towards that of the category, where it is known.
    private static let ownSeasonPenalty = 16.0
    /// A week this many standard deviations above the expected weighs less.
    static let outlying = 2.58

    private let coefficients: [Double]
    private let covariance: CholeskyFactor
    private let dispersion: Double
    private let centre: Double
    private let season: SharedSeason.Deviation?

    /// Learns from the known weeks of `counts` in `weeks`; nil if they are too few.
    ///
    /// - Parameters:
    ///   - season: that of the category.
    ///   - lift: the logarithm of the factor by which all series together were raised in a week.
    /// - Complexity: O(weeks), some 50 evaluations of the logarithm and exponential each.
    init?(
        _ counts: [Double?], weeks: Range<Int>, season: SharedSeason? = nil,
        lift: (_ week: Int) -> Double = { _ in 0 }
    ) {
        let known = weeks.filter { counts[$0] != nil }
        guard known.count >= Self.fewestWeeks, let last = known.last else { return nil }
        let hasSeason = known.count >= Self.weeksForSeason
        let past = known.suffix(hasSeason ? Self.longestPast : Self.longestLevel)
        let observed = past.compactMap { counts[$0] }
        centre = Double(last + (past.first ?? last)) / 2
        let middle = centre
        let shared = season?.deviation(from: Array(past))
        self.season = shared
        let terms = past.map { hasSeason ? Self.terms(week: $0, centre: middle) : [1] }
        let penalty = shared == nil ? Self.seasonPenalty : Self.ownSeasonPenalty
        var fit = PenalisedPoissonFit(
            observed: observed, terms: terms,
            offsets: past.map { lift($0) + (shared?.logarithm(of: $0) ?? 0) },
            penalties: hasSeason ? [0, penalty, penalty, Self.trendPenalty] : [0])
        fit.iterate()
        fit.estimateDispersion()
        fit.weigh(outlying: Self.outlying)
        fit.iterate()
        fit.estimateDispersion()
        coefficients = fit.coefficients
        covariance = CholeskyFactor(fit.information)
        dispersion = fit.dispersion
    }

    /// What is expected of a week, counted from the same first week as those learned from.
    func expectation(of week: Int) -> Expectation {
        let terms = coefficients.count > 1 ? Self.terms(week: week, centre: centre) : [1]
        return Expectation(
            mean: PenalisedPoissonFit.mean(coefficients, terms, offset: season?.logarithm(of: week) ?? 0),
            dispersion: dispersion,
            uncertainty: min(
                1, dispersion * covariance.inverseForm(terms) + (season?.variance(of: week) ?? 0)))
    }

    static func terms(week: Int, centre: Double) -> [Double] {
        let angle = 2 * Double.pi * Double(week) / weeksInYear
        return [1, cos(angle), sin(angle), (Double(week) - centre) / weeksInYear]
    }
}

import Foundation

/// What is expected of one week.
struct Expectation: Hashable, Sendable {
    /// Always above 0.
    let mean: Double
    /// The variance of a week's count by its mean, at least 1.
    let dispersion: Double
    /// How uncertain the mean itself is: the variance of its logarithm.
    let uncertainty: Double

    /// The same of a week in which all series together are raised.
    func lifted(_ lift: CommonRise.Lift?) -> Expectation {
        guard let lift else { return self }
        return Expectation(
            mean: mean * exp(lift.logarithm), dispersion: dispersion,
            uncertainty: min(1, uncertainty + lift.variance))
    }

    /// How likely each count is, with the uncertainty of the mean in it.
    var prediction: CountDistribution {
        CountDistribution(mean: mean, variance: dispersion * mean + uncertainty * mean * mean)
    }
}
