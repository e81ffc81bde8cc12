import Reports

/// All that is shown of a report to whoever follows it.
struct FollowPage: Hashable, Sendable {
    let reference: String
    let category: String
    let received: String
    let status: String
    let explanation: String
    let units: [String]
    let changed: String

    init(_ report: Report, _ found: Case, category: String) {
        reference = report.reference.description
        self.category = category
        received = SwedishTime(report.received).date.description
        status = found.status.nameForReporters.swedish
        explanation = found.status.explanationForReporters.swedish
        units = found.units.map(\.unitName.swedish)
        changed = SwedishTime(found.changed).date.description
    }
}
