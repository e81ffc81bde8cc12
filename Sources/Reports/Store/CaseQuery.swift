package import Geometry

/// Which cases a list shows, and in which order.
///
/// The categories, the span of receipt and the words are about reports: a case is listed when one and the same of its reports, which
/// the reader may see, satisfies all three.
package struct CaseQuery: Hashable, Sendable {
    package var filter: CaseFilter
    package var sort: CaseSort
    /// Has a report in one of these categories.
    package var categories: Set<Code<Category>> = []
    /// Has a report that was received at or after this moment.
    package var receivedFrom: Timestamp?
    /// Has a report that was received before this moment.
    package var receivedUntil: Timestamp?
    /// Has a report with these words.
    package var words: SearchWords.Query?
    /// Holds the report with this reference.
    package var reference: Reference?
    /// Is shown to lie in this area; see ``Case/shownPlace(withRestricted:)``.
    package var area: Area?
    /// Still takes reports, and had a last day to act before this day.
    package var overdueOn: CivilDate?
    /// Whether it holds a restricted report.
    package var isRestricted: Bool?
    /// Is in one of these states; in any, when empty.
    package var states: Set<CaseState.Kind> = []
    /// Who deals with it.
    package var assignee: AssigneeFilter?

    package init(_ filter: CaseFilter = CaseFilter(), sort: CaseSort = .oldest) {
        self.filter = filter
        self.sort = sort
    }

    /// Whether something is asked of single reports.
    package var asksOfReports: Bool { asksOfReportsBesideWords || words != nil }

    /// Whether something is asked of single reports that one need not read their texts for.
    package var asksOfReportsBesideWords: Bool {
        !categories.isEmpty || receivedFrom != nil || receivedUntil != nil
    }
}

/// Of whom the cases in a list are.
package enum AssigneeFilter: Hashable, Sendable {
    case somebody(Assignee)
    case nobody

    package static let wordForNobody = "none"

    /// ``wordForNobody``; else a name as it stands in the cases.
    package init?(_ text: String) {
        if text == Self.wordForNobody {
            self = .nobody
        } else if let assignee = Assignee(text) {
            self = .somebody(assignee)
        } else {
            return nil
        }
    }
}

/// The order of a list of cases. Ties are ordered by id, in the direction of the order.
package enum CaseSort: String, CaseIterable, Sendable {
    /// The one opened last first.
    case newest
    /// The one opened first first.
    case oldest
    /// By the first last day to act of any of its units; cases without one last.
    case due
    /// The one with most reports first.
    case reports
}

/// Where the next page of a list of cases begins: after this case in the list's order.
package struct CaseCursor: Hashable, Sendable {
    package let sort: CaseSort
    /// What the list is ordered by before the id.
    package let key: Int64
    package let id: Case.ID

    package init(sort: CaseSort, key: Int64, id: Case.ID) {
        self.sort = sort
        self.key = key
        self.id = id
    }
}

/// A case in a list, with the report of it that came last.
package struct ListedCase: Hashable, Sendable {
    package let `case`: Case
    /// The one received last of those that the reader may see; nil when it may see none.
    package let latest: Report?

    package init(_ case: Case, latest: Report? = nil) {
        self.case = `case`
        self.latest = latest
    }
}

/// A part of a list of cases.
package struct CasePage: Hashable, Sendable {
    /// At most as many as were asked for.
    package let cases: [ListedCase]
    /// Where to go on; nil where there are no more.
    package let next: CaseCursor?
    /// How many cases, of this page or of no known place in the list, are damaged on the disk and left out.
    package let unreadable: Int

    package init(cases: [ListedCase], next: CaseCursor?, unreadable: Int) {
        self.cases = cases
        self.next = next
        self.unreadable = unreadable
    }
}

extension Case {
    /// The first last day to act of any of its units.
    package var due: CivilDate? { units.compactMap(\.due).min() }

    /// Whether it still takes reports, and that day has passed.
    package func isOverdue(on day: CivilDate) -> Bool {
        status.takesReports && (due.map { $0 < day } ?? false)
    }
}

/// How many cases a unit has.
package struct UnitLoad: Hashable, Sendable {
    /// Cases that still take reports.
    package let open: Int
    /// Those of them whose first last day to act has passed.
    package let overdue: Int

    package init(open: Int, overdue: Int) {
        self.open = open
        self.overdue = overdue
    }
}
