import Reports
import Triage

/// Answers those who reported what is in a case.
struct Answering<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let edited: Case

    /// The answer is shown to whoever follows a report of the case, and sent by e-mail to each who left an address, once, whatever
    /// the number of their reports. Nobody gets e-mail about a restricted report.
    ///
    /// - Parameter reached: The addresses that have the answer already; those that get it now are added.
    func answer(_ text: String, reached: inout Set<String>) throws {
        let ledger = change.ledger
        try change.note(.answered, Bilingual(swedish: text, english: text), in: edited.id)
        let reports = try ledger.reports(in: edited.id)
        try ledger.keepAnswer(
            text, in: edited.id, to: reports.map(\.id), by: change.by, at: change.moment)
        try SenderNotifying(change: change).tell(
            .answered, of: reports, in: edited.id, state: edited.state, answer: text)
        guard change.policy.queuesNotices else { return }
        for report in reports where !report.isRestricted {
            guard let address = try ledger.mailAddress(of: report.id)?.lowercased(),
                reached.insert(address).inserted
            else { continue }
            let profile = change.jurisdiction.profile
            let code = report.category.description
            try ledger.queue(
                AnswerNotice(
                    case: edited.id, report: report.id, reference: report.reference,
                    municipality: profile.name,
                    categoryName: profile.category(report.category)?.name
                        ?? Bilingual(swedish: code, english: code),
                    text: text, at: change.moment))
        }
    }
}
