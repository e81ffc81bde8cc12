package import Reports
package import Triage

/// By what an installation keeps its cases.
package struct CasePolicy: Sendable {
    /// The municipalities served, each with its profile and routing rules.
    package let jurisdictions: [ProfileDocument]
    /// The areas that are routed by.
    package let areas: AreaMap
    /// Whether units get notices of their new cases. Off when history is filled in.
    package let queuesNotices: Bool
    /// Makes the id of a new case.
    package let makeCaseID: @Sendable (Timestamp) -> Case.ID

    package init(
        jurisdictions: [ProfileDocument], areas: AreaMap, queuesNotices: Bool,
        makeCaseID: @escaping @Sendable (Timestamp) -> Case.ID
    ) {
        self.jurisdictions = jurisdictions
        self.areas = areas
        self.queuesNotices = queuesNotices
        self.makeCaseID = makeCaseID
    }

    /// The same, but nobody is told.
    package var withoutNotices: CasePolicy {
        CasePolicy(jurisdictions: jurisdictions, areas: areas, queuesNotices: false, makeCaseID: makeCaseID)
    }

    /// Nil for a municipality that is not served.
    func jurisdiction(of municipality: MunicipalityCode) -> ProfileDocument? {
        jurisdictions.first { $0.profile.municipality == municipality }
    }
}

/// What a store holds is not what it promised to hold.
package enum CaseKeepingFault: Error, Hashable, Sendable {
    case missingCase(Case.ID)
    case reportInNoCase(Report.ID)
}
