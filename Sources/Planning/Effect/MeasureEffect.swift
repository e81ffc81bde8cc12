import Geometry
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
        study(reports, asksForBoth: false)?.effect
    }

    /// The effect with the reports that were counted, by the order of areas, spans and ids.
    ///
    /// - Parameter asksForBoth: whether a fall or a rise must be told by number and by share, also where the areas differ in size.
    func study(_ reports: [FoundReport], asksForBoth: Bool) -> (effect: MeasuredEffect, seen: [SeenReport])? {
        let asked = reports.lazy.filter { categories?.contains($0.category) ?? true }
        let (weekly, shared, seen) = weeklyCounts(CountedReport.oncePerSpotAndDay(asked))
        return EffectStudy(weekly, spans).map { ($0.effect(shared: shared, asksForBoth: asksForBoth), seen) }
    }

    /// By area; how many reports lie in more than one; and where each was counted.
    private func weeklyCounts(_ reports: [CountedReport]) -> ([WeeklyCounts], shared: Int, [SeenReport]) {
        var counts = areas.map { _ in
            WeeklyCounts(weeksBefore: spans.before.weeks, weeksAfter: spans.after.weeks)
        }
        var shared = 0
        var seen: [SeenReport] = []
        for report in reports {
            let (before, after) = (spans.before.week(of: report.day), spans.after.week(of: report.day))
            guard before != nil || after != nil,
                let area = areas.firstIndex(where: { $0.contains(report.place) })
            else { continue }
            if let before { counts[area].before[before] += 1 }
            if let after { counts[area].after[after] += 1 }
            seen.append(
                SeenReport(
                    id: report.id, area: area, isAfter: after != nil, week: before ?? after ?? 0))
            if areas[(area + 1)...].contains(where: { $0.contains(report.place) }) { shared += 1 }
        }
        return (counts, shared, seen.sorted())
    }
}
