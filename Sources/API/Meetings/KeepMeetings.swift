package import JSON
package import Prevention
package import Reports
import Triage
package import Web

/// Meetings, as every door asks for them. A meeting is of one municipality, and is as if it were not for whoever has no right there. Its agenda counts all
/// reports that are not restricted, whoever opened it.
extension APIService {
    /// Everything that is known of a meeting.
    package struct WholeMeeting: Sendable {
        package let meeting: Meeting
        package let history: [MeetingEvent]
        /// What should not stand in its words, and what looks the same.
        package let warnings: [Bilingual]

        package init(_ meeting: Meeting, history: [MeetingEvent], alike: [Meeting] = [], at now: Timestamp) {
            self.meeting = meeting
            self.history = history
            warnings =
                APIService.warnings(of: meeting.texts, at: now)
                + APIService.warnings(ofAlike: alike.map(\.name))
        }
    }

    package func meetings(_ query: MeetingQuery, for caller: Caller) async throws -> [Meeting] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.meetings(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeMeeting(_ id: MeetingID, for caller: Caller, at now: Timestamp) async throws
        -> WholeMeeting
    {
        try await whole(try await meeting(id, for: caller), at: now)
    }

    private func whole(_ meeting: Meeting, at now: Timestamp) async throws -> WholeMeeting {
        let alike = try await store.meetings(MeetingQuery(municipalities: [meeting.municipality]))
            .filter { $0.isAlike(meeting) }
        return WholeMeeting(
            meeting, history: try await store.meetingHistory(of: meeting.id), alike: alike, at: now)
    }

    private func meeting(_ id: MeetingID, for caller: Caller) async throws -> Meeting {
        guard let meeting = try await store.meeting(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return meeting
    }

    /// What a meeting was opened with; of a planned one what it would be opened with now.
    ///
    /// - Throws: ``Problem/notFound``.
    /// - Cost: some seconds for many reports, where it is planned; less when it was asked for before, and nothing has been committed since.
    package func agenda(of id: MeetingID, for caller: Caller, at now: Timestamp) async throws
        -> MeetingAgenda
    {
        let meeting = try await meeting(id, for: caller)
        if let frozen = meeting.agenda { return frozen }
        return try await Self.refusingMeeting { try await makeAgenda(for: meeting, at: now) }
    }

    private func makeAgenda(for meeting: Meeting, at now: Timestamp) async throws -> MeetingAgenda {
        guard let profile = served[meeting.municipality]?.profile else { throw Problem.notFound }
        let revision = store.revision
        let making = AgendaMaking(store, areas(), of: profile)
        let gathered = try await making.gather(for: meeting, at: now)
        // The trends are most of the work, and those that whoever opens a meeting has just looked at.
        let asked = AskedTrends(ofWhole: meeting.municipality, on: SwedishTime(now).date)
        let trends = try await trendAnswers.answer(to: asked, at: revision) {
            let counted = try await making.count(at: now)
            return try await longWork.run { isWanted in try counted.trends { _ in isWanted() } }
        }
        return gathered.agenda(with: trends)
    }

    /// Keeps a planned meeting under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/meetings/{id}` takes it.
    /// - Returns: The meeting, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepMeeting(_ body: JSONValue, as id: MeetingID, for caller: Caller, at now: Timestamp)
        async throws -> (meeting: WholeMeeting, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let profile = try namedProfile(&reader, for: caller)
        let parts = reader.meetingParts(isNew: true, at: now)
        try reader.finish()
        guard let meeting = parts.meeting(id, of: profile.municipality, at: now) else {
            throw Problem.internalFault
        }
        let kept = try await Self.refusingMeeting {
            try await store.addMeeting(meeting, by: caller.agent)
        }
        return (try await whole(kept.meeting, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/meetings/{id}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile, and 409 for what its state does not allow, or to open it, take that back or withdraw
    ///   it for who sees a part of the municipality alone.
    /// - Cost: to open one some seconds for many reports.
    package func changeMeeting(
        _ id: MeetingID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholeMeeting {
        let before = try await meeting(id, for: caller)
        var reader = BodyReader(body)
        let parts = reader.meetingParts(isNew: false, at: now)
        if parts.state == nil { reader.requireEdits(parts.edits) }
        try reader.finish()
        return try await Self.refusingMeeting {
            guard before.version == version else { throw MeetingFault.stale(current: before.version) }
            let edits = try await edits(parts, of: before, for: caller, at: now)
            let changed = try await store.changeMeeting(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
            return try await whole(changed, at: now)
        }
    }

    /// A meeting is opened before what is written at it, and closed after that.
    private func edits(
        _ parts: MeetingParts, of meeting: Meeting, for caller: Caller, at now: Timestamp
    ) async throws -> [MeetingEdit] {
        if parts.withdrawn != nil { try Self.require(.meeting, of: [meeting.municipality], by: caller) }
        switch (meeting.state, parts.state) {
        case (_, nil): return parts.edits
        case (let state, let wanted?) where state == wanted: return parts.edits
        case (.planned, .opened?):
            try Self.require(.meeting, of: [meeting.municipality], by: caller)
            // It may be taken up again, and its day changed, in the same step, while the meeting is planned.
            let plans = parts.edits.filter(\.isOfPlanning)
            let rest = parts.edits.filter { !$0.isOfPlanning }
            let moved = try meeting.applying(plans, at: now).meeting
            try moved.requireStanding()
            try moved.requireDayCome(on: SwedishTime(now).date)
            return plans + [.open(try await makeAgenda(for: moved, at: now))] + rest
        case (.opened, .planned?):
            try Self.require(.meeting, of: [meeting.municipality], by: caller)
            return [.takeBack] + parts.edits
        case (.closed, .opened?): return [.reopen] + parts.edits
        case (_, .closed?): return parts.edits + [.close]
        case (_, .planned?): throw MeetingFault.notTakenBack
        default: return parts.edits
        }
    }

    /// Adds a decision under an id that the caller made.
    ///
    /// - Parameter body: As `PUT /api/v1/meetings/{id}/decisions/{decision}` takes it.
    /// - Returns: The meeting, and whether the decision stood there already.
    /// - Throws: ``Problem``.
    package func keepDecision(
        _ body: JSONValue, as id: DecisionID, of meeting: MeetingID, version: Int, for caller: Caller,
        at now: Timestamp
    ) async throws -> (meeting: WholeMeeting, isRepeat: Bool) {
        let before = try await self.meeting(meeting, for: caller)
        var reader = BodyReader(body)
        let parts = reader.decisionParts(isNew: true, at: now)
        try reader.finish()
        guard let decision = parts.decision(id) else { throw Problem.internalFault }
        try await Self.refusingMeeting { try before.requireStanding() }
        if let known = before.decision(id) {
            guard parts.edits(of: known).allSatisfy({ Self.changesNothing($0, of: before, at: now) }) else {
                throw Problem.conflict("meeting.decision-taken", MeetingFault.decisionTaken.words)
            }
            return (try await whole(before, at: now), true)
        }
        let changed = try await Self.refusingMeeting {
            try await requireLink(decision.link, in: before.municipality)
            return try await store.changeMeeting(
                meeting, in: caller.municipalities, [.addDecision(decision)], version: version,
                by: caller.agent, at: now)
        }
        return (try await whole(changed, at: now), false)
    }

    private static func changesNothing(_ edit: MeetingEdit, of meeting: Meeting, at now: Timestamp) -> Bool {
        (try? meeting.applying([edit], at: now))?.told.isEmpty ?? false
    }

    /// - Parameter body: As `PATCH /api/v1/meetings/{id}/decisions/{decision}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed the meeting meanwhile.
    package func changeDecision(
        _ body: JSONValue, _ id: DecisionID, of meeting: MeetingID, version: Int, for caller: Caller,
        at now: Timestamp
    ) async throws -> WholeMeeting {
        let before = try await self.meeting(meeting, for: caller)
        guard let decision = before.decision(id) else { throw Problem.notFound }
        var reader = BodyReader(body)
        let parts = reader.decisionParts(isNew: false, at: now)
        let edits = parts.edits(of: decision)
        reader.requireEdits(edits)
        try reader.finish()
        let changed = try await Self.refusingMeeting {
            try await requireLink(parts.link?.value, in: before.municipality)
            return try await store.changeMeeting(
                meeting, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, at: now)
    }

    /// That what a decision leads to is there, in its municipality.
    private func requireLink(_ link: DecisionLink?, in municipality: MunicipalityCode) async throws {
        try await Self.requireLink(link, in: municipality, store)
    }

    /// - Throws: ``MeetingFault/noSuchLink``.
    package static func requireLink(
        _ link: DecisionLink?, in municipality: MunicipalityCode,
        _ store: any MeasureStore & WalkStore & PromiseStore & KeptHotspotStore
    ) async throws {
        guard let link else { return }
        let isThere: Bool
        switch link {
        case .measure(let id): isThere = try await store.measure(id, in: [municipality]) != nil
        case .walk(let id): isThere = try await store.walk(id, in: [municipality]) != nil
        case .promise(let id): isThere = try await store.promise(id, in: [municipality]) != nil
        case .hotspot(let id): isThere = try await store.keptHotspot(id, in: [municipality]) != nil
        }
        guard isThere else { throw MeetingFault.noSuchLink }
    }

    /// How a refusal is told.
    private static func refusingMeeting<Value: Sendable>(_ work: () async throws -> Value) async throws
        -> Value
    {
        do { return try await work() } catch let fault as MeetingFault { throw problem(of: fault) }
    }

    private static func problem(of fault: MeetingFault) -> Problem {
        func refusal(_ pointer: String, _ code: String) -> Problem {
            .content([.init(.pointer(pointer), code, fault.words)])
        }
        switch fault {
        case .noSuchMeeting, .noSuchDecision: return .notFound
        case .stale(let current): return .changedMeanwhile(current: current)
        case .idTaken: return .conflict("meeting.id-taken", fault.words)
        case .decisionTaken: return .conflict("meeting.decision-taken", fault.words)
        case .notOpened: return .conflict("meeting.not-opened", fault.words)
        case .alreadyOpened: return .conflict("meeting.already-opened", fault.words)
        case .isClosed: return .conflict("meeting.closed", fault.words)
        case .tooManyDecisions: return .conflict("meeting.too-many-decisions", fault.words)
        case .dayNotCome: return .conflict("meeting.day-not-come", fault.words)
        case .notTakenBack: return .conflict("meeting.not-taken-back", fault.words)
        case .dueBeforeMeeting: return refusal("/due", "meeting.due-before")
        case .dueTooFar: return refusal("/due", "meeting.due-too-far")
        case .isCalledOff: return .conflict("meeting.called-off", fault.words)
        case .notCalledOff: return .conflict("meeting.not-called-off", fault.words)
        case .notPlanned: return .conflict("meeting.not-planned", fault.words)
        case .dayHasPassed: return .conflict("meeting.day-has-passed", fault.words)
        case .isWithdrawn: return .conflict("meeting.withdrawn", fault.words)
        case .tooManyReports: return .conflict("meeting.too-many-reports", fault.words)
        case .dayTooEarly: return refusal("/day", "meeting.day-too-early")
        case .dayTooFar: return refusal("/day", "meeting.day-too-far")
        case .noOwner: return refusal("/owner", "meeting.no-owner")
        case .noReason: return refusal("/reason", "meeting.no-reason")
        case .noSuchLink: return refusal("/link", "meeting.no-such-link")
        }
    }
}
