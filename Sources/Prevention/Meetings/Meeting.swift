package import Reports

/// A meeting of municipality and police (*samverkansmöte*): its day, the agenda that was frozen when it was opened, what was decided and what
/// became of it, and the minutes.
///
/// People are roles: no name stands in it.
package struct Meeting: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: MeetingID
    package let municipality: MunicipalityCode
    package internal(set) var day: CivilDate
    /// Such as "Operativt möte"; empty for not said.
    package internal(set) var title: String
    /// Who takes part: offices and roles. Empty for not said.
    package internal(set) var present: String
    package internal(set) var state: MeetingState
    /// What it was opened with; nil while it is planned. It never changes after that but for words that are corrected where they were decided.
    package internal(set) var agenda: MeetingAgenda?
    /// What was said, in words; empty for nothing.
    package internal(set) var minutes: String
    /// By number.
    package internal(set) var decisions: [MeetingDecision]
    /// Why it is not held though it was planned; nil for one that is. It stays planned, and can be taken up again until its day has passed.
    package internal(set) var calledOff: String?
    /// Why it was entered by mistake; nil for one that was not. It counts for nothing, and changes no more.
    package internal(set) var withdrawn: String?
    /// Grows with every change, of its decisions too.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp

    /// In bytes, as all such bounds are.
    package static let longestTitle = 200
    package static let longestPresent = 1_000
    package static let longestMinutes = 20_000
    package static let mostDecisions = 100
    /// How many days ahead it may be planned, and what was decided may be due: five years.
    package static let furthestAhead = 1_830
    package static let longestReason = 1_000

    package init(
        id: MeetingID, municipality: MunicipalityCode, day: CivilDate, title: String = "",
        present: String = "", state: MeetingState = .planned, agenda: MeetingAgenda? = nil,
        minutes: String = "", decisions: [MeetingDecision] = [], version: Int = 1, made: Timestamp,
        changed: Timestamp? = nil, calledOff: String? = nil, withdrawn: String? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.day = day
        self.title = title
        self.present = present
        self.state = state
        self.agenda = agenda
        self.minutes = minutes
        self.decisions = decisions
        self.calledOff = calledOff
        self.withdrawn = withdrawn
        self.version = version
        self.made = made
        self.changed = changed ?? made
    }

    /// What people call it.
    package var name: String { title.isEmpty ? "\(day)" : "\(title) \(day)" }

    /// What is written in it.
    package var texts: [String] {
        ([title, present, minutes, calledOff ?? "", withdrawn ?? ""] + decisions.flatMap(\.texts))
            .filter { !$0.isEmpty }
    }

    /// Whether it was held, for all that is known: it was opened, and not by mistake.
    package var isHeld: Bool { state != .planned && withdrawn == nil }

    /// Of how many points somebody still has something to do; none of one that was withdrawn.
    package var openDecisions: Int { withdrawn == nil ? decisions.count { $0.state.isOpen } : 0 }

    /// How it stands, in one word.
    package var standing: MeetingStanding {
        if withdrawn != nil { return .withdrawn }
        if calledOff != nil { return .calledOff }
        switch state {
        case .planned: return .planned
        case .opened: return .opened
        case .closed: return .closed
        }
    }

    package func decision(_ id: DecisionID) -> MeetingDecision? { decisions.first { $0.id == id } }
}

/// How far a meeting has come. The raw values are kept, and the words of the API.
package enum MeetingState: String, CaseIterable, Sendable {
    /// Its agenda is made when it is opened.
    case planned
    case opened
    /// The minutes stand. What was decided is still followed.
    case closed

    package var name: Bilingual {
        switch self {
        case .planned: Bilingual(swedish: "Planerat", english: "Planned")
        case .opened: Bilingual(swedish: "Öppnat", english: "Opened")
        case .closed: Bilingual(swedish: "Avslutat", english: "Closed")
        }
    }
}

/// How a meeting stands: how far it has come, unless it is not held or was entered by mistake.
package enum MeetingStanding: String, CaseIterable, Sendable {
    case planned, opened, closed
    case calledOff = "called-off"
    case withdrawn

    package var name: Bilingual {
        switch self {
        case .planned: MeetingState.planned.name
        case .opened: MeetingState.opened.name
        case .closed: MeetingState.closed.name
        case .calledOff: Bilingual(swedish: "Inställt", english: "Called off")
        case .withdrawn: Bilingual(swedish: "Tillbakataget", english: "Withdrawn")
        }
    }
}
