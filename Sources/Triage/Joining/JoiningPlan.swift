package import Reports

/// What a store is to write so that its cases are again what the definition says; see ``Joiner``.
package struct JoiningPlan: Hashable, Sendable {
    /// The reports whose case, core flag, sprawl flag or ruling changes, ordered by id. A report that is new
    /// always has one.
    package let placements: [Placement]
    /// The cases to open; a ``CaseTarget/new(_:)`` counts into this list.
    package let newCases: [NewCase]
    /// The cases that another takes over, ordered by the age of the one taken over, oldest first.
    package let merges: [Merge]
    /// The cases that no report is left in and that no other takes over, ordered by id.
    package let emptied: [Case.ID]

    package struct Placement: Hashable, Sendable {
        package let report: Joinable
        /// The case it was in; nil for a report that is new.
        package let from: Case.ID?
        package let target: CaseTarget
        package let isCore: Bool
        package let sprawls: Bool
        /// Why it is in the target, and not alone or elsewhere; nil when it was there before.
        package let reason: JoiningReason?
    }

    package struct NewCase: Hashable, Sendable {
        /// The case that most of its reports were in; nil when all of them are new.
        package let splitFrom: Case.ID?
        /// Why it is a case of its own.
        package let reason: JoiningReason
    }

    package struct Merge: Hashable, Sendable {
        package let from: Case.ID
        /// The oldest of the cases that became one.
        package let into: Case.ID
        package let reason: JoiningReason
    }
}

/// The case that a report goes to.
package enum CaseTarget: Hashable, Sendable {
    case existing(Case.ID)
    /// The case with this index in ``JoiningPlan/newCases``.
    case new(Int)
}
