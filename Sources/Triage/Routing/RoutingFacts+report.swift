package import Reports

extension RoutingFacts {
    /// What rules see of `report`: with it the areas that held its place on the day it was seen.
    package init(_ report: Report, areas: AreaMap) {
        let day = SwedishTime(report.observed).date
        let holding = report.whereabouts.place.map { place in
            [AreaLayer.district, .owner, .road, .policeArea].flatMap {
                areas.areas(of: $0, holding: place, on: day)
            }
        }
        self.init(
            category: report.category, source: report.source, observed: report.observed,
            text: report.text.description, areas: holding ?? [])
    }
}
