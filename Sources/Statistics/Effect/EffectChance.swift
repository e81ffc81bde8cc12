import Foundation

extension DisplacementDifference {
    /// The chance of a difference at least as large, either way, by all that a ``verdict(at:)`` asks for: with small counts not
    /// shrinking what chance does, and weeks taken to be alike though it cannot be seen. 1 where too few weeks are known.
    package var cautiousP: Double {
        guard let dispersion, standardError > 0, !(estimate > 0 && isBeyondControl) else { return 1 }
        let null = estimate < 0 ? nullStandardError : nullStandardErrorOfRise
        return dispersion.cautiousTails(abs(estimate) / max(standardError, null))
    }

    /// How many times the reports of all spans and areas, coming as they do, it takes to see a halving in this many of 100 measures; nil
    /// when none are to be expected in the treated area. At most 1 when there are enough.
    ///
    /// Method: (reach · σ₀ + spread · σ₁)² / effect², with the standard error as if nothing had changed and as if reports had halved: J. M.
    /// Lachin, "Introduction to sample size determination and power analysis for clinical trials", Controlled Clinical Trials 2 (1981).
    /// The interval grows with the root of the time, the halving with the time itself.
    /// That a longer time also tells better how uneven weeks are is left out, so it is rather too many.
    package func timesForHalving(at level: ConfidenceLevel = .ninetyFive, power: Double = 0.8) -> Double? {
        guard expected > 0 else { return nil }
        let half = expected / 2
        let variance = nullStandardError * nullStandardError
        let spread = Normal.quantile(min(0.99, max(0.5, power))) * (dispersion?.variance ?? 1).squareRoot()
        let root =
            (dispersion.cautiousReach(at: level) * variance.squareRoot()
                + spread * max(0, variance - half / treated.afterExposure).squareRoot()) / half
        return root * root
    }
}

extension RateRatio {
    /// The chance of a ratio at least as far from 1, either way, by the cautious reach that a verdict asks for.
    package var cautiousP: Double {
        guard let dispersion else { return 1 }
        return dispersion.cautiousTails(abs(log(ratio)) / logStandardError)
    }

    /// How many times the reports it takes to see a halving in this many of 100 measures; see
    /// ``DisplacementDifference/timesForHalving(at:power:)``. Nil never but for an interval without end.
    package func timesForHalving(at level: ConfidenceLevel = .ninetyFive, power: Double = 0.8) -> Double? {
        let spread = Normal.quantile(min(0.99, max(0.5, power))) * (dispersion?.variance ?? 1).squareRoot()
        let root = (dispersion.cautiousReach(at: level) + spread) * logStandardError / log(2)
        return root.isFinite ? root * root : nil
    }
}

extension Dispersion {
    /// The chance of a figure so many Poisson standard errors from none, either way, by ``cautiousReach(at:)``.
    func cautiousTails(_ z: Double) -> Double {
        max(bothTails(z), slow > 0 ? StudentT.bothTails(z / slow.squareRoot(), freedom: slowFreedom) : 0)
    }
}
