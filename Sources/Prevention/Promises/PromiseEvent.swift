package import Reports

/// Something that was done to keep a commitment. It is counted once, whoever sends it how often; where the commitment has no number it is a note.
package struct PromiseEvent: Hashable, Sendable, Identifiable {
    /// Made by the sender.
    package let id: PromiseEventID
    package let commitment: CommitmentID
    package let day: CivilDate
    /// The party that did it.
    package let party: PromiseParty
    /// Where, in words; empty for no place.
    package let whereabouts: String
    package let note: String
    package let link: PromiseLink?
    package let by: Agent
    package let made: Timestamp
    package internal(set) var withdrawn: Withdrawal?

    package init(
        id: PromiseEventID, commitment: CommitmentID, day: CivilDate, party: PromiseParty,
        whereabouts: String = "", note: String = "", link: PromiseLink? = nil, by: Agent, made: Timestamp,
        withdrawn: Withdrawal? = nil
    ) {
        self.id = id
        self.commitment = commitment
        self.day = day
        self.party = party
        self.whereabouts = whereabouts
        self.note = note
        self.link = link
        self.by = by
        self.made = made
        self.withdrawn = withdrawn
    }

    /// That it counts no more: it was not so, or belonged elsewhere.
    package struct Withdrawal: Hashable, Sendable {
        package let at: Timestamp
        package let reason: String

        package init(at: Timestamp, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    package static let longestNote = 2_000
    /// How many one promise may have.
    package static let most = 20_000

    package var texts: [String] { [whereabouts, note].filter { !$0.isEmpty } }
    package var counts: Bool { withdrawn == nil }
}

/// What an event was: a measure, or a safety walk, of one of the municipalities of the promise.
package struct PromiseLink: Hashable, Sendable {
    package let target: Target
    /// Whose it is: who does not see that municipality is not told of it.
    package let municipality: MunicipalityCode

    package init(_ target: Target, in municipality: MunicipalityCode) {
        self.target = target
        self.municipality = municipality
    }

    package enum Target: Hashable, Sendable {
        case measure(MeasureID)
        case walk(WalkID)
    }

    package var measure: MeasureID? { if case .measure(let id) = target { id } else { nil } }
    package var walk: WalkID? { if case .walk(let id) = target { id } else { nil } }
}
