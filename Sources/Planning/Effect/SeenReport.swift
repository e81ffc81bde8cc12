package import Reports

/// A report that an effect counted, and where: so that each figure can be followed back to its reports.
package struct SeenReport: Hashable, Sendable, Comparable {
    package let id: Report.ID
    /// 0 for the treated area, 1 for the control area, 2 and 3 for what lies next to them.
    package let area: Int
    package let isAfter: Bool
    /// The week of its span, from 0.
    package let week: Int

    package init(id: Report.ID, area: Int, isAfter: Bool, week: Int) {
        (self.id, self.area, self.isAfter, self.week) = (id, area, isAfter, week)
    }

    package static func < (one: SeenReport, other: SeenReport) -> Bool {
        (one.area, one.isAfter ? 1 : 0, one.week, one.id) < (
            other.area, other.isAfter ? 1 : 0, other.week, other.id
        )
    }
}
