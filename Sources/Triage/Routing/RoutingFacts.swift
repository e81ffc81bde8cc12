package import Reports

/// One report of a case, as routing rules see it.
package struct RoutingFacts: Hashable, Sendable {
    package let category: Code<Category>
    package let source: Source
    /// When the trouble was seen; rules read it by the Swedish clock.
    package let observed: Timestamp
    /// The masked text.
    package let text: String
    /// The areas that hold the place on the day it was seen, of the layers that rules know; empty when unplaced.
    package let areas: [MappedArea]

    package init(
        category: Code<Category>, source: Source, observed: Timestamp, text: String, areas: [MappedArea]
    ) {
        self.category = category
        self.source = source
        self.observed = observed
        self.text = text
        self.areas = areas
    }
}

/// How much a case holds.
package struct CaseCounts: Hashable, Sendable {
    package let reports: Int
    /// Distinct reporters.
    package let reporters: Int

    package init(reports: Int, reporters: Int) {
        self.reports = reports
        self.reporters = reporters
    }

    /// Whether there are at least as many of both as in `threshold`.
    func reaches(_ threshold: CaseCounts) -> Bool {
        reports >= threshold.reports && reporters >= threshold.reporters
    }
}
