package import Reports

/// Keeps meetings with their agendas and decisions, and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol MeetingStore: Sendable {
    /// Keeps a planned meeting once: one that is sent again with the same content is the meeting that is kept already, as it is now.
    ///
    /// - Throws: ``MeetingFault``: ``MeetingFault/idTaken`` for the id of something else, in whatever municipality.
    func addMeeting(_ meeting: Meeting, by agent: Agent) async throws
        -> (meeting: Meeting, isRepeat: Bool)

    func meeting(_ id: MeetingID, in municipalities: Set<MunicipalityCode>) async throws -> Meeting?

    /// The latest day first; of one day the one that was kept last first.
    func meetings(_ query: MeetingQuery) async throws -> [Meeting]

    /// Carries out edits, all or none; `version` must be the meeting's current one. Where a decision is reworded, the agendas that tell it are mended with it,
    /// which stands in the history of their meetings.
    ///
    /// - Throws: ``MeetingFault``.
    func changeMeeting(
        _ id: MeetingID, in municipalities: Set<MunicipalityCode>, _ edits: [MeetingEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Meeting

    /// Everything that happened to it and its decisions, the first first.
    func meetingHistory(of id: MeetingID) async throws -> [MeetingEvent]
}

/// Which meetings are wanted.
package struct MeetingQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// All when nil.
    package var state: MeetingState?
    package var limit = MeetingQuery.most

    /// How many meetings one answer holds at most.
    package static let most = 500

    package init(municipalities: Set<MunicipalityCode> = [], state: MeetingState? = nil) {
        self.municipalities = municipalities
        self.state = state
    }
}

/// Something that happened to a meeting.
package typealias MeetingEvent = HistoryEvent<MeetingEventKind>

/// The raw values are kept.
package enum MeetingEventKind: String, CaseIterable, Sendable {
    case made, changed, opened, closed, decision
    case calledOff = "called-off"
    case resumed, withdrawn
}
