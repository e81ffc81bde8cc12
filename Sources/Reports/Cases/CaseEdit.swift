/// What staff ask for a case.
package enum CaseEdit: Hashable, Sendable {
    /// In the coarse words: a case that ends so says nothing of how it went.
    case setStatus(CaseStatus)
    case setState(CaseState)
    /// Nil for nobody.
    case assign(Assignee?, reason: String?)
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

/// What edits made of a case.
package struct EditedCase: Hashable, Sendable {
    /// As it is now; where it was merged, the one in which it lives on.
    package let `case`: Case
    /// The cases that became part of another by these edits, in that order.
    package let merges: [MergedCase]

    package init(case: Case, merges: [MergedCase]) {
        self.case = `case`
        self.merges = merges
    }
}

/// That a case became part of another, and why.
package struct MergedCase: Hashable, Sendable {
    package let from: Case.ID
    package let into: Case.ID
    package let reason: Bilingual

    package init(from: Case.ID, into: Case.ID, reason: Bilingual) {
        self.from = from
        self.into = into
        self.reason = reason
    }
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
    /// The case's life does not go that way; see ``CaseState/Kind/next``.
    case cannotBecome(CaseState.Kind, from: CaseState.Kind)
    /// The profile has no such kind of measure.
    case noSuchMeasure(Code<MeasureKind>)
}
