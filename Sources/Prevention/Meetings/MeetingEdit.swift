package import Reports

/// A change to a meeting.
package enum MeetingEdit: Hashable, Sendable {
    /// Only while it is planned.
    case setDay(CivilDate)
    case setTitle(String)
    case setPresent(String)
    case setMinutes(String)
    /// Freezes the agenda. On the meeting's day or later.
    case open(MeetingAgenda)
    case close
    /// Closing it was a mistake.
    case reopen
    /// Opening it was a mistake: it is planned again, without its agenda. Only while it has no points.
    case takeBack
    /// It is not held, for this reason. Only while it is planned, and nothing else is changed until it is taken up again or withdrawn.
    case callOff(reason: String)
    /// It is held after all. Only until its day has passed.
    case resume
    /// It was entered by mistake, for this reason. Once, and nothing is changed after it.
    case withdraw(reason: String)
    /// Numbered by the meeting, whatever number it has. Only while it is open.
    case addDecision(MeetingDecision)
    /// Also of a meeting that is closed: that is how decisions are followed.
    case changeDecision(DecisionID, DecisionEdit)
}

/// A change to a decision.
package enum DecisionEdit: Hashable, Sendable {
    case setWords(String)
    case setOwner(String)
    case setDue(CivilDate?)
    /// The reason stays with a dropped one alone.
    case setState(DecisionState, reason: String)
    case setLink(DecisionLink?)
}

extension Meeting {
    /// The meeting after the edits, in their order, and what was changed, in words; the same meeting where nothing was.
    package func applying(_ edits: [MeetingEdit], at moment: Timestamp) throws(MeetingFault)
        -> (meeting: Meeting, told: [(kind: MeetingEventKind, words: Bilingual)])
    {
        var meeting = self
        var told: [(kind: MeetingEventKind, words: Bilingual)] = []
        for edit in edits {
            let before = meeting
            try meeting.apply(edit, on: SwedishTime(moment).date)
            if meeting != before { told.append((edit.kind, meeting.words(of: edit))) }
        }
        guard meeting != self else { return (self, []) }
        for decision in meeting.decisions { try decision.requireSound() }
        meeting.version += 1
        meeting.changed = moment
        return (meeting, told)
    }

    /// That a meeting is not opened before its day.
    package func requireDayCome(on today: CivilDate) throws(MeetingFault) {
        guard day <= today else { throw .dayNotCome(day) }
    }

    /// That its day is none that was mistyped: neither long past nor years ahead.
    package func requireSoundDay(on today: CivilDate) throws(MeetingFault) {
        guard day.year >= EarliestYear.ofWork else { throw .dayTooEarly(day) }
        guard day <= today.adding(days: Self.furthestAhead) else { throw .dayTooFar(day) }
    }

    /// That it was neither called off nor withdrawn.
    package func requireStanding() throws(MeetingFault) {
        guard withdrawn == nil else { throw .isWithdrawn }
        guard calledOff == nil else { throw .isCalledOff }
    }

    /// That the last day of a decision is neither before the meeting nor years ahead.
    private func requireDue(_ due: CivilDate?, on today: CivilDate) throws(MeetingFault) {
        guard let due else { return }
        guard due >= day else { throw .dueBeforeMeeting(day) }
        guard due <= today.adding(days: Self.furthestAhead) else { throw .dueTooFar(due) }
    }

    private mutating func apply(_ edit: MeetingEdit, on today: CivilDate) throws(MeetingFault) {
        switch edit {
        case .withdraw(let reason):
            guard withdrawn == nil else { throw .isWithdrawn }
            withdrawn = reason
            return
        case .resume:
            guard withdrawn == nil else { throw .isWithdrawn }
            guard calledOff != nil else { throw .notCalledOff }
            guard day >= today else { throw .dayHasPassed(day) }
            calledOff = nil
            return
        default: try requireStanding()
        }
        switch edit {
        case .callOff(let reason):
            guard state == .planned else { throw .notPlanned }
            calledOff = reason
            return
        case .reopen:
            guard state != .planned else { throw .notOpened }
            state = .opened
            return
        case .changeDecision(let id, let edit):
            guard let index = decisions.firstIndex(where: { $0.id == id }) else { throw .noSuchDecision }
            if case .setDue(let due) = edit, due != decisions[index].due { try requireDue(due, on: today) }
            decisions[index].apply(edit)
            return
        case .takeBack:
            guard state == .opened, decisions.isEmpty else { throw .notTakenBack }
            state = .planned
            agenda = nil
            return
        default: break
        }
        guard state != .closed else { throw .isClosed }
        switch edit {
        case .setDay(let new):
            guard state == .planned || new == day else { throw .alreadyOpened }
            guard new != day else { return }
            day = new
            try requireSoundDay(on: today)
        case .setTitle(let text): title = text
        case .setPresent(let text): present = text
        case .setMinutes(let text): minutes = text
        case .open(let new):
            guard state == .planned else { throw .alreadyOpened }
            try requireDayCome(on: today)
            agenda = new
            state = .opened
        case .close:
            guard state == .opened else { throw .notOpened }
            state = .closed
        case .addDecision(let new):
            guard state == .opened else { throw .notOpened }
            guard decision(new.id) == nil else { throw .decisionTaken }
            guard decisions.count < Self.mostDecisions else { throw .tooManyDecisions }
            try requireDue(new.due, on: today)
            decisions.append(
                MeetingDecision(
                    id: new.id, number: decisions.count + 1, words: new.words, owner: new.owner,
                    due: new.due, state: new.state, reason: new.state == .dropped ? new.reason : "",
                    link: new.link))
        case .reopen, .takeBack, .changeDecision, .callOff, .resume, .withdraw: break
        }
    }

