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

    /// - Parameter words: Those in which the municipality tells how a case stands.
    init(_ report: Report, _ found: Case, category: String, words: CaseWords = CaseWords()) {
        let told = ToldState(found.state, by: words)
        reference = report.reference.description
        self.category = category
        received = SwedishTime(report.received).date.description
        status = told.name.swedish
        explanation = told.explanation.swedish
        units = found.units.map(\.unitName.swedish)
        changed = SwedishTime(found.changed).date.description
    }
}
