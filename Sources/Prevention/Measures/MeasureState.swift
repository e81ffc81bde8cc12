package import Reports

/// How far a measure has come: proposed → decided → under way → done. One step back is allowed, since a mistake must be possible to undo. What
/// is not done yet can be stopped, with the reason; what was stopped or done can be opened again, with the reason. The raw values are
/// kept, and the words of the API.
package enum MeasureState: String, CaseIterable, Sendable {
    case proposed
    case decided
    case underWay = "under-way"
    case done
    case stopped

    /// What it may become.
    package var next: Set<MeasureState> {
        switch self {
        case .proposed: [.decided, .stopped]
        case .decided: [.underWay, .proposed, .stopped]
        case .underWay: [.done, .decided, .stopped]
        case .done: [.underWay]
        case .stopped: [.proposed]
        }
    }

    /// What it becomes when all goes as it should; nil at the end.
    package var onward: MeasureState? {
        switch self {
        case .proposed: .decided
        case .decided: .underWay
        case .underWay: .done
        case .done, .stopped: nil
        }
    }

    /// Whether somebody still has something to do.
    package var isOpen: Bool { self != .done && self != .stopped }

    /// Whether a reason is needed to become `state`: when it is stopped, and when what had ended is opened again.
    package func needsReason(to state: MeasureState) -> Bool { state == .stopped || !isOpen }

    /// What it may become, as people read it.
    var nextNames: Bilingual {
        MeasureState.allCases.filter(next.contains).map(\.name).joined(separator: ", ")
    }

    package var name: Bilingual {
        switch self {
        case .proposed: Bilingual(swedish: "Föreslagen", english: "Proposed")
        case .decided: Bilingual(swedish: "Beslutad", english: "Decided")
        case .underWay: Bilingual(swedish: "Pågår", english: "Under way")
        case .done: Bilingual(swedish: "Genomförd", english: "Done")
        case .stopped: Bilingual(swedish: "Stoppad", english: "Stopped")
        }
    }
}
