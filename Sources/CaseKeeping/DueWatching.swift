package import Reports
import Triage

/// Tells units of their cases whose last day to act has begun.
package struct DueWatching<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Queues the notices of the days that have begun by the Swedish clock since the last look, today's among them. The
    /// first look of all tells of today alone, so that an old file or a filled-in history makes no flood.
    ///
    /// Each last day is told of once, since what was looked at is kept with the notices. A closed case falls due to nobody.
    package func look(at moment: Timestamp) throws {
        guard policy.queuesNotices else { return }
        let today = SwedishTime(moment).date
        for jurisdiction in policy.jurisdictions {
            let municipality = jurisdiction.profile.municipality
            let looked = try ledger.dueDay(lookedAtIn: municipality) ?? today.adding(days: -1)
            guard looked < today else { continue }
            let notices = CaseNotifying(
                change: CaseChange(
                    ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: .lykta, moment: moment))
            for id in try ledger.cases(dueAfter: looked, through: today, in: municipality) {
                guard let found = try ledger.case(id), found.status.takesReports else { continue }
                let units = found.units.filter { unit in unit.due.map { looked < $0 && $0 <= today } ?? false
                }
                try notices.tell(.due, of: id, to: units)
            }
            try ledger.setDueDay(today, lookedAtIn: municipality)
        }
    }
}
