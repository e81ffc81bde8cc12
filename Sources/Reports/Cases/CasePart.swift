/// How much of a case is read at once, where it may have thousands of reports: the last of them and of the entries of its history, or those
/// up to one.
package struct CasePart: Hashable, Sendable {
    /// A report that is read: when it is not among the last ones, those up to it are.
    package var report: Report.ID?
    /// The last entry of its history that is read; nil for the latest.
    package var lastEntry: Int?
    package let mostReports: Int
    package let mostEntries: Int

    package init(mostReports: Int, mostEntries: Int) {
        self.mostReports = mostReports
        self.mostEntries = mostEntries
    }
}

/// A part of what happened to a case.
package struct CaseHistoryPart: Hashable, Sendable {
    /// Oldest first.
    package let events: [CaseEvent]
    /// The number of the entry before them; nil where there is none.
    package let earlier: Int?
    /// The number of the latest entry of all; 0 for none.
    package let latest: Int
    /// The numbers of all decisions that have been taken back, of any part.
    package let undone: Set<Int>

    package init(events: [CaseEvent], earlier: Int?, latest: Int, undone: Set<Int>) {
        self.events = events
        self.earlier = earlier
        self.latest = latest
        self.undone = undone
    }
}
