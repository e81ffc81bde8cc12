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
        status = Self.name(of: found.status)
        explanation = Self.explanation(of: found.status)
        units = found.units.map(\.unitName.swedish)
        changed = SwedishTime(found.changed).date.description
    }

    private static func name(of status: CaseStatus) -> String {
        switch status {
        case .open: "Mottaget"
        case .inProgress: "Pågår"
        case .closed: "Avslutat"
        case .merged: "Sammanslaget med ett annat ärende"
        }
    }

    private static func explanation(of status: CaseStatus) -> String {
        switch status {
        case .open: "Rapporten har kommit fram till dem som ansvarar, men de har inte börjat än."
        case .inProgress: "De som ansvarar arbetar med saken."
        case .closed: "De som ansvarar är klara. Kommer problemet tillbaka, lämna gärna en ny rapport."
        case .merged: "Flera har rapporterat samma sak. Den hanteras nu i ett gemensamt ärende."
        }
    }
}
