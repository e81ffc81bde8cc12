package import Reports

/// How far a safety walk has come: planned → invited → walked → reported → followed up. One step back is allowed, since
/// a mistake must be possible to undo; a walk that is called off can be planned again. The raw values are kept, and the words of the API.
package enum WalkState: String, CaseIterable, Sendable {
    case planned
    case invited
    case walked
    /// The protocol is done, and who answers for the findings has it.
    case reported
    /// Those who walked have been told what was done and what was not.
    case followedUp = "followed-up"
    case calledOff = "called-off"

    /// What it may become.
    package var next: Set<WalkState> {
        switch self {
        case .planned: [.invited, .calledOff]
        case .invited: [.walked, .planned, .calledOff]
        case .walked: [.reported, .invited]
        case .reported: [.followedUp, .walked]
        case .followedUp: [.reported]
        case .calledOff: [.planned]
        }
    }

    /// What it becomes when all goes as it should; nil at the end.
    package var onward: WalkState? {
        switch self {
        case .planned: .invited
        case .invited: .walked
        case .walked: .reported
        case .reported: .followedUp
        case .followedUp, .calledOff: nil
        }
    }

    /// Whether the stops have been looked at.
    package var isWalked: Bool { [.walked, .reported, .followedUp].contains(self) }

    /// What it may become, as people read it.
    var nextNames: Bilingual { WalkState.allCases.filter(next.contains).map(\.name).joined(separator: ", ") }

    package var name: Bilingual {
        switch self {
        case .planned: Bilingual(swedish: "Planerad", english: "Planned")
        case .invited: Bilingual(swedish: "Inbjuden", english: "Invited")
        case .walked: Bilingual(swedish: "Vandrad", english: "Walked")
        case .reported: Bilingual(swedish: "Redovisad", english: "Reported")
        case .followedUp: Bilingual(swedish: "Återkopplad", english: "Followed up")
        case .calledOff: Bilingual(swedish: "Inställd", english: "Called off")
        }
    }
}
