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
        let (weekly, shared) = weeklyCounts(CountedReport.oncePerSpotAndDay(asked))
        return EffectStudy(weekly, spans)?.effect(shared: shared)
    }

    /// By area; and how many reports lie in more than one.
    private func weeklyCounts(_ reports: [CountedReport]) -> ([WeeklyCounts], shared: Int) {
        var counts = areas.map { _ in
            WeeklyCounts(weeksBefore: spans.before.weeks, weeksAfter: spans.after.weeks)
        }
        var shared = 0
        for report in reports {
            let (before, after) = (spans.before.week(of: report.day), spans.after.week(of: report.day))
            guard before != nil || after != nil,
                let area = areas.firstIndex(where: { $0.contains(report.place) })
            else { continue }
            if let before { counts[area].before[before] += 1 }
            if let after { counts[area].after[after] += 1 }
            if areas[(area + 1)...].contains(where: { $0.contains(report.place) }) { shared += 1 }
        }
        return (counts, shared)
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
