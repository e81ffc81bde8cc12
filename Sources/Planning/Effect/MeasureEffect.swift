package import Geometry
package import Reports
import Statistics

/// Asks whether a measure did what it should: whether reports in the treated area changed otherwise than in an area
/// where nothing was done.
///
/// One voice counts once for each spot and day, whatever its categories; see ``Voices``. For the method, and for what
/// it rests on, see ``DisplacementDifference`` and ``RateRatio``.
package struct MeasureEffect: Sendable {
    private let spans: EffectSpans
    private let categories: Set<Code<Category>>?
    /// Treated and control, and the areas next to them if there are any. A report counts to the first that holds it.
    private let areas: [EffectArea]

    /// The areas that what a measure drives away would move to. What they share with the treated area or with the
    /// control area counts to these.
    package struct Displacement: Sendable {
        package let treated: EffectArea
        package let control: EffectArea

        /// The areas next to the treated one, and next to the control.
        package init(treated: EffectArea, control: EffectArea) {
            self.treated = treated
            self.control = control
        }
    }

    /// - Parameters:
    ///   - control: like the treated area, and about as large. What it shares with the treated area counts to that.
    ///   - categories: those whose reports count; nil for all.
    package init(
        treated: EffectArea, control: EffectArea, displacement: Displacement? = nil, spans: EffectSpans,
        categories: Set<Code<Category>>? = nil
    ) {
        areas = [treated, control] + (displacement.map { [$0.treated, $0.control] } ?? [])
        self.spans = spans
        self.categories = categories
    }

    /// The effect among `reports`, in any order. Nil only for more than 10⁹ reports.
    ///
    /// - Complexity: O(*n* log *n*).
    package func effect(in reports: [FoundReport]) -> MeasuredEffect? {
        let asked = reports.lazy.filter { categories?.contains($0.category) ?? true }
        let (counts, shared) = counts(CountedReport.oncePerSpotAndDay(asked))
        let compared = counts.compactMap {
            BeforeAfter(before: $0.before, after: $0.after, beforeExposure: spans.beforeExposure)
        }
        guard compared.count == areas.count else { return nil }
        return MeasuredEffect(
            counts, shared: shared, spans, treated: compared[0], control: compared[1],
            displacement: compared.count == 4
                ? .init(treated: compared[2], control: compared[3]) : nil)
    }

    /// By area; and how many reports lie in more than one.
    private func counts(_ reports: [CountedReport]) -> ([MeasuredEffect.Counts], shared: Int) {
        var before = areas.map { _ in 0 }
        var after = before
        var shared = 0
        for report in reports {
            let isBefore = spans.before.contains(report.day)
            guard isBefore || spans.after.contains(report.day),
                let area = areas.firstIndex(where: { $0.contains(report.place) })
            else { continue }
            if isBefore { before[area] += 1 } else { after[area] += 1 }
            if areas[(area + 1)...].contains(where: { $0.contains(report.place) }) { shared += 1 }
        }
        return (zip(before, after).map(MeasuredEffect.Counts.init), shared)
    }
}

extension MeasuredEffect {
    fileprivate init?(
        _ counts: [Counts], shared: Int, _ spans: EffectSpans, treated: BeforeAfter, control: BeforeAfter,
        displacement: DisplacementDifference.Displacement?
    ) {
        guard let allTreated = treated.together(with: displacement?.treated),
            let allControl = control.together(with: displacement?.control)
        else { return nil }
        let difference = DisplacementDifference(
            treated: treated, control: control, displacement: displacement)
        let ratio = RateRatio(treated: treated, control: control)
        let judgement = EffectJudgement(
            difference, RateRatio(treated: allTreated, control: allControl),
            pairs: stride(from: 0, to: counts.count, by: 2).map { (counts[$0], counts[$0 + 1]) },
            shared: shared)
        self.init(
            spans: spans, treated: counts[0], control: counts[1],
            displacement: counts.count == 4 ? Displacement(treated: counts[2], control: counts[3]) : nil,
            difference: Estimate(
                value: difference.estimate, interval: difference.interval(), p: difference.p),
            rateRatio: Estimate(value: ratio.ratio, interval: ratio.interval(), p: ratio.p),
            isRateRatioCorrected: ratio.isCorrected, verdict: judgement.verdict, words: judgement.words)
    }
}

extension BeforeAfter {
    /// The reports of this area and of another in the same periods; nil for more than there can be.
    fileprivate func together(with other: BeforeAfter?) -> BeforeAfter? {
        guard let other else { return self }
        return BeforeAfter(
            before: before + other.before, after: after + other.after, beforeExposure: beforeExposure,
            afterExposure: afterExposure)
    }
}

/// An area whose reports are counted before a measure and after it; its boundary belongs to it.
package enum EffectArea: Sendable {
    case circle(centre: Place, radius: Radius)
    case polygons(PreparedArea)

    package init(_ area: Area) { self = .polygons(PreparedArea(area)) }

    func contains(_ place: Place) -> Bool {
        switch self {
        case .circle(let centre, let radius): place.isWithin(radius, of: centre)
        case .polygons(let area): area.contains(place)
        }
    }
}
