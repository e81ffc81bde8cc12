package import Reports
import Triage

/// Routes open cases by the rules as they are now.
package struct RoutingAnew<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Gives the case the units that the rules give it now; nil when that changes nothing, or when it is not open.
    ///
    /// A unit that stays keeps the day since when it has the case. Its last day stays too where the rules make it of that day,
    /// or of the day of a later report; else it becomes what they make of that day. So a second time changes nothing. A unit that the rules give no more leaves, and one that comes gets a notice. Each
    /// change stands in the case's history.
    ///
    /// - Parameters:
    ///   - successors: Units that took the place of others: the case is no new one to them.
    ///   - isTrial: Whether nothing is written.
    package func route(
        _ id: Case.ID, successors: [Code<Unit>: Code<Unit>], isTrial: Bool, by editor: Agent,
        at moment: Timestamp
    ) throws -> RoutingChange? {
        guard let found = try ledger.case(id), let jurisdiction = policy.jurisdiction(of: found.municipality)
        else { return nil }
        let change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment)
        return try reroute(
            found, in: change, successors: successors, isTrial: isTrial,
            because: Bilingual(swedish: "Reglerna har ändrats.", english: "The rules have changed."))
    }

    /// The same as part of another change to the case.
    ///
    /// - Parameter cause: A sentence before what each unit is told to be.
    @discardableResult
    func reroute(
        _ found: Case, in written: CaseChange<Ledger>, successors: [Code<Unit>: Code<Unit>] = [:],
        isTrial: Bool = false, because cause: Bilingual
    ) throws -> RoutingChange? {
        let (id, jurisdiction, moment) = (found.id, written.jurisdiction, written.moment)
        guard found.status.takesReports else { return nil }
        let reports = try ledger.reports(in: id)
        guard let newest = reports.newest else { return nil }
        let facts = reports.map { RoutingFacts($0, areas: policy.areas) }
        func assignments(at day: Timestamp) -> [Assignment] {
            jurisdiction.rules.assignments(
                for: facts, counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
                opened: found.opened, at: day, profile: jurisdiction.profile)
        }
        func former(_ unit: Code<Unit>) -> Assignment? {
            found.units.first { $0.unit == unit } ?? found.units.first { successors[$0.unit] == unit }
        }
        // What staff have decided of units and days stays.
        let was = try ledger.leftUnits(of: id)
        let leftUnits = was.map { left in successors[left.unit].map(left.succeeded(by:)) ?? left }
        if !isTrial, leftUnits != was { try ledger.setLeftUnits(leftUnits, of: id) }
        let left = Set(leftUnits.map(\.unit))
        let decided = found.units.filter { $0.rule == Assignment.byStaff }.map { assignment in
            let successor = successors[assignment.unit].flatMap { jurisdiction.profile.unit($0) }
            return successor.map(assignment.succeeded(by:)) ?? assignment
        }
        let keepsDays = Undoing(history: try ledger.history(of: id)).hasDecided(.dueChanged)
        let given = assignments(at: moment).filter { fresh in
            !left.contains(fresh.unit) && !decided.contains { $0.unit == fresh.unit }
        }
        let byRules = given.map { fresh -> Assignment in
            guard let former = former(fresh.unit) else { return fresh }
            if keepsDays { return fresh.given(since: former.since, due: former.due) }
            // A rule can have come to hold, and its days to count, when a later report came.
            let moments = [former.since] + reports.map(\.received).filter { $0 > former.since }
            let possible = moments.lazy.compactMap { moment in
                assignments(at: moment).first { $0.unit == fresh.unit }
            }
            let found = possible.first { $0.rule == former.rule && $0.due == former.due }
            return (found ?? possible.first ?? fresh).given(since: former.since)
        }
        let rest = byRules.contains { $0.rule != RuleSet.fallbackName } || decided.isEmpty ? byRules : []
        // Somebody answers for every case.
        let now = (rest + decided).isEmpty ? found.units : rest + decided
        let change = RoutingChange(
            case: id, added: now.filter { former($0.unit) == nil },
            removed: found.units.filter { old in
                !now.contains { $0.unit == old.unit || $0.unit == successors[old.unit] }
            },
            altered: now.filter { former($0.unit) != nil && !found.units.contains($0) })
        guard !(change.added.isEmpty && change.removed.isEmpty && change.altered.isEmpty) else { return nil }
        if !isTrial {
            try ledger.setUnits(now, of: id, insteadOf: found.units)
            for reason in change.sentences(cause) { try written.record(.routed, in: id, reason: reason) }
            try ledger.touch(id, at: moment)
            let notices = CaseNotifying(change: written)
            try notices.tell(.assigned, of: id, to: change.added, because: newest)
            try notices.tell(
                .withdrawn, of: id,
                to: change.removed.filter { written.jurisdiction.profile.unit($0.unit) != nil },
                because: newest)
        }
        return change
    }
}

extension Assignment {
    fileprivate func succeeded(by other: Unit) -> Assignment {
        Assignment(
            unit: other.code, unitName: other.name, rule: rule, reason: reason, since: since, due: due)
    }

    fileprivate func given(since moment: Timestamp) -> Assignment { given(since: moment, due: due) }

    fileprivate func given(since moment: Timestamp, due: CivilDate?) -> Assignment {
        Assignment(unit: unit, unitName: unitName, rule: rule, reason: reason, since: moment, due: due)
    }
}

extension LeftUnit {
    fileprivate func succeeded(by other: Code<Unit>) -> LeftUnit {
        LeftUnit(unit: other, rule: rule, handedOver: handedOver, reason: reason, at: at)
    }
}

extension RoutingChange {
    /// What the history of the case says, a sentence for each unit.
    fileprivate func sentences(_ cause: Bilingual) -> [Bilingual] {
        added.map {
            Bilingual(
                swedish: "\(cause.swedish) \($0.unitName.swedish) ansvarar nu: \($0.reason.swedish)",
                english:
                    "\(cause.english) \($0.unitName.english) is now responsible: \($0.reason.english)")
        }
            + removed.map {
                Bilingual(
                    swedish: "\(cause.swedish) \($0.unitName.swedish) ansvarar inte längre.",
                    english: "\(cause.english) \($0.unitName.english) is no longer responsible.")
            }
            + altered.map {
                Bilingual(
                    swedish:
                        "\(cause.swedish) \($0.unitName.swedish) ansvarar, \($0.due.map { "senast \($0)" } ?? "utan sista dag"): \($0.reason.swedish)",
                    english:
                        "\(cause.english) \($0.unitName.english) is responsible, \($0.due.map { "until \($0)" } ?? "without a last day"): \($0.reason.english)"
                )
            }
    }
}
