package import Reports

extension RuleSet {
    /// The units that answer for a case with these reports, each once.
    ///
    /// Every matching rule gives its units, in the order of the file; the fallback gives its own when none matches. The
    /// first rule that names a unit gives its reason *and* its deadline, so that the two always belong together; a rule
    /// that should hurry a unit stands above the one that does not (``check(profile:areas:)`` names such pairs).
    ///
    /// Days are counted from `opened`, since whoever reported has waited since then. When they have run out before
    /// `now`, so that a unit would be late the day it hears of the case, they are counted from `now`.
    ///
    /// The order of `reports` does not matter. O(reports × conditions), a few microseconds for one report; a rule that
    /// asks for words adds a pass over the text.
    package func assignments(
        for reports: [RoutingFacts], counts: CaseCounts, opened: Timestamp, at now: Timestamp,
        profile: Profile
    ) -> [Assignment] {
        let matching = matches(reports, counts: counts)
        var assignments: [Assignment] = []
        func give(_ units: [Code<Unit>], by rule: String, _ duty: RoutingRule.Duty) {
            let due = duty.deadline.map { Self.due(in: $0, opened: opened, given: now) }
            for unit in units where !assignments.contains(where: { $0.unit == unit }) {
                assignments.append(
                    Assignment(
                        unit: unit, unitName: profile.name(of: unit), rule: rule, reason: duty.reason,
                        since: now, due: due))
            }
        }
        for rule in matching { give(rule.units, by: rule.id.description, rule.duty) }
        if matching.isEmpty { give(fallback.units, by: Self.fallbackName, fallback.duty) }
        return assignments
    }

    /// The assignments of a case that has grown: `kept` before, `found` for the reports that came, or for all of them.
    ///
    /// Gives the units, rules and reasons that ``assignments(for:counts:opened:at:profile:)`` gives for all reports at
    /// once, whatever the order in which they came. A unit keeps the moment it was given the case, and its deadline too
    /// unless a rule higher up now gives it. When the days of that rule, counted from `opened`, have run out and are counted
    /// anew, a unit that has the case already keeps its earlier day: more reports never postpone a deadline. The fallback's units leave as soon as a rule matches. Assignments by rules that
    /// are no longer in the set stay, last.
    package func combined(_ kept: [Assignment], with found: [Assignment], opened: Timestamp) -> [Assignment] {
        var order: [String: Int] = [Self.fallbackName: rules.count]
        for (index, rule) in rules.enumerated() { order[rule.id.description] = index }
        func rank(_ assignment: Assignment) -> Int { order[assignment.rule] ?? rules.count + 1 }

        var combined = kept
        for assignment in found {
            guard let index = combined.firstIndex(where: { $0.unit == assignment.unit }) else {
                combined.append(assignment)
                continue
            }
            if rank(assignment) < rank(combined[index]) {
                let before = combined[index]
                combined[index] = assignment.given(
                    since: min(assignment.since, before.since),
                    due: isCountedAnew(assignment, opened: opened)
                        ? [before.due, assignment.due].compactMap(\.self).min() : assignment.due)
            }
        }
        if combined.contains(where: { $0.rule != Self.fallbackName }) {
            combined.removeAll { $0.rule == Self.fallbackName }
        }
        return combined.enumerated()
            .sorted {
                (rank($0.element), place(of: $0.element), $0.offset) < (
                    rank($1.element), place(of: $1.element), $1.offset
                )
            }
            .map(\.element)
    }

    /// Whether the days of its rule had run out since the case was opened, and were counted from the day it was found.
    private func isCountedAnew(_ found: Assignment, opened: Timestamp) -> Bool {
        let rule = rules.first { $0.id.description == found.rule }
        guard let due = found.due, let days = rule?.duty.deadline else { return false }
        return WorkingDays.deadline(after: opened, workingDays: days) < due
    }

    /// Where the unit stands in the list of its rule.
    private func place(of assignment: Assignment) -> Int {
        let units = rules.first { $0.id.description == assignment.rule }?.units ?? fallback.units
        return units.firstIndex(of: assignment.unit) ?? units.count
    }

    private static func due(in days: Int, opened: Timestamp, given now: Timestamp) -> CivilDate {
        let due = WorkingDays.deadline(after: opened, workingDays: days)
        return due < SwedishTime(now).date ? WorkingDays.deadline(after: now, workingDays: days) : due
    }
}

extension Assignment {
    fileprivate func given(since moment: Timestamp, due: CivilDate?) -> Assignment {
        Assignment(unit: unit, unitName: unitName, rule: rule, reason: reason, since: moment, due: due)
    }
}

extension Profile {
    /// The unit's name, or its code where the profile does not know it.
    func name(of unit: Code<Unit>) -> Bilingual {
        self.unit(unit)?.name ?? Bilingual(swedish: unit.description, english: unit.description)
    }
}
