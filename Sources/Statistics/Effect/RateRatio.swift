import Foundation

/// By what factor reports in a treated area changed, against by what factor they changed in a control area: the
/// incidence rate ratio (T₁/T₀)/(C₁/C₀), each count by its exposure. Below 1 for a fall; 0.65 is 35 % fewer than
/// expected.
///
/// The logarithm of the ratio is taken as normal, with the sum of 1/count as its variance (the delta method for Poisson
/// counts), and as much more as a ``Dispersion`` tells. When any of the four counts is 0, a half is added to all four (J. B. S. Haldane 1956, F. J. Anscombe 1956).
package struct RateRatio: Hashable, Sendable {
    package let ratio: Double
    /// The standard error of the logarithm of the ratio.
    package let logStandardError: Double
    /// Whether a half was added to every count, since one was 0.
    package let isCorrected: Bool
    /// How much more the weeks vary than if reports came independently; nil for no more.
    package let dispersion: Dispersion?

    package init(treated: BeforeAfter, control: BeforeAfter, dispersion: Dispersion? = nil) {
        self.dispersion = dispersion
        let counts = [treated.after, treated.before, control.after, control.before]
        let addition = counts.contains(0) ? 0.5 : 0
        let corrected = counts.map { Double($0) + addition }
        let exposures = [
            treated.afterExposure, treated.beforeExposure, control.afterExposure, control.beforeExposure,
        ]
        isCorrected = addition > 0
        let rates = zip(corrected, exposures).map { $0 / $1 }
        ratio = rates[0] / rates[1] / (rates[2] / rates[3])
        logStandardError = corrected.reduce(0) { $0 + 1 / $1 }.squareRoot()
    }

    /// The chance of a ratio at least as far from 1, either way, had the measure done nothing.
    package var p: Double {
        let z = log(ratio) / logStandardError
        return dispersion?.bothTails(z) ?? Normal.bothTails(z)
    }

    /// The ratios that the data do not speak against.
    package func interval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        interval(reach: dispersion.reach(at: level))
    }

    /// The same by the cautious reach of the ``Dispersion``: what a verdict asks for.
    package func cautiousInterval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        interval(reach: dispersion.cautiousReach(at: level))
    }

    private func interval(reach: Double) -> ClosedRange<Double> {
        let factor = exp(reach * logStandardError)
        return (ratio / factor)...(ratio * factor)
    }
}
