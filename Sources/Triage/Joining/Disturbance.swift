import Geometry
import Reports

/// The reports whose group a change may alter, and what the change does to their core and sprawl flags.
///
/// Why nothing is missed. A report's links, and whether it is core, can differ only at a changed report or one linked to it.
/// Whether a link *holds* can differ only where its core also flips its core or sprawl flag. So take as disturbed the changed
/// reports, those whose core flag flips, those whose sprawl flag flips, and all that are linked to any of these. Any other
/// report has the same core flag, the same links that hold and the same nearest core as before.
///
/// - A cluster without a disturbed core has the same cores, links and box as before, so its flags stand.
/// - A group none of whose members is disturbed keeps them all, and can only gain disturbed borders, each by way of its
///   nearest core. So take in the cores linked to disturbed borders too. Then each member of a group that is *not* the same
///   is new, or comes from a group with a member among these. So their cases, whole, together with the changed reports,
///   are closed: no group, case or pin has some of its reports inside and some outside.
///
/// Arrivals never make a core or a sprawling cluster less: links only come, so clusters, and the boxes around them and all
/// that is linked to them, only grow. That is why the box takes in linked reports that went with another cluster's core.
struct Disturbance {
    /// Whether no report leaves or changes.
    private let onlyArrivals: Bool
    /// The disturbed reports, and the cores that the borders among them may go with.
    private(set) var reports: Set<Int> = []
    /// The cores whose cluster has been looked at.
    private var settled: Set<Int> = []

    init<Ground>(of changes: [JoiningChange], in vicinity: inout Vicinity<Ground>) throws {
        onlyArrivals = changes.allSatisfy { $0.before == nil }
        var touched = Set(vicinity.changed)
        for change in changes {
            if let before = change.before { touched.formUnion(try vicinity.around(before.report)) }
        }
        for offset in vicinity.changed { touched.formUnion(try vicinity.linked(to: offset)) }
        reports = touched
        for offset in touched.sorted() where try settleCore(offset, in: &vicinity) {
            reports.formUnion(try vicinity.linked(to: offset))
        }
        for seed in reports.sorted() where vicinity.reports[seed].isCore && !settled.contains(seed) {
            for flipped in try settleCluster(around: seed, in: &vicinity) {
                reports.insert(flipped)
                reports.formUnion(try vicinity.linked(to: flipped))
            }
        }
        for border in reports.sorted() where !vicinity.reports[border].isCore {
            reports.formUnion(try vicinity.linked(to: border).filter { vicinity.reports[$0].isCore })
        }
    }

    /// Finds whether the report is core now; returns whether that flips its flag.
    private func settleCore<Ground>(_ offset: Int, in vicinity: inout Vicinity<Ground>) throws -> Bool {
        let report = vicinity.reports[offset]
        let minimum = vicinity.rule.minimum
        let isCore =
            if report.report.densityPlace == nil {
                false
            } else if minimum == 1 || onlyArrivals && report.isCore {
                true
            } else {
                try vicinity.linked(to: offset).count + 1 >= minimum
            }
        vicinity.set(offset, isCore: isCore, sprawls: isCore && report.sprawls)
        return report.isCore != isCore
    }

    /// Explores the cluster of a core until it is known whether it sprawls, and on through the cores whose flag that
    /// flips; returns those.
    ///
    /// None is missed. Where the cluster does not sprawl all of it is explored. Where it does, a core whose flag flips was in
    /// a cluster that did not; whatever is left of that holds together by cores whose flags all flip, and one of them is
    /// disturbed, a seed.
    private mutating func settleCluster<Ground>(
        around seed: Int, in vicinity: inout Vicinity<Ground>
    ) throws -> [Int] {
        var queue = [seed]
        var seen: Set<Int> = [seed]
        var box = vicinity.reports[seed].report.place.map(Bounds.init)
        var isWide = false
        var next = 0
        while next < queue.count {
            let core = queue[next]
            next += 1
            if vicinity.reports[core].sprawls {
                isWide = isWide || onlyArrivals || settled.contains(core)
                if isWide { continue }
            }
            for other in try vicinity.linked(to: core) {
                if let place = vicinity.reports[other].report.place { box?.extend(to: place) }
                guard vicinity.reports[other].isCore, seen.insert(other).inserted else { continue }
                queue.append(other)
            }
            isWide = isWide || box.map(vicinity.rule.isTooWide) ?? false
        }
        settled.formUnion(seen)
        let flipped = queue.filter { vicinity.reports[$0].sprawls != isWide }
        for core in flipped { vicinity.set(core, isCore: true, sprawls: isWide) }
        return flipped
    }
}
