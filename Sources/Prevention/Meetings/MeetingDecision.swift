package import Reports

/// A point of a meeting: what is to be done, who does it by when, and what became of it.
package struct MeetingDecision: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: DecisionID
    /// From 1, in the order in which they were made.
    package let number: Int
    package internal(set) var words: String
    /// A role or a unit, never a person; empty while nobody has it.
    package internal(set) var owner: String
    package internal(set) var due: CivilDate?
    package internal(set) var state: DecisionState
    /// Why it was dropped; empty for all others.
    package internal(set) var reason: String
    /// What it was made into, or is about.
    package internal(set) var link: DecisionLink?

    /// In bytes.
    package static let longestWords = 2_000
    package static let longestOwner = 200
    package static let longestReason = 1_000

    package init(
        id: DecisionID, number: Int, words: String, owner: String = "", due: CivilDate? = nil,
        state: DecisionState = .undecided, reason: String = "", link: DecisionLink? = nil
    ) {
        self.id = id
        self.number = number
        self.words = words
        self.owner = owner
        self.due = due
        self.state = state
        self.reason = reason
        self.link = link
    }

    package var texts: [String] { [words, owner, reason].filter { !$0.isEmpty } }

    package func isOverdue(on day: CivilDate) -> Bool {
        state.isOpen && due.map { $0 < day } ?? false
    }

    /// That somebody has what was decided, and that what was dropped says why.
    func requireSound() throws(MeetingFault) {
        if [.decided, .done].contains(state), owner.isEmpty { throw .noOwner }
        if state == .dropped, reason.isEmpty { throw .noReason }
    }
}

/// How a point stands. The raw values are kept, and the words of the API.
package enum DecisionState: String, CaseIterable, Sendable {
    case undecided, decided, done
    /// Nothing will be done, with the reason.
    case dropped

    /// Whether somebody still has something to do, or to decide.
    package var isOpen: Bool { self == .undecided || self == .decided }

    package var name: Bilingual {
        switch self {
        case .undecided: Bilingual(swedish: "Inte beslutat", english: "Undecided")
        case .decided: Bilingual(swedish: "Beslutat", english: "Decided")
        case .done: Bilingual(swedish: "Gjort", english: "Done")
        case .dropped: Bilingual(swedish: "Avfört", english: "Dropped")
        }
    }
}

/// What a decision was made into, or is about: something of the same municipality.
package enum DecisionLink: Hashable, Sendable {
    case measure(MeasureID)
    case walk(WalkID)
    case promise(PromiseID)
    case hotspot(KeptHotspotID)

    /// The raw values are kept, and the words of the API.
    package enum Kind: String, CaseIterable, Sendable {
        case measure, walk, promise, hotspot

        package var name: Bilingual {
            switch self {
            case .measure: Bilingual(swedish: "Åtgärd", english: "Measure")
            case .walk: Bilingual(swedish: "Trygghetsvandring", english: "Safety walk")
            case .promise: Bilingual(swedish: "Medborgarlöfte", english: "Citizen promise")
            case .hotspot: Bilingual(swedish: "Otrygg plats", english: "Hotspot")
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .measure: .measure
        case .walk: .walk
        case .promise: .promise
        case .hotspot: .hotspot
        }
    }

    /// The id as people and programs write it.
    package var target: String {
        switch self {
        case .measure(let id): id.description
        case .walk(let id): id.description
        case .promise(let id): id.description
        case .hotspot(let id): id.description
        }
    }

    /// Nil for what is no id.
    package init?(_ kind: Kind, _ text: String) {
        switch kind {
        case .measure:
            guard let id = MeasureID(text) else { return nil }
            self = .measure(id)
        case .walk:
            guard let id = WalkID(text) else { return nil }
            self = .walk(id)
        case .promise:
            guard let id = PromiseID(text) else { return nil }
            self = .promise(id)
        case .hotspot:
            guard let id = KeptHotspotID(text) else { return nil }
            self = .hotspot(id)
        }
    }
}
