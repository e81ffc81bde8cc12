import Clustering
import Reports

extension Joiner {
    /// What to write when reports come, leave, move, or when staff part or free them. Every change is laid over the stored
    /// reports at once, so a move is one step, and no report may occur in two changes.
    ///
    /// To give a report a pin that others carry, use ``pin(_:to:as:among:)``, which brings those along.
    ///
    /// - Throws: what `stored` throws.
    /// - Complexity: a question to the store for each report of the clusters that a change touches, at most up to the
    ///   extent, and two for each case involved.
    package func revise(_ changes: [JoiningChange], among stored: some JoinableReports) throws -> JoiningPlan
    {
        try revise(changes, preferring: nil, among: stored)
    }

    /// - Parameter preferred: a case to look at although nothing of it may change, and that lives on where it becomes one
    ///   with others, whatever its age.
    func revise(
        _ changes: [JoiningChange], preferring preferred: Case.ID?, among stored: some JoinableReports
    ) throws -> JoiningPlan {
        var vicinity = Vicinity(changes, among: stored, rule: rule)
        let former = try vicinity.formerlyLinked(to: changes)
        let disturbance = try Disturbance(
            changed: vicinity.changed, former: former, among: &vicinity, by: rule.clustering)
        var cases = Set(changes.compactMap(\.case))
        cases.formUnion(disturbance.points.compactMap { vicinity.reports[$0].from })
        if let preferred { cases.insert(preferred) }
        var affected = Set(vicinity.changed)
        for `case` in cases.sorted() { affected.formUnion(try vicinity.members(of: `case`)) }
        return try plan(
            for: affected.sorted().map(vicinity.reviewed), from: cases, preferring: preferred, among: stored)
    }

    /// What to write so that the cases are what the definition says, whatever they are now: `reports` are all that are
    /// stored, those kept apart and those without a place too.
    ///
    /// - Throws: what `stored` throws; it is asked for the outlines of the cases alone.
    /// - Complexity: O(*n* log *n*) where density is bounded.
    package func rebuild(_ reports: [Joined], among stored: some JoinableReports) throws -> JoiningPlan {
        let sorted = reports.sorted { $0.report.id < $1.report.id }
        let marks = Partition.marks(of: sorted.map(\.report), rule: rule)
        let reviewed = zip(sorted, marks).map { joined, mark in
            var report = Reviewed(joined)
            report.mark = mark
            return report
        }
        return try plan(for: reviewed, from: Set(reports.map(\.case)), preferring: nil, among: stored)
    }

    /// The plan for reports that are closed under groups, pins and cases.
    private func plan(
        for reports: [Reviewed], from cases: Set<Case.ID>, preferring preferred: Case.ID?,
        among stored: some JoinableReports
    ) throws -> JoiningPlan {
        let reports = reports.sorted { $0.report.id < $1.report.id }
        let groups = Groups(of: reports.map(\.report), marks: reports.map(\.mark), rule: rule)
        let ages = try cases.map { (id: $0, opened: try stored.outline(of: $0).opened) }
        let heirsFirst = ages.sorted { one, other in
            if (one.id == preferred) != (other.id == preferred) { return one.id == preferred }
            return (one.opened, one.id) < (other.opened, other.id)
        }
        let succession = Succession(
            of: heirsFirst.map(\.id), into: groups.count,
            moves: zip(reports, groups.group).map { (from: $0.from, group: $1) })
        return JoiningPlan(
            for: reports, in: groups, succeeding: succession,
            mergingBecause: preferred == nil ? .linked : .pinned, rule: rule)
    }
}
