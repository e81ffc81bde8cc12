package import Geometry

/// What staff ask for a case. A reason stands in its history.
package enum CaseEdit: Hashable, Sendable {
    /// In the coarse words: a case that ends so says nothing of how it went.
    case setStatus(CaseStatus, reason: String? = nil)
    case setState(CaseState, reason: String? = nil)
    /// Nil for nobody.
    case assign(Assignee?, reason: String?)
    /// Every report of the case is about this.
    case setCategory(Code<Category>, reason: String)
    /// Every report of the case is about this place.
    case setPlace(Place, accuracy: Distance?, reason: String)
    /// Whether the reports of the case that the editor may see are restricted.
    case setRestricted(Bool, reason: String)
    /// These units answer for the case, and no others.
    case setUnits([Code<Unit>], reason: String)
    /// The last day to act; nil for none.
    case setDue(CivilDate?, reason: String)
    /// A unit says that the case is not its own: `to` gets it, or, when nil, the units of the fallback. `from` may be nil when
    /// the case has one unit.
    case handOver(from: Code<Unit>?, to: Code<Unit>?, reason: String)
    /// To those who reported.
    case answer(String)
    /// The decision in the entry of history with this number is taken back.
    case undo(Int, reason: String)
    /// These reports belong to this case, whatever their distance.
    case pin([Report.ID], reason: String? = nil)
    /// These reports do not belong with any other; each gets a case of its own.
    case separate([Report.ID], reason: String? = nil)
    /// Staff's word on these reports is withdrawn; distance decides again.
    case unpin([Report.ID], reason: String? = nil)
    /// The other case's reports belong to this one.
    case merge(Case.ID, reason: String? = nil)
    case note(String)
}

extension CaseEdit {
    /// What staff have written in it.
    package var texts: [String] {
        switch self {
        case .note(let text): [text]
        case .setState(let state, let reason): [state.text, reason].compactMap(\.self)
        case .assign(_, let reason), .setStatus(_, let reason), .pin(_, let reason),
            .separate(_, let reason), .unpin(_, let reason), .merge(_, let reason):
            [reason].compactMap(\.self)
        case .setCategory(_, let reason), .setPlace(_, _, let reason), .setRestricted(_, let reason),
            .setUnits(_, let reason), .setDue(_, let reason), .handOver(_, _, let reason),
            .undo(_, let reason):
            [reason]
        case .answer(let text): [text]
        }
    }
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
    case cannotMerge(Case.ID, MergeObstacle)
    /// A closed case can only be noted on; a merged one not at all.
    case notOpen
    /// `merged` is set by a merge alone.
    case statusNotSettable
    /// The case's life does not go that way; see ``CaseState/Kind/next``.
    case cannotBecome(CaseState.Kind, from: CaseState.Kind)
    /// The profile has no such kind of measure.
    case noSuchMeasure(Code<MeasureKind>)
    case noSuchCategory(Code<Category>)
    case noSuchUnit(Code<Unit>)
    /// Somebody must answer for a case.
    case noUnits
    case notUnitOfCase(Code<Unit>)
    /// The case has several units, and it was not said which of them hands it over.
    case unitNotNamed([Code<Unit>])
    /// There is no fallback but the unit itself, or those that have handed the case over before.
    case nobodyTakesOver
    /// The report is no longer in the case.
    case reportGone(Report.ID)
    case cannotUndo(Int, UndoObstacle)
    /// It would change a case that the editor may not see, or join one with it.
    case touchesUnseen
    /// It would change a report of the case that the editor may not see.
    case holdsUnseen
}

/// Why a case that the editor sees cannot become one with another.
package enum MergeObstacle: Hashable, Sendable {
    case withItself
    case otherMunicipality
    /// Their categories are of different groups.
    case otherGroup
    case ended
}

/// Why a decision can no longer be undone.
package enum UndoObstacle: Hashable, Sendable {
    case noSuchEntry
    /// The entry is no decision of staff, or one from before what stood earlier was kept.
    case noDecision
    /// An answer has been read.
    case sent
    case undone(by: Int)
    /// The report that it was about is in another case now.
    case reportElsewhere
    /// The same matter was decided anew; that must be undone first.
    case changedSince(Int)
    /// Reports that came since, or places that were corrected, link what became one.
    case linkedSince
    /// The case has ended, and its reports stay where they are until it is opened again.
    case ended
}

/// What staff correct in a single report.
package enum ReportEdit: Hashable, Sendable {
    case setCategory(Code<Category>)
    case setPlace(Place, accuracy: Distance?)
    case setRestricted(Bool)
}
