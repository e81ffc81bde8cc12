package import Geometry
package import Reports

/// A report on its way out, from a spatial question or read in full. Who reported is not in it.
package struct ExportedReport: Hashable, Sendable {
    package let id: Report.ID
    package let municipality: MunicipalityCode
    package let category: Code<Category>
    package let status: CaseStatus
    package let source: Source
    /// Nil for a report that waits to be placed.
    package let place: Place?
    package let observed: Timestamp
    /// From the place that was asked about.
    package let distance: Distance?
    /// What only the whole report tells.
    package let rest: Rest?
    /// What is told beside it to who reads it alone or in its case.
    package let hints: ReportHints?
    /// Whether its words go with it; those of a list of placed reports do not.
    package let hasWords: Bool

    package struct Rest: Hashable, Sendable {
        package let reference: Reference
        package let `case`: Case.ID
        package let received: Timestamp
        package let recurs: [Recurrence]
        package let accuracy: Distance?
        package let isRestricted: Bool
        package let words: String?
        package let text: ReportText
        package let answers: [Answer]
        /// The sender's own name for it.
        package let clientReference: String?
    }

    package init(_ found: FoundReport, distance: Distance? = nil) {
        id = found.id
        municipality = found.municipality
        category = found.category
        status = found.status
        source = found.source
        place = found.place
        observed = found.observed
        self.distance = distance
        rest = nil
        hints = nil
        hasWords = true
    }

    package init(
        _ filed: FiledReport, distance: Distance? = nil, hints: ReportHints? = nil, hasWords: Bool = true
    ) {
        self.hints = hints
        self.hasWords = hasWords
        let report = filed.report
        id = report.id
        municipality = report.municipality
        category = report.category
        status = filed.status
        source = report.source
        place = report.whereabouts.place
        observed = report.observed
        self.distance = distance
        rest = Rest(
            reference: report.reference, case: filed.case, received: report.received, recurs: report.recurs,
            accuracy: report.whereabouts.accuracy, isRestricted: report.isRestricted,
            words: report.whereabouts.words, text: report.text, answers: report.answers,
            clientReference: report.clientReference)
    }
}
