import JSON
import Prevention
import Reports
import Web

/// What a body says of a meeting, whether it is to be made or changed: nil for what it does not name.
struct MeetingParts {
    var day: CivilDate?
    var title: String?
    var present: String?
    var minutes: String?
    var state: MeetingState?
    var calledOff: MeasureParts.Emptied<String>?
    var withdrawn: String?

    /// A meeting made of it; nil without a day.
    func meeting(_ id: MeetingID, of municipality: MunicipalityCode, at now: Timestamp) -> Meeting? {
        guard let day else { return nil }
        return Meeting(
            id: id, municipality: municipality, day: day, title: title ?? "", present: present ?? "",
            made: now)
    }

    /// What is to be changed, but for the state.
    var edits: [MeetingEdit] {
        var edits: [MeetingEdit] = []
        if case .nothing? = calledOff { edits.append(.resume) }
        if let day { edits.append(.setDay(day)) }
        if let title { edits.append(.setTitle(title)) }
        if let present { edits.append(.setPresent(present)) }
        if let minutes { edits.append(.setMinutes(minutes)) }
        if let reason = calledOff?.value { edits.append(.callOff(reason: reason)) }
        if let withdrawn { edits.append(.withdraw(reason: withdrawn)) }
        return edits
    }
}

extension MeetingEdit {
    /// Whether it is of what is planned, and so comes before the meeting is opened in the same step.
    var isOfPlanning: Bool {
        switch self {
        case .setDay, .resume: true
        default: false
        }
    }
}

/// What a body says of a decision.
struct DecisionParts {
    var words: String?
    var owner: String?
    var due: MeasureParts.Emptied<CivilDate>?
    var state: DecisionState?
    var reason: String?
    var link: MeasureParts.Emptied<DecisionLink>?

    /// A decision made of it; nil without words. Its number is given by its meeting.
    func decision(_ id: DecisionID) -> MeetingDecision? {
        guard let words else { return nil }
        return MeetingDecision(
            id: id, number: 1, words: words, owner: owner ?? "", due: due?.value,
            state: state ?? .undecided, reason: reason ?? "", link: link?.value)
    }

    /// What is to be changed of a decision.
    func edits(of decision: MeetingDecision) -> [MeetingEdit] {
        var edits: [DecisionEdit] = []
        if let words { edits.append(.setWords(words)) }
        if let owner { edits.append(.setOwner(owner)) }
        if let due { edits.append(.setDue(due.value)) }
        if state != nil || reason != nil {
            edits.append(
                .setState(state ?? decision.state, reason: reason ?? decision.reason))
        }
        if let link { edits.append(.setLink(link.value)) }
        return edits.map { .changeDecision(decision.id, $0) }
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/meetings/{id}` and of `PATCH`, which has more.
    mutating func meetingParts(isNew: Bool, at now: Timestamp) -> MeetingParts {
        var parts = MeetingParts()
        if json("day", isRequired: isNew) != nil { parts.day = day("day") }
        parts.title = plain("title", most: Meeting.longestTitle)
        parts.present = plain("present", most: Meeting.longestPresent)
        refusePerson(parts.present, at: "present", "meeting.present-person", now)
        if !isNew {
            parts.minutes = plain("minutes", most: Meeting.longestMinutes)
            if json("state") != nil { parts.state = word("state", MeetingState.self) }
            if let isEmpty = emptied("calledOff") {
                parts.calledOff =
                    isEmpty
                    ? .nothing : line("calledOff", most: Meeting.longestReason).map { .given($0) }
                refusePersonalData(parts.calledOff?.value, at: "calledOff", "meeting.personal-data", now)
            }
            if json("withdrawn") != nil {
                parts.withdrawn = line("withdrawn", isRequired: true, most: Meeting.longestReason)
                refusePersonalData(parts.withdrawn, at: "withdrawn", "meeting.personal-data", now)
            }
        }
        return parts
    }

    /// The members of `PUT` and `PATCH /api/v1/meetings/{id}/decisions/{decision}`. Its words and its reason are frozen in the agendas that follow.
    mutating func decisionParts(isNew: Bool, at now: Timestamp) -> DecisionParts {
        var parts = DecisionParts()
        parts.words = line("words", isRequired: isNew, most: MeetingDecision.longestWords)
        refusePersonalData(parts.words, at: "words", "meeting.personal-data", now)
        parts.owner = plain("owner", most: MeetingDecision.longestOwner)
        refusePerson(parts.owner, at: "owner", "meeting.owner-person", now)
        if let isEmpty = emptied("due") {
            parts.due = isEmpty ? .nothing : day("due").map { .given($0) }
        }
        if json("state") != nil { parts.state = word("state", DecisionState.self) }
        parts.reason = plain("reason", most: MeetingDecision.longestReason)
        refusePersonalData(parts.reason, at: "reason", "meeting.personal-data", now)
        if let json = json("link") {
            parts.link = json.string == "" || json.isNull ? .nothing : link(json).map { .given($0) }
        }
        return parts
    }

    private mutating func link(_ json: JSONValue) -> DecisionLink? {
        nested(json, at: pointer.appending("link")) { inner in
            guard inner.json("kind") != nil else {
                _ = inner.json("id", isRequired: true)
                inner.fault(
                    at: inner.pointer.appending("kind"), "member.missing",
                    sv:
                        "Välj vad punkten leder till, eller ange hela adressen till sidan: den säger vad det är.",
                    en:
                        "Choose what the point leads to, or give the whole address of the page: it says what it is."
                )
                return nil
            }
            let kind = inner.word("kind", DecisionLink.Kind.self)
            return inner.value(
                "id", isRequired: true, sv: BodyReader.idOfPage.swedish, en: BodyReader.idOfPage.english
            ) { text in
                kind.flatMap { DecisionLink($0, text) }
            }
        }
    }
}
