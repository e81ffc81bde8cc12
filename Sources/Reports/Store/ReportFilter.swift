/// Which reports a question is about. An empty set means any.
package struct ReportFilter: Hashable, Sendable {
    package var municipalities: Set<MunicipalityCode>
    package var categories: Set<Code<Category>>
    package var statuses: Set<CaseStatus>
    package var sources: Set<Source>
    package var unit: Code<Unit>?
    /// Seen at or after this moment.
    package var observedFrom: Timestamp?
    /// Seen before this moment.
    package var observedUntil: Timestamp?
    /// Received at or after this moment.
    package var receivedFrom: Timestamp?
    /// Received before this moment.
    package var receivedUntil: Timestamp?
    /// Whether restricted reports are among the answers.
    package var includesRestricted: Bool
    /// What the asker may see of all that; nil for everything.
    package var sight: Sight?

    package init(
        municipalities: Set<MunicipalityCode> = [], categories: Set<Code<Category>> = [],
        statuses: Set<CaseStatus> = [], sources: Set<Source> = [], unit: Code<Unit>? = nil,
        observedFrom: Timestamp? = nil, observedUntil: Timestamp? = nil, receivedFrom: Timestamp? = nil,
        receivedUntil: Timestamp? = nil, includesRestricted: Bool = false, sight: Sight? = nil
    ) {
        self.municipalities = municipalities
        self.categories = categories
        self.statuses = statuses
        self.sources = sources
        self.unit = unit
        self.observedFrom = observedFrom
        self.observedUntil = observedUntil
        self.receivedFrom = receivedFrom
        self.receivedUntil = receivedUntil
        self.includesRestricted = includesRestricted
        self.sight = sight
    }

    package static let all = ReportFilter()

    /// Whether a report passes everything but the unit and the sight, since only a store knows its case.
    package func admits(_ filed: FiledReport) -> Bool {
        let report = filed.report
        return (includesRestricted || !report.isRestricted)
            && (municipalities.isEmpty || municipalities.contains(report.municipality))
            && (categories.isEmpty || categories.contains(report.category))
            && (statuses.isEmpty || statuses.contains(filed.status))
            && (sources.isEmpty || sources.contains(report.source))
            && (observedFrom.map { $0 <= report.observed } ?? true)
            && (observedUntil.map { report.observed < $0 } ?? true)
            && (receivedFrom.map { $0 <= report.received } ?? true)
            && (receivedUntil.map { report.received < $0 } ?? true)
    }
}
