/// What staff ask for a case.
package enum CaseEdit: Hashable, Sendable {
    case setStatus(CaseStatus)
    /// These reports belong to this case, whatever their distance.
    case pin([Report.ID])
    /// These reports do not belong with any other; each gets a case of its own.
    case separate([Report.ID])
    /// Staff's word on these reports is withdrawn; distance decides again.
    case unpin([Report.ID])
    /// The other case's reports belong to this one.
    case merge(Case.ID)
    case note(String)
}

/// Why an edit was refused.
package enum CaseEditFault: Error, Hashable, Sendable {
    case noSuchCase
    /// The case has changed since the caller read it; the current version is given.
    case stale(current: Int)
    case noSuchReport(Report.ID)
    /// The report lies in a closed case, or in another municipality or category group.
    case cannotJoin(Report.ID)
    case noSuchOtherCase(Case.ID)
    /// A closed case can only be noted on; a merged one not at all.
    case notOpen
    /// `merged` is set by a merge alone.
    case statusNotSettable
}
