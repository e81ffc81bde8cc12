/// What photos are of.
package enum PhotoSubject: Hashable, Sendable {
    /// What was reported; sent by whoever reported it.
    case report(Report.ID)
    /// What was done about a case; taken by staff.
    case work(Case.ID)

    /// How many it may have.
    package var most: Int {
        switch self {
        case .report: 3
        case .work: 12
        }
    }
}
