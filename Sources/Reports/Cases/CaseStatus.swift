/// Where a case is in its life. The raw values are the words of the API.
package enum CaseStatus: String, CaseIterable, Sendable {
    case open
    case inProgress = "in-progress"
    case closed
    /// Another case took over; see ``Case/mergedInto``.
    case merged

    /// Whether new reports may join.
    package var takesReports: Bool { self == .open || self == .inProgress }

    /// Whether whoever answers for the case is done with it.
    package var isDone: Bool { self == .closed }
}

// What people read. Staff know what a case is; whoever follows a report reads what has become of it.
extension CaseStatus {
    /// What staff read, in lists, exports and the history of a case.
    package var name: Bilingual {
        switch self {
        case .open: Bilingual(swedish: "öppet", english: "open")
        case .inProgress: Bilingual(swedish: "pågår", english: "in progress")
        case .closed: Bilingual(swedish: "avslutat", english: "closed")
        case .merged: Bilingual(swedish: "sammanslaget", english: "merged")
        }
    }

    /// What whoever follows a report reads of it.
    package var nameForReporters: Bilingual {
        switch self {
        case .open: Bilingual(swedish: "Mottaget", english: "Received")
        case .inProgress: Bilingual(swedish: "Pågår", english: "In progress")
        case .closed: Bilingual(swedish: "Avslutat", english: "Closed")
        case .merged:
            Bilingual(swedish: "Sammanslaget med ett annat ärende", english: "Merged with another case")
        }
    }

    /// What ``nameForReporters`` means for whoever follows a report.
    package var explanationForReporters: Bilingual {
        switch self {
        case .open:
            Bilingual(
                swedish: "Rapporten har kommit fram till dem som ansvarar, men de har inte börjat än.",
                english: "The report has reached those responsible, but they have not begun yet.")
        case .inProgress:
            Bilingual(
                swedish: "De som ansvarar arbetar med saken.",
                english: "Those responsible are working on it.")
        case .closed:
            Bilingual(
                swedish: "De som ansvarar är klara. Kommer problemet tillbaka, lämna gärna en ny rapport.",
                english: "Those responsible are done. If the problem comes back, please send a new report.")
        case .merged:
            Bilingual(
                swedish: "Flera har rapporterat samma sak. Den hanteras nu i ett gemensamt ärende.",
                english: "Several have reported the same thing. It is now handled in one case.")
        }
    }
}
