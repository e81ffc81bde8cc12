package import Geometry

/// Keeps cases: what joined them, what staff decided, and what happened when.
package protocol CaseStore: Sendable {
    /// Cases in the order of their ids, which is the order in which they were opened; `after` is exclusive.
    func cases(matching filter: CaseFilter, limit: Int, after: Case.ID?) async throws -> [Case]

    func `case`(_ id: Case.ID, in municipalities: Set<MunicipalityCode>) async throws -> Case?

    /// The reports of a case, ordered by id.
    func reports(of id: Case.ID) async throws -> [FiledReport]

    /// What happened to a case, oldest first.
    func history(of id: Case.ID) async throws -> [CaseEvent]

    /// Carries out one edit; `version` must be the case's current one.
    ///
    /// - Throws: ``CaseEditFault``.
    func edit(
        _ id: Case.ID, _ edits: [CaseEdit], version: Int, in municipalities: Set<MunicipalityCode>,
        by editor: String, at moment: Timestamp
    )
        async throws -> Case
}

/// Which cases a question is about. An empty set means any.
package struct CaseFilter: Hashable, Sendable {
    package var municipalities: Set<MunicipalityCode>
    package var groups: Set<Code<CategoryGroup>>
    package var statuses: Set<CaseStatus>
    package var unit: Code<Unit>?
    /// Cases whose middle lies in this box.
    package var bounds: Bounds?

    package init(
        municipalities: Set<MunicipalityCode> = [], groups: Set<Code<CategoryGroup>> = [],
        statuses: Set<CaseStatus> = [], unit: Code<Unit>? = nil, bounds: Bounds? = nil
    ) {
        self.municipalities = municipalities
        self.groups = groups
        self.statuses = statuses
        self.unit = unit
        self.bounds = bounds
    }
}