    private func words(of edit: MeetingEdit) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: String) -> Bilingual {
            let shown = value.isEmpty ? "–" : value
            return Bilingual(swedish: "\(sv): \(shown)", english: "\(en): \(shown)")
        }
        switch edit {
        case .setDay: return told("Dag", "Day", day.description)
        case .setTitle: return told("Namn", "Name", title)
        case .setPresent: return told("Deltog", "Present", present)
        case .setMinutes:
            return Bilingual(swedish: "Anteckningarna är ändrade.", english: "The minutes were changed.")
        case .open:
            return Bilingual(
                swedish: "Mötet öppnades, och dagordningen frystes.",
                english: "The meeting was opened, and the agenda frozen.")
        case .close:
            return Bilingual(swedish: "Mötet avslutades.", english: "The meeting was closed.")
        case .reopen:
            return Bilingual(swedish: "Mötet öppnades igen.", english: "The meeting was opened again.")
        case .takeBack:
            return Bilingual(
                swedish: "Öppnandet togs tillbaka: mötet är planerat igen.",
                english: "The opening was taken back: the meeting is planned again.")
        case .callOff(let reason): return told("Ställdes in", "Called off", reason)
        case .resume:
            return Bilingual(
                swedish: "Mötet blir av.", english: "The meeting is to be held after all.")
        case .withdraw(let reason): return told("Togs tillbaka", "Withdrawn", reason)
        case .addDecision:
            guard let last = decisions.last else { return Bilingual("–") }
            return Bilingual(
                swedish: "Punkt \(last.number): \(last.words)", english: "Point \(last.number): \(last.words)"
            )
        case .changeDecision(let id, let edit):
            return decision(id)?.words(of: edit) ?? Bilingual("–")
        }
    }
}

extension MeetingEdit {
    fileprivate var kind: MeetingEventKind {
        switch self {
        case .open: .opened
        case .close: .closed
        case .addDecision, .changeDecision: .decision
        case .callOff: .calledOff
        case .resume: .resumed
        case .withdraw: .withdrawn
        case .setDay, .setTitle, .setPresent, .setMinutes, .reopen, .takeBack: .changed
        }
    }
}

extension MeetingDecision {
    fileprivate mutating func apply(_ edit: DecisionEdit) {
        switch edit {
        case .setWords(let text): words = text
        case .setOwner(let text): owner = text
        case .setDue(let day): due = day
        case .setState(let new, let why):
            state = new
            reason = new == .dropped ? why : ""
        case .setLink(let new): link = new
        }
    }

    /// What an edit made of it.
    fileprivate func words(of edit: DecisionEdit) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: Bilingual) -> Bilingual {
            Bilingual(
                swedish: "Punkt \(number), \(sv): \(value.swedish)",
                english: "Point \(number), \(en): \(value.english)")
        }
        let none = Bilingual("–")
        switch edit {
        case .setWords: return told("lydelse", "words", Bilingual(words))
        case .setOwner: return told("ansvarig", "owner", owner.isEmpty ? none : Bilingual(owner))
        case .setDue: return told("sista dag", "due", due.map { Bilingual($0.description) } ?? none)
        case .setState:
            let why = reason.isEmpty ? "" : ". \(reason)"
            return told(
                "läge", "state",
                Bilingual(swedish: state.name.swedish + why, english: state.name.english + why))
        case .setLink:
            return told(
                "leder till", "leads to",
                link.map {
                    Bilingual(
                        swedish: "\($0.kind.name.swedish) \($0.target)",
                        english: "\($0.kind.name.english) \($0.target)")
                } ?? none)
        }
    }
}
