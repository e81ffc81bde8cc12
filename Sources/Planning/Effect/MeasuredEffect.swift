package import Reports
package import Statistics

/// What a ``MeasureEffect`` found. All but the counts is in reports of the span after the measure.
package struct MeasuredEffect: Hashable, Sendable {
    package let spans: EffectSpans
    package let treated: Counts
    package let control: Counts
    package let displacement: Displacement?
    /// How many reports more than without the measure; negative for fewer.
    package let difference: Estimate
    /// By what factor reports changed, against by what factor they changed in the control area.
    package let rateRatio: Estimate
    /// Whether a half was added to every count for ``rateRatio``, since one was 0.
    package let isRateRatioCorrected: Bool
    /// Reports by week: of the treated area and the control area, and of the areas next to them if there are any.
    package let weekly: [WeeklyCounts]
    /// The chance of as much, had the measure done nothing, by the more cautious of the two methods and by all that a verdict asks for:
    /// what many measures are judged together by; see ``MeasuresTable``.
    package let chance: Double
    /// What would be enough to see a halving; nil when no reports are to be expected in the treated area.
    package let enough: EnoughReports?
    package let verdict: EffectVerdict
    /// The verdict with its figures.
    package let words: Bilingual

    package struct Counts: Hashable, Sendable {
        package let before: Int
        package let after: Int
    }

    /// The reports of the areas next to the treated one and next to the control.
    package struct Displacement: Hashable, Sendable {
        package let treated: Counts
        package let control: Counts
    }

    package struct Estimate: Hashable, Sendable {
        package let value: Double
        /// What the reports do not speak against, at 95 %.
        package let interval: ClosedRange<Double>
        /// The chance of a value at least as far from no effect, either way, had the measure done nothing.
        package let p: Double

        package init(value: Double, interval: ClosedRange<Double>, p: Double) {
            (self.value, self.interval, self.p) = (value, interval, p)
        }
    }
}
