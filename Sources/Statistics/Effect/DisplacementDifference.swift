/// How many reports a measure took away or brought, against a control area, with what it moved next door counted in:
/// the weighted displacement difference.
///
///     (treated after − before) − (control after − before)
///         + (next to treated, after − before) − (next to control, after − before)
///
/// Each count is divided by its exposure, and adds its count divided by the exposure squared to the variance.
///
/// Method: A. P. Wheeler, J. H. Ratcliffe, "A simple weighted displacement difference test to evaluate place based
/// crime interventions", Crime Science 7:11 (2018). It rests on two things. The areas would have changed by the same
/// *number* without the measure, so they should be alike in size. And reports come independently (Poisson), unless a
/// ``Dispersion`` tells how much more they vary: one person's many reports, or a crowd after one event, make the interval
/// too narrow without it. Count each voice once first; see ``Voices``.
package struct DisplacementDifference: Hashable, Sendable {
    package let treated: BeforeAfter
    package let control: BeforeAfter
    package let displacement: Displacement?
    /// How much more the weeks vary than if reports came independently; nil for no more.
    package let dispersion: Dispersion?

    /// The areas that what a measure drives away would move to.
    package struct Displacement: Hashable, Sendable {
        package let treated: BeforeAfter
        package let control: BeforeAfter

        package init(treated: BeforeAfter, control: BeforeAfter) {
            self.treated = treated
            self.control = control
        }
    }

    package init(
        treated: BeforeAfter, control: BeforeAfter, displacement: Displacement? = nil,
        dispersion: Dispersion? = nil
    ) {
        self.treated = treated
        self.control = control
        self.displacement = displacement
        self.dispersion = dispersion
    }

    /// The change in the treated areas and in the control areas, the displacement areas counted in.
    var treatedChange: Double { treated.change + (displacement?.treated.change ?? 0) }
    package var controlChange: Double { control.change + (displacement?.control.change ?? 0) }

    /// How many reports more than without the measure; negative for fewer.
    package var estimate: Double { treatedChange - controlChange }

    /// Were reports independent; 0 only when there are no reports at all.
    package var standardError: Double {
        (varianceWithoutTreatedAfter + treated.varianceAfter).squareRoot()
    }

    /// The estimate in standard errors; 0 when there are no reports at all.
    package var z: Double { standardError > 0 ? estimate / standardError : 0 }

    /// The chance of a difference at least as large, either way, had the measure done nothing.
    package var p: Double { dispersion?.bothTails(z) ?? Normal.bothTails(z) }

    /// The numbers of reports that the data do not speak against.
    package func interval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        let reach = dispersion.reach(at: level) * standardError
        return (estimate - reach)...(estimate + reach)
    }
}

extension DisplacementDifference {
    /// The reports that would have come from the treated area, had it changed by as many as the control area; at
    /// least 0.
    package var expected: Double { max(0, treated.rateBefore + control.change) }

    /// Whether the control area lost more reports than the treated area had: then they cannot have changed alike, and what
    /// the difference says of a rise is not to be believed.
    var isBeyondControl: Bool { treated.rateBefore + control.change < 0 }

    /// The standard error with the ``expected`` count in place of the one that came after in the treated area.
    ///
    /// A count that happens to be small makes ``standardError`` small too. Where it is the only small count, before a
    /// long period or beside a large control area, the interval then lies below 0 far too often: with a
    /// year before, a month after and ten times the area, in 24 of 100 cases without effect where 1 report was to be
    /// expected, in 7 where 5 were. This one does not shrink with the count.
    package var nullStandardError: Double {
        (varianceWithoutTreatedAfter + expected / treated.afterExposure).squareRoot()
    }

    /// The same for a rise, which hangs on the count before: the standard error with the count that the treated area would
    /// have had before, by what came after and by the control area, in place of the one it had, where that is smaller.
    var nullStandardErrorOfRise: Double {
        let before = max(treated.rateBefore, treated.rateAfter - control.change)
        let others = varianceWithoutTreatedAfter - treated.varianceBefore + treated.varianceAfter
        return (others + before / treated.beforeExposure).squareRoot()
    }

    /// The smallest fall in reports, out of those ``expected``, that with this chance would be seen: would be more than
    /// the reach that a verdict asks for, of ``nullStandardError``. Nil when it might not be if every one of them had stopped.
    ///
    /// - Parameter power: the chance, at least 0.5 and at most 0.99.
    package func smallestVisibleFall(
        at level: ConfidenceLevel = .ninetyFive, power: Double = 0.8
    ) -> Double? {
        // After a fall m the estimate varies by null² − m/exposure, so m = reach + spread · √(null² − m/exposure).
        let null = nullStandardError
        let reach = dispersion.cautiousReach(at: level) * null
        let spread = Normal.quantile(min(0.99, max(0.5, power))) * (dispersion?.variance ?? 1).squareRoot()
        let half = spread * spread / treated.afterExposure / 2
        let square = half * half - 2 * half * reach + spread * spread * null * null
        guard square >= 0 else { return nil }
        let fall = reach - half + square.squareRoot()
        return fall > 0 && fall <= expected ? fall : nil
    }

    private var varianceWithoutTreatedAfter: Double {
        let others = [control, displacement?.treated, displacement?.control].compactMap { $0 }
        return others.reduce(treated.varianceBefore) { $0 + $1.varianceBefore + $1.varianceAfter }
    }
}
