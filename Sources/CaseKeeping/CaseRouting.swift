import Reports
import Triage

/// Finds who answers for a case, writes it with the reasons, and queues the notices of those that are new to it.
struct CaseRouting<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    private var ledger: Ledger { change.ledger }
    private var rules: RuleSet { change.jurisdiction.rules }
    private var profile: Profile { change.jurisdiction.profile }

    /// Routes a case that has grown by one report; the others are looked at again only when a rule's threshold is crossed.
    /// Gives its units.
    func route(_ grown: WorkingCase, with after: CaseCounts, grownBy report: Report) throws -> [Assignment] {
        // The reporter may be new or known; the lower count only makes the rules look once too often.
        let before = CaseCounts(reports: after.reports - 1, reporters: max(0, after.reporters - 1))
        let looksAtAll = after.reports > 1 && rules.crossesThreshold(from: before, to: after)
        let found = assignments(
            for: looksAtAll ? try ledger.reports(in: grown.id) : [report], in: grown, with: after)
        return try write(found, of: grown, inheriting: [], because: report)
    }

    /// Routes a case whose reports have changed in any way: all of them are looked at. Gives its units.
    ///
    /// - Parameter inherited: The units of the cases that it took over. They stay responsible, and get no new notice.
    func routeWhole(
        _ changed: WorkingCase, with counts: CaseCounts, inheriting inherited: [Assignment]
    ) throws -> [Assignment] {
        let reports = try ledger.reports(in: changed.id)
        // Of several received at once, the one kept last.
        guard let newest = reports.reversed().max(by: { $0.received < $1.received }) else {
            return changed.units
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
    ) throws -> [Assignment] {
        var kept = routed.units
        for assignment in inherited where !kept.contains(where: { $0.unit == assignment.unit }) {
            kept.append(assignment)
        }
        let now = rules.combined(kept, with: found, opened: routed.opened)
        guard now != routed.units else { return now }
        try ledger.setUnits(now, of: routed.id, insteadOf: routed.units)
        for assignment in now where !kept.contains(where: { $0.unit == assignment.unit }) {
            try change.record(.routed, in: routed.id, reason: assignment.sentence)
            try notify(assignment, of: routed.id, because: report)
        }
        return now
    }

    private func notify(_ assignment: Assignment, of id: Case.ID, because report: Report) throws {
        guard change.policy.queuesNotices, let unit = profile.unit(assignment.unit) else { return }
        let notice = CaseNotice(
            case: id, municipality: report.municipality, assignment: assignment,
            category: report.category, reference: report.reference,
            text: report.isRestricted ? nil : report.text.description, place: report.whereabouts.place,
            observed: report.observed, at: change.moment)
        for channel in unit.channels { try ledger.queue(notice, through: channel) }
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
