import Reports
import Triage

/// Finds who answers for a case, writes it with the reasons, and queues the notices of those that are new to it.
struct CaseRouting<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    private var ledger: Ledger { change.ledger }
    private var rules: RuleSet { change.jurisdiction.rules }
    private var profile: Profile { change.jurisdiction.profile }

    /// Routes a case that has grown by one report; the others are looked at again only when a rule's threshold is crossed.
    func route(_ grown: WorkingCase, with after: CaseCounts, grownBy report: Report) throws -> RoutedCase {
        // The reporter may be new or known; the lower count only makes the rules look once too often.
        let before = CaseCounts(reports: after.reports - 1, reporters: max(0, after.reporters - 1))
        let looksAtAll = after.reports > 1 && rules.crossesThreshold(from: before, to: after)
        let found = assignments(
            for: looksAtAll ? try ledger.reports(in: grown.id) : [report], in: grown, with: after)
        return try write(found, of: grown, inheriting: [], because: report)
    }

    /// Routes a case whose reports have changed in any way: all of them are looked at.
    ///
    /// - Parameters:
    ///   - reports: All of the case's, in the order in which they were kept.
    ///   - inherited: The units of the cases that it took over. They stay responsible, and it is no new case to them.
    func routeWhole(
        _ changed: WorkingCase, of reports: [Report], with counts: CaseCounts,
        inheriting inherited: [Assignment]
    ) throws -> RoutedCase {
        guard let newest = reports.newest else {
            return RoutedCase(units: changed.units, kept: changed.units)
        }
        let found = assignments(for: reports, in: changed, with: counts)
        return try write(found, of: changed, inheriting: inherited, because: newest)
    }

    private func assignments(for reports: [Report], in routed: WorkingCase, with counts: CaseCounts)
        -> [Assignment]
    {
        rules.assignments(
            for: reports.map { RoutingFacts($0, areas: change.policy.areas) }, counts: counts,
            opened: routed.opened, at: change.moment, profile: profile)
    }

    private func write(
        _ found: [Assignment], of routed: WorkingCase, inheriting inherited: [Assignment],
        because report: Report
    ) throws -> RoutedCase {
        var kept = routed.units
        for assignment in inherited where !kept.contains(where: { $0.unit == assignment.unit }) {
            kept.append(assignment)
        }
        // Looked up only where a unit may come to a case that there was before.
        let mayCome = found.contains { unit in !routed.units.contains { $0.unit == unit.unit } }
        let left =
            routed.units.isEmpty || !mayCome && inherited.isEmpty
            ? [] : Set(try ledger.leftUnits(of: routed.id).map(\.unit))
        let decided = Set(kept.filter { $0.rule == Assignment.byStaff }.map(\.unit))
        let given = found.filter { !left.contains($0.unit) && !decided.contains($0.unit) }
        kept.removeAll { unit in
            left.contains(unit.unit) && !routed.units.contains { $0.unit == unit.unit }
        }
        let now = rules.combined(kept, with: given, opened: routed.opened)
        let (known, new) = now.parted { assignment in kept.contains { $0.unit == assignment.unit } }
        guard now != routed.units else { return RoutedCase(units: now, kept: known) }
        try ledger.setUnits(now, of: routed.id, insteadOf: routed.units)
        for assignment in new { try change.record(.routed, in: routed.id, reason: assignment.sentence) }
        try CaseNotifying(change: change).tell(.assigned, of: routed.id, to: new, because: report)
        return RoutedCase(units: now, kept: known)
    }
}

/// Who answers for a case, once it is routed.
struct RoutedCase {
    let units: [Assignment]
    /// Those of them that it is no new case to.
    let kept: [Assignment]
}

extension [Assignment] {
    /// Those that satisfy a condition, and the others.
    fileprivate func parted(by isFirst: (Assignment) -> Bool) -> ([Assignment], [Assignment]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}

extension Assignment {
    /// What the history of a case says of it.
    fileprivate var sentence: Bilingual {
        Bilingual(
            swedish: "\(unitName.swedish): \(reason.swedish)",
            english: "\(unitName.english): \(reason.english)")
    }
}
