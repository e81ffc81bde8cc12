package import Reports

/// What is asked when the effect of a measure is asked for: where and when it was carried out, and what to compare with.
package struct EffectQuestion: Sendable {
    private let spans: EffectSpans
    private let measure: MeasureEffect

    /// How many weeks are counted before and after where nothing is said.
    package static let usualWeeks = 26

    /// - Parameters:
    ///   - spans: the weeks to compare.
    ///   - control: like the treated area, and about as large.
    ///   - categories: those whose reports count; nil for all.
    package init(
        spans: EffectSpans, treated: EffectArea, control: EffectArea,
        displacement: MeasureEffect.Displacement? = nil, categories: Set<Code<Category>>? = nil
    ) {
        self.spans = spans
        measure = MeasureEffect(
            treated: treated, control: control, displacement: displacement, spans: spans,
            categories: categories)
    }

    /// The reports that the answer is about: all up to the end of the weeks after, for the first of all tells since when
    /// reports could come.
    ///
    /// - Parameters:
    ///   - municipalities: all when empty.
    ///   - sight: what the asker may see of them; nil for everything.
    package func filter(
        municipalities: Set<MunicipalityCode> = [], includesRestricted: Bool, sight: Sight? = nil
    ) -> ReportFilter {
        ReportFilter(
            municipalities: municipalities, observedFrom: .epoch,
            observedUntil: SwedishTime.moment(of: spans.after.until, minuteOfDay: 0),
            includesRestricted: includesRestricted, sight: sight)
    }

    /// The effect that `reports`, those of the filter, show; see ``MeasureEffect``.
    package func effect(among reports: [FoundReport]) throws(EffectQuestionFault) -> MeasuredEffect {
        try check(reports)
        guard let effect = measure.effect(in: reports) else { throw .tooManyReports }
        return effect
    }

    /// The same with the reports that were counted, where a fall or a rise must be told by number and by share.
    func study(among reports: [FoundReport]) throws(EffectQuestionFault) -> (
        effect: MeasuredEffect, seen: [SeenReport]
    ) {
        try check(reports)
        guard let study = measure.study(reports, asksForBoth: true) else { throw .tooManyReports }
        return study
    }

    private func check(_ reports: [FoundReport]) throws(EffectQuestionFault) {
        guard let first = reports.lazy.map(\.observed).min().map({ SwedishTime($0).date }) else {
            throw .noReports
        }
        guard first <= spans.before.from else {
            let days = spans.before.until.daysSinceEpoch - first.daysSinceEpoch
            throw .firstReportLater(first, before: spans.before, wholeWeeks: max(0, days / 7))
        }
    }
}

/// Why an effect cannot be told from the reports there are.
package enum EffectQuestionFault: Error, Hashable, Sendable {
    /// None up to the end of the weeks after the measure.
    case noReports
    /// Weeks before the first report of all would count as weeks in which nobody felt unsafe. So many whole weeks before the
    /// measure have reports behind them; perhaps none.
    case firstReportLater(CivilDate, before: EffectSpans.Span, wholeWeeks: Int)
    /// More than 10⁹.
    case tooManyReports
}
