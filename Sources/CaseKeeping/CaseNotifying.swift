import Reports
import Triage

/// Queues notices to the units of cases, through those of their channels that ask for them.
struct CaseNotifying<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    /// Tells units that something happened to their case.
    ///
    /// A restricted report is told of without any of its words, and in the middle of its square.
    ///
    /// - Parameters:
    ///   - other: The case that was taken over, or that a part went to.
    ///   - report: The report that it is about, or the newest of the case.
    func tell(
        _ event: CaseNotice.Event, of id: Case.ID, other: Case.ID? = nil, to units: [Assignment],
        because report: Report
    ) throws {
        guard change.policy.queuesNotices else { return }
        for assignment in units {
            let subscriptions = change.jurisdiction.profile.unit(assignment.unit)?.subscriptions ?? []
            for subscription in subscriptions where subscription.events.contains(event) {
                try change.ledger.queue(
                    CaseNotice(
                        event: event, case: id, other: other, municipality: report.municipality,
                        assignment: assignment, category: report.category,
                        categoryName: change.jurisdiction.profile.category(report.category)?.name,
                        reference: report.reference,
                        text: report.isRestricted ? nil : report.text.description,
                        place: report.isRestricted
                            ? report.whereabouts.place?.middleOfSquare : report.whereabouts.place,
                        placeWords: report.isRestricted ? nil : report.whereabouts.words,
                        observed: report.observed, at: change.moment),
                    through: subscription.channel,
                    inDigestAt: subscription.digest?.moment(after: change.moment))
            }
        }
    }

    /// Tells all units of a case of what happened to it as a whole.
    func tell(_ event: CaseNotice.Event, of id: Case.ID, to units: [Assignment]) throws {
        guard change.policy.queuesNotices, let newest = try change.ledger.reports(in: id).newest else {
            return
        }
        try tell(event, of: id, to: units, because: newest)
    }
}

extension [Report] {
    /// The one received last; of several received at once, the one kept last, in a list in the order of keeping.
    var newest: Report? { reversed().max { $0.received < $1.received } }
}
