import Geometry
package import Planning
package import Reports

extension KeptJudgement {
    /// A judgement, to be kept.
    package init(
        _ judgement: EffectJudgement, id: JudgementID, of measure: Measure, controlName: String?,
        why: Bilingual, by agent: Agent, at moment: Timestamp
    ) {
        let (parameters, effect) = (judgement.parameters, judgement.effect)
        self.init(
            id: id, measure: measure.id, municipality: measure.municipality, judged: moment, by: agent,
            controlName: controlName, why: why,
            parameters: Parameters(
                method: EffectJudgement.method, treated: EffectPlaceText.text(parameters.treated),
                control: EffectPlaceText.text(parameters.control), ring: parameters.ring?.centimetres,
                before: Weeks(from: parameters.spans.before.from, count: parameters.spans.before.weeks),
                after: Weeks(from: parameters.spans.after.from, count: parameters.spans.after.weeks),
                categories: parameters.categories.map(Array.init)),
            figures: Figures(
                difference: Figure(effect.difference), rateRatio: Figure(effect.rateRatio),
                isRateRatioCorrected: effect.isRateRatioCorrected, chance: effect.chance,
                enough: effect.enough.map { Enough(reports: $0.reports, months: $0.months) },
                verdict: effect.verdictWord, words: effect.words),
            reports: judgement.seen.map {
                Counted(report: $0.id, area: $0.area, isAfter: $0.isAfter, week: $0.week)
            }, digest: judgement.digest)
    }

    /// What it was judged by; nil for what no version of Lykta has kept.
    package var judgedBy: EffectJudgement.Parameters? {
        let (before, after) = (parameters.before, parameters.after)
        guard let treated = EffectPlaceText.place(parameters.treated),
            let control = EffectPlaceText.place(parameters.control),
            let spans = EffectSpans(
                before: .init(from: before.from, weeks: before.count),
                after: .init(from: after.from, weeks: after.count))
        else { return nil }
        let ring = parameters.ring.flatMap { Radius(centimetres: $0) }
        guard (ring == nil) == (parameters.ring == nil) else { return nil }
        return EffectJudgement.Parameters(
            treated: treated, control: control, ring: ring, spans: spans,
            categories: parameters.categories.map(Set.init))
    }

    /// Whether it is of the days and the place that a measure has now: both may have been changed after it was judged.
    package func isCurrent(of measure: Measure) -> Bool {
        guard let judgedBy, let done = measure.days.done else { return false }
        let reach: Radius? =
            switch judgedBy.treated {
            case .circle(_, let radius): radius
            case .corridor(_, let reach): reach
            case .area: nil
            }
        return judgedBy.spans.before.until == measure.days.begun ?? done
            && judgedBy.spans.after.from == done.adding(days: 1)
            && measure.place?.treated(reach: reach).map(EffectPlaceText.text) == parameters.treated
    }

    /// The judgement as it was; nil for what no version of Lykta has kept.
    package var judgement: EffectJudgement? {
        guard let judgedBy, let difference = figures.difference.estimate,
            let rateRatio = figures.rateRatio.estimate,
            let effect = MeasuredEffect(
                judgedBy.spans, seen: seen, hasRing: judgedBy.ring != nil, difference: difference,
                rateRatio: rateRatio, isRateRatioCorrected: figures.isRateRatioCorrected,
                chance: figures.chance,
                enough: figures.enough.map { EnoughReports(reports: $0.reports, months: $0.months) },
                verdict: figures.verdict, words: figures.words)
        else { return nil }
        return EffectJudgement(judgedBy, effect, seen: seen, digest: digest)
    }

    /// What ``digest`` is of.
    package var digestedBytes: [UInt8] { EffectJudgement.bytes(of: seen, method: parameters.method) }

    private var seen: [SeenReport] {
        reports.map { SeenReport(id: $0.report, area: $0.area, isAfter: $0.isAfter, week: $0.week) }
    }
}

extension KeptJudgement.Figure {
    fileprivate init(_ estimate: MeasuredEffect.Estimate) {
        self.init(
            value: estimate.value, low: estimate.interval.lowerBound, high: estimate.interval.upperBound,
            p: estimate.p)
    }

    fileprivate var estimate: MeasuredEffect.Estimate? {
        low <= high ? MeasuredEffect.Estimate(value: value, interval: low...high, p: p) : nil
    }
}

extension EffectJudgement.Parameters {
    /// The reports that a judgement rests on: those of the municipality that had been received before a moment, restricted ones not among
    /// them, so that whoever judges again gets the same.
    package func filter(of municipality: MunicipalityCode, asOf moment: Timestamp, sight: Sight? = nil)
        -> ReportFilter
    {
        var filter = EffectQuestion(spans: spans, treated: treated.area, control: control.area)
            .filter(municipalities: [municipality], includesRestricted: false, sight: sight)
        filter.receivedUntil = moment
        return filter
    }
}
