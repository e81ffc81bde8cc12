import Clustering
package import Reports

/// The cases of a whole set of reports, found from nothing: what ``Joiner`` arrives at one report at a time.
package struct Partition: Hashable, Sendable {
    /// Ordered by report id.
    package let members: [Member]
    /// How many cases there are.
    package let count: Int

    package struct Member: Hashable, Sendable {
        package let report: Joinable
        /// The case's number. Cases are numbered from 0 by their lowest report id.
        package let group: Int
        package let isCore: Bool
        package let sprawls: Bool
    }

    /// - Complexity: O(*n* log *n*) where density is bounded.
    package init(of reports: some Sequence<Joinable>, rule: JoiningRule) {
        let reports = reports.sorted { $0.id < $1.id }
        let marks = Self.marks(of: reports, rule: rule)
        let groups = Groups(of: reports, marks: marks, rule: rule)
        members = reports.indices.map { offset in
            Member(
                report: reports[offset], group: groups.group[offset], isCore: marks[offset].isCore,
                sprawls: marks[offset].sprawls)
        }
        count = groups.count
    }

    /// Which of the reports, ordered by id, are core, and which of those sprawl.
    static func marks(of reports: [Joinable], rule: JoiningRule) -> [DensityMark] {
        let counting = CountingReports(reports)
        var marks = [DensityMark](repeating: .none, count: reports.count)
        for (offset, mark) in zip(counting.offsets, rule.clustering.marks(of: counting.events)) {
            marks[offset] = mark
        }
        return marks
    }
}
