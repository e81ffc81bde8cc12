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
    /// Whether restricted reports are among the answers.
    package var includesRestricted: Bool

    package init(
        municipalities: Set<MunicipalityCode> = [], categories: Set<Code<Category>> = [],
        statuses: Set<CaseStatus> = [], sources: Set<Source> = [], unit: Code<Unit>? = nil,
        observedFrom: Timestamp? = nil, observedUntil: Timestamp? = nil, includesRestricted: Bool = false
    ) {
        self.municipalities = municipalities
        self.categories = categories
        self.statuses = statuses
        self.sources = sources
        self.unit = unit
        self.observedFrom = observedFrom
        self.observedUntil = observedUntil
        self.includesRestricted = includesRestricted
    }

    package static let all = ReportFilter()
}
