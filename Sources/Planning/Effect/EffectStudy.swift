import Statistics

/// The counts of an effect with what can be reckoned from them.
struct EffectStudy {
    private let spans: EffectSpans
    private let weekly: [WeeklyCounts]
    /// Treated, control, and the areas next to them if there are any.
    private let counts: [MeasuredEffect.Counts]
    private let difference: DisplacementDifference
    private let ratio: RateRatio
    /// With the areas next door counted in.
    private let wholeRatio: RateRatio

    /// Nil for more than 10⁹ reports.
    ///
    /// - Parameter weekly: of treated and control, and of the areas next to them if there are any.
    init?(_ weekly: [WeeklyCounts], _ spans: EffectSpans) {
        guard weekly.count == 2 || weekly.count == 4 else { return nil }
        let compared = weekly.compactMap { BeforeAfter($0, spans) }
        let treated = weekly[0].together(with: weekly.count == 4 ? weekly[2] : nil)
        let control = weekly[1].together(with: weekly.count == 4 ? weekly[3] : nil)
        guard compared.count == weekly.count, let allTreated = BeforeAfter(treated, spans),
            let allControl = BeforeAfter(control, spans)
        else { return nil }
        self.spans = spans
        self.weekly = weekly
        counts = weekly.map {
            MeasuredEffect.Counts(before: $0.before.reduce(0, +), after: $0.after.reduce(0, +))
        }
        difference = DisplacementDifference(
            treated: compared[0], control: compared[1],
            displacement: compared.count == 4 ? .init(treated: compared[2], control: compared[3]) : nil,
            dispersion: Dispersion(ofDifference: treated, control))
        ratio = RateRatio(
            treated: compared[0], control: compared[1], dispersion: Dispersion(ofRatio: weekly[0], weekly[1]))
        wholeRatio = RateRatio(
            treated: allTreated, control: allControl, dispersion: Dispersion(ofRatio: treated, control))
    }

    /// - Parameters:
    ///   - shared: how many reports lie in more than one of the areas.
    ///   - asksForBoth: whether a fall or a rise must be told by number and by share, also where the areas differ in size.
    func effect(shared: Int, asksForBoth: Bool = false) -> MeasuredEffect {
        let conclusion = EffectConclusion(
            difference, wholeRatio,
            pairs: stride(from: 0, to: counts.count, by: 2).map { (counts[$0], counts[$0 + 1]) },
            shared: shared, spans, asksForBoth: asksForBoth)
        return MeasuredEffect(
            spans: spans, treated: counts[0], control: counts[1],
            displacement: counts.count == 4 ? .init(treated: counts[2], control: counts[3]) : nil,
            difference: .init(value: difference.estimate, interval: difference.interval(), p: difference.p),
            rateRatio: .init(value: ratio.ratio, interval: ratio.interval(), p: ratio.p),
            isRateRatioCorrected: ratio.isCorrected, weekly: weekly,
            chance: max(difference.cautiousP, wholeRatio.cautiousP),
            enough: EnoughReports(difference, wholeRatio, spans), verdict: conclusion.verdict,
            words: conclusion.words)
    }
}

extension BeforeAfter {
    fileprivate init?(_ weekly: WeeklyCounts, _ spans: EffectSpans) {
        self.init(
            before: weekly.before.reduce(0, +), after: weekly.after.reduce(0, +),
            beforeExposure: spans.beforeExposure)
    }
}
