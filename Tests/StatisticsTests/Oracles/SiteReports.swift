import Geometry

@testable import Statistics

/// The reports that a Poisson scan looks at: at which site each was, and in which period, counted from 0; and how many are
/// expected at each site. A site and a report are known by their indices.
struct SiteReports: Sendable {
    let sites: [Place]
    /// By site, or by site and then period.
    let expected: [Double]
    let siteOfReport: [Int32]
    let periods: [Int32]
    let periodCount: Int

    /// - Parameter expected: what the expected counts are in proportion to, such as population: one number for each site, the
    ///   same in every period, or one for each site and period, site by site.
    ///
    /// Nil when a report lies outside the sites and periods; when there is no period, or sites and periods give more than a
    /// hundred million pairs; when `expected` is of any other length, or has a number that is negative, not finite, or above 0 but less
    /// than 10⁻¹⁵ of all; when all of it sums to nothing or to more than 10³⁰⁰; and for more reports than
    /// ``SpotCounts/most``.
    init?(
        _ reports: some Sequence<(site: Int, period: Int)>, sites: [Place], expected: [Double],
        periodCount: Int
    ) {
        guard (1...1_000_000).contains(periodCount), sites.count <= 100_000_000 / periodCount,
            expected.count == sites.count || expected.count == sites.count * periodCount,
            expected.allSatisfy({ $0 >= 0 && $0.isFinite }), (1e-300...1e300).contains(expected.reduce(0, +))
        else { return nil }
        let reports = Array(reports)
        let least = expected.reduce(0, +) * 1e-15
        guard reports.count <= SpotCounts.most, expected.allSatisfy({ $0 == 0 || $0 >= least }),
            reports.allSatisfy({ sites.indices.contains($0.site) && (0..<periodCount).contains($0.period) })
        else { return nil }
        self.sites = sites
        self.expected = expected
        self.periodCount = periodCount
        siteOfReport = reports.map { Int32($0.site) }
        periods = reports.map { Int32($0.period) }
    }

    /// By site and then period.
    var expectedByPeriod: [Double] {
        guard expected.count == sites.count else { return expected }
        return expected.flatMap { repeatElement($0, count: periodCount) }
    }
}
