package import Reports
import Synchronization

/// Areas that somebody has uploaded and looks at before they count. Kept in memory for an hour, the last few of each person: a restart
/// forgets them, and the file is uploaded again.
final class AreaDrafts: Sendable {
    private let drafts = Mutex<[AreaDraft]>([])
    private let most = 16

    /// Of more than are held, the oldest is forgotten.
    func keep(_ draft: AreaDraft) {
        drafts.withLock { drafts in
            drafts.append(draft)
            if drafts.count > most { drafts.removeFirst() }
        }
    }

    /// The draft of this id that this person made; nil for none, and for one that is an hour old.
    func draft(_ id: String, of person: String, at now: Timestamp) -> AreaDraft? {
        drafts.withLock { drafts in
            drafts.removeAll { $0.made.adding(.hours(1)) < now }
            return drafts.first { $0.id == id && $0.person == person }
        }
    }

    func forget(_ id: String) { drafts.withLock { $0.removeAll { $0.id == id } } }
}

/// Areas that do not count yet.
package struct AreaDraft: Sendable {
    package let id: String
    /// What tells the caller who made it from every other.
    let person: String
    let made: Timestamp
    package let layer: AreaLayer
    /// Whether they are to be all of the layer.
    package let isWholeLayer: Bool
    /// The first day on which they are to hold.
    package let from: CivilDate
    package let areas: [MappedArea]
}
