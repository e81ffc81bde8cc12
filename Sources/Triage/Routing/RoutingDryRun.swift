package import Reports

/// A case as it was, to try rules on.
package struct PastCase: Sendable {
    package let id: Case.ID
    package let reports: [RoutingFacts]
    package let counts: CaseCounts
    package let opened: Timestamp

    package init(id: Case.ID, reports: [RoutingFacts], counts: CaseCounts, opened: Timestamp) {
        self.id = id
        self.reports = reports
        self.counts = counts
        self.opened = opened
    }

    /// A case as the store has it.
    ///
    /// - Parameter reports: all of its reports.
    package init(_ found: Case, reports: [FiledReport], areas: AreaMap) {
        self.init(
            id: found.id, reports: reports.map { RoutingFacts($0.report, areas: areas) },
            counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
            opened: found.opened)
    }
}

/// What other rules would have done to past cases.
package struct RoutingDryRun: Sendable {
    package let caseCount: Int
    /// The cases that would have gone elsewhere, or with another deadline, in the order given.
    package let changes: [Change]

    package struct Change: Hashable, Sendable {
        package let `case`: Case.ID
        /// Units that would have answered as well, with the new rules' reasons.
        package let added: [Assignment]
        /// Units that would not have answered, with the present rules' reasons.
        package let removed: [Assignment]
        /// Units that would have answered by another day, as the new rules have it.
        package let rescheduled: [Assignment]
    }

    /// Routes every case, as it stands, by the rules of `present` and of `proposed`. O(cases × rules); keeps only changes.
    package init(
        from present: ProfileDocument, to proposed: ProfileDocument, over cases: some Sequence<PastCase>
    ) {
        var count = 0
        var changes: [Change] = []
        for past in cases {
            count += 1
            let before = present.assignments(of: past)
            let after = proposed.assignments(of: past)
            let change = Change(
                case: past.id,
                added: after.filter { new in !before.contains { $0.unit == new.unit } },
                removed: before.filter { old in !after.contains { $0.unit == old.unit } },
                rescheduled: after.filter { new in
                    before.contains { $0.unit == new.unit && $0.due != new.due }
                })
            if !change.added.isEmpty || !change.removed.isEmpty || !change.rescheduled.isEmpty {
                changes.append(change)
            }
        }
        caseCount = count
        self.changes = changes
    }

    /// How many cases each unit would have gained, lost and kept with another deadline; only units with any, by code.
    package var balance: [UnitBalance] {
        var balances: [Code<Unit>: UnitBalance] = [:]
        func count(_ assignments: [Assignment], in field: WritableKeyPath<UnitBalance, Int>) {
            for assignment in assignments {
                balances[assignment.unit, default: UnitBalance(unit: assignment.unit)][keyPath: field] += 1
            }
        }
        for change in changes {
            count(change.added, in: \.gained)
            count(change.removed, in: \.lost)
            count(change.rescheduled, in: \.rescheduled)
        }
        return balances.values.sorted { $0.unit < $1.unit }
    }

    package struct UnitBalance: Hashable, Sendable {
        package let unit: Code<Unit>
        package fileprivate(set) var gained = 0
        package fileprivate(set) var lost = 0
        package fileprivate(set) var rescheduled = 0
    }

    /// A summary and the changes, for an operator.
    package var text: Bilingual {
        var lines = [
            Bilingual(
                swedish: "Prövade ärenden: \(caseCount). Skulle ändras: \(changes.count).",
                english: "Cases tried: \(caseCount). Would change: \(changes.count).")
        ]
        for unit in balance {
            lines.append(
                "  \(unit.unit): +\(unit.gained) −\(unit.lost), \(unit.rescheduled) "
                    + Bilingual(swedish: "med en annan sista dag", english: "with another deadline"))
        }
        let by = Bilingual(swedish: "enligt", english: "by")
        for change in changes {
            lines.append(Bilingual(swedish: "ärende \(change.case)", english: "case \(change.case)"))
            lines += change.added.map { "  + \($0.unit) " + by + " \($0.rule)" + $0.until + ": " + $0.reason }
            lines += change.removed.map { "  − \($0.unit) " + by + " \($0.rule): " + $0.reason }
            lines += change.rescheduled.map { "  ~ \($0.unit) " + by + " \($0.rule)" + $0.until }
        }
        return lines.joined(separator: "\n")
    }
}

extension ProfileDocument {
    /// As if the case had come all at once on the day it was opened, so that deadlines compare.
    fileprivate func assignments(of past: PastCase) -> [Assignment] {
        rules.assignments(
            for: past.reports, counts: past.counts, opened: past.opened, at: past.opened, profile: profile)
    }
}

extension Assignment {
    fileprivate var until: Bilingual {
        due.map { Bilingual(swedish: " senast \($0)", english: " until \($0)") }
            ?? Bilingual(swedish: ", utan sista dag", english: ", no deadline")
    }
}
