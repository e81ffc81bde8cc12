/// How two cases stood before staff made them one, so that both can live again.
package struct FormerCases: Hashable, Sendable {
    /// The case that lives on.
    package let kept: Standing
    /// The case that ended, and what it held.
    package let ended: Standing
    package let id: Case.ID
    /// The cases that had become part of the one that ended.
    package let followers: [Case.ID]

    package init(kept: Standing, ended: Standing, id: Case.ID, followers: [Case.ID]) {
        self.kept = kept
        self.ended = ended
        self.id = id
        self.followers = followers
    }

    package struct Standing: Hashable, Sendable {
        package let state: CaseState
        package let assignee: Assignee?
        package let units: [Assignment]
        package let left: [LeftUnit]
        /// Staff's word on each of its reports.
        package let reports: [Report.ID: Word]

        package init(
            state: CaseState, assignee: Assignee?, units: [Assignment], left: [LeftUnit],
            reports: [Report.ID: Word]
        ) {
            self.state = state
            self.assignee = assignee
            self.units = units
            self.left = left
            self.reports = reports
        }
    }

    /// What staff had decided about where a report belongs.
    package enum Word: Hashable, Sendable {
        case free
        case apart
        /// With the reports that share the store's number.
        case together(Int64)
    }
}
