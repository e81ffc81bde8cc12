import Reports
import Web

/// What has happened to a case, as its page shows it.
struct CaseHistory: Sendable {
    /// Oldest first.
    let events: [CaseEvent]
    /// The numbers of what has been taken back.
    let undone: Set<Int>
    let words: Words
    /// Whether what was decided can be taken back by who reads.
    let mayUndo: Bool

    struct Entry: Hashable, Sendable {
        let number: Int
        let moment: String
        let when: String
        let title: String
        let text: String
        let by: String
        let isUndone: Bool
        let canBeUndone: Bool
    }

    /// The latest first.
    var entries: [Entry] { events.reversed().map(entry) }

    /// What has happened after an entry, oldest first.
    func entries(after number: Int) -> [Entry] { events.filter { $0.number > number }.map(entry) }

    /// Why its reports are one case, oldest first.
    var joinings: [Entry] { events.filter { $0.kind.tellsWhatBelongs }.map(entry) }

    private func entry(_ event: CaseEvent) -> Entry {
        let isUndone = undone.contains(event.number)
        return Entry(
            number: event.number, moment: event.at.rfc3339,
            when: SwedishTime(event.at).description, title: words[event.kind.word],
            text: event.reason.text(in: words.language), by: event.by, isUndone: isUndone,
            canBeUndone: mayUndo && event.isDecision && !isUndone && event.kind != .answered)
    }
}

extension CaseEvent.Kind {
    /// Whether it is about which reports are one case.
    fileprivate var tellsWhatBelongs: Bool {
        switch self {
        case .opened, .joined, .left, .tookOver, .merged, .split, .pinned, .separated, .unpinned: true
        case .routed, .statusChanged, .note, .assigned, .unitsChanged, .handedOver, .dueChanged,
            .categoryCorrected, .placeCorrected, .restrictedChanged, .answered,
            .photoAdded, .photoHidden, .photoShown:
            false
        }
    }

    /// The key of what it is called.
    var word: String {
        switch self {
        case .opened: "event-opened"
        case .joined: "event-joined"
        case .left: "event-left"
        case .tookOver: "event-took-over"
        case .merged: "event-merged"
        case .split: "event-split"
        case .routed: "event-routed"
        case .statusChanged: "event-state"
        case .pinned: "event-pinned"
        case .separated: "event-separated"
        case .unpinned: "event-unpinned"
        case .note: "event-note"
        case .assigned: "event-assigned"
        case .unitsChanged: "event-units"
        case .handedOver: "event-handed-over"
        case .dueChanged: "event-due"
        case .categoryCorrected: "event-category"
        case .placeCorrected: "event-place"
        case .restrictedChanged: "event-restricted"
        case .answered: "event-answered"
        case .photoAdded: "event-photo-added"
        case .photoHidden: "event-photo-hidden"
        case .photoShown: "event-photo-shown"
        }
    }
}
