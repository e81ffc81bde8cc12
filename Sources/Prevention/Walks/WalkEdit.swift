package import Reports

/// A change to a safety walk.
package enum WalkEdit: Hashable, Sendable {
    case setTitle(String)
    case setDays(WalkDays)
    case setStart(Timestamp?)
    case setMeetingPlace(String)
    case setLeader(String)
    case setParticipants([WalkParticipants])
    case setStops([SafetyWalk.Stop])
    /// Whatever has been answered or found at the stop, by its number.
    case nameStop(Int, String)
    case setInvitation(String)
    case setState(WalkState)
}

/// Why a walk, or what belongs to it, cannot be changed so.
package enum WalkEditFault: Error, Hashable, Sendable {
    case noSuchWalk
    case noSuchFinding
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// See ``WalkState/next``.
    case cannotBecome(WalkState, from: WalkState)
    /// Nobody can be invited to a walk without a day and a time.
    case noDay
    /// People would set out on another day than the walk's.
    case startsOnAnotherDay(CivilDate, walk: CivilDate)
    /// What is walked was walked on a day.
    case noDayWalked
    /// The walk's day has not come.
    case dayNotCome(CivilDate)
    /// Those who walked are told at the third meeting, whose day is not set.
    case noMeetingAfter
    /// The day of the third meeting has not come.
    case meetingNotCome(CivilDate)
    /// People have been invited to the stops as they are.
    case stopsFixed
    /// A walk that repeats another has its stops.
    case repeatsWithStops
    /// Another walk repeats it, and has its stops.
    case stopsRepeated
    /// It would be walked on the first of the days, before the walk that it repeats.
    case beforeRepeated(CivilDate, earlier: CivilDate)
    /// It would be walked on the first of the days, after a walk that repeats it.
    case afterRepeat(CivilDate, later: CivilDate)
    case noSuchStop(Int)
    /// The number is that of another stop, of this name, than the one that was shown to whoever sends something of it.
    case otherStop(Int, name: String)
    /// Nothing is found on a walk that was called off.
    case calledOff
    /// Something is to be done about a finding by the first of the days, before the day of the walk.
    case dueBeforeWalk(CivilDate, walk: CivilDate)
    /// The measure that a finding is to become was done on the first of the days, before there was the finding.
    case measureDoneBefore(CivilDate, found: CivilDate)
    /// A finding becomes a measure of its own municipality.
    case noSuchMeasure
    /// The finding was filed as a restricted report: taken off its case it would be told to everybody.
    case filedRestricted
    case noSuchPhoto
    /// It was there, and was erased for good.
    case photoErased
    /// There are ``WalkPhoto/mostAtStop`` already.
    case tooManyPhotos
    /// Another walk, finding or answer has the id.
    case idTaken
}

extension WalkEditFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchWalk:
            Bilingual(swedish: "Det finns ingen sådan vandring.", english: "There is no such walk.")
        case .noSuchFinding:
            Bilingual(swedish: "Det finns ingen sådan iakttagelse.", english: "There is no such finding.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .cannotBecome(let state, let from):
            Bilingual(
                swedish:
                    "En vandring som är ”\(from.name.swedish.lowercased())” kan inte bli ”\(state.name.swedish.lowercased())”. Den kan bli: \(from.nextNames.swedish).",
                english:
                    "A walk that is “\(from.name.english.lowercased())” cannot become “\(state.name.english.lowercased())”. It can become: \(from.nextNames.english)."
            )
        case .noDay:
            Bilingual(
                swedish:
                    "Bestäm vandringens dag och tid innan ni bjuder in, eller låt vandringen vara planerad.",
                english:
                    "Decide on the day and time of the walk before people are invited, or leave the walk as planned."
            )
        case .startsOnAnotherDay(let other, let walk):
            Bilingual(
                swedish:
                    "Vandringens dag är \(walk), men tiden ligger \(other). Ange dag och tid tillsammans.",
                english:
                    "The walk's day is \(walk), but its time is on \(other). Give the day and the time together."
            )
        case .noDayWalked:
            Bilingual(
                swedish: "Vandringen är genomförd. Ange vilken dag ni gick.",
                english: "The walk has been walked. Give the day on which it was.")
        case .dayNotCome(let day):
            Bilingual(
                swedish:
                    "Vandringens dag, \(day), har inte kommit. Ange den dag då ni gick, eller låt vandringen vara inbjuden tills dess.",
                english:
                    "The walk's day, \(day), has not come. Give the day on which you walked, or leave the walk as invited until then."
            )
        case .noMeetingAfter:
            Bilingual(
                swedish: "Ange dagen för det uppföljande mötet först.",
                english: "Give the day of the meeting after first.")
        case .meetingNotCome(let day):
            Bilingual(
                swedish:
                    "Dagen för det uppföljande mötet, \(day), har inte kommit. Ange den dag då mötet hölls, eller låt vandringen vara redovisad tills dess.",
                english:
                    "The day of the meeting after, \(day), has not come. Give the day on which it was held, or leave the walk as reported until then."
            )
        case .stopsFixed:
            Bilingual(
                swedish:
                    "Stoppen kan ändras bara medan vandringen planeras, och innan något har svarats. Ett namn kan alltid rättas.",
                english:
                    "Stops can change only while the walk is planned, and before anything was answered. A name can always be corrected."
            )
        case .repeatsWithStops:
            Bilingual(
                swedish:
                    "En vandring som upprepar en annan har samma stopp som den. Utelämna stops, eller lägg upp en ny vandring som inte upprepar någon.",
                english:
                    "A walk that repeats another has the same stops. Leave out stops, or make a new walk that repeats none."
            )
        case .stopsRepeated:
            Bilingual(
                swedish:
                    "En annan vandring upprepar den här, stopp för stopp. Låt stoppen vara som de är, eller lägg upp en ny vandring med andra stopp.",
                english:
                    "Another walk repeats this one, stop for stop. Leave the stops as they are, or make a new walk with other stops."
            )
        case .beforeRepeated(let day, let earlier):
            Bilingual(
                swedish:
                    "Vandringens dag, \(day), ligger före den vandring som den upprepar, \(earlier). Ange den dagen eller en senare.",
                english:
                    "The walk's day, \(day), comes before the walk that it repeats, \(earlier). Give that day or a later one."
            )
        case .afterRepeat(let day, let later):
            Bilingual(
                swedish:
                    "Vandringens dag, \(day), ligger efter en vandring som upprepar den, \(later). Ange den dagen eller en tidigare, eller flytta den andra vandringen först.",
                english:
                    "The walk's day, \(day), comes after a walk that repeats it, \(later). Give that day or an earlier one, or move the other walk first."
            )
        case .noSuchStop(let number):
            Bilingual(
                swedish: "Vandringen har inget stopp \(number).", english: "The walk has no stop \(number).")
        case .otherStop(let number, let name):
            Bilingual(
                swedish:
                    "Stoppen har ändrats: stopp \(number) är nu ”\(name)”, en annan plats än den där det här gavs. Skicka det till rätt stopp, eller släng det.",
                english:
                    "The stops have changed: stop \(number) is now “\(name)”, another place than where this was given. Send it to the right stop, or throw it away."
            )
        case .calledOff:
            Bilingual(
                swedish:
                    "Vandringen är inställd, så inget har hittats på den. Planera den igen, eller välj en annan vandring.",
                english:
                    "The walk was called off, so nothing was found on it. Plan it again, or choose another walk."
            )
        case .dueBeforeWalk(let due, let day):
            Bilingual(
                swedish:
                    "Iakttagelsens sista dag, \(due), ligger före vandringens dag, \(day). Ange den dagen eller en senare.",
                english:
                    "The last day of the finding, \(due), comes before the day of the walk, \(day). Give that day or a later one."
            )
        case .measureDoneBefore(let done, let found):
            MeasureEditFault.doneBeforeFound(done, found: found).words
        case .noSuchMeasure: MeasureEditFault.noSuchMeasure.words
        case .filedRestricted:
            Bilingual(
                swedish:
                    "Iakttagelsen är sparad som en begränsad rapport. Ta först bort begränsningen på ärendets sida.",
                english:
                    "The finding was filed as a restricted report. Lift the restriction on the page of the case first."
            )
        case .noSuchPhoto:
            Bilingual(swedish: "Det finns ingen sådan bild.", english: "There is no such photo.")
        case .photoErased:
            Bilingual(
                swedish: "Bilden har raderats och sparas inte igen. Släng den.",
                english: "The photo was erased, and is not kept again. Throw it away.")
        case .tooManyPhotos:
            Bilingual(
                swedish: "Stoppet har redan \(WalkPhoto.mostAtStop) bilder. Radera någon först.",
                english: "The stop has \(WalkPhoto.mostAtStop) photos already. Erase one first.")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        }
    }
}

extension SafetyWalk {
    /// The walk after the edits, in their order, and what was changed, in words; the same walk where nothing was. Its days are held
    /// against how far it has come once all of them are made, wherever days, time or state were changed.
    ///
    /// - Parameter today: By which is told whether the walk's days have come.
    package func applying(_ edits: [WalkEdit], on today: CivilDate, at moment: Timestamp)
        throws(WalkEditFault)
        -> (walk: SafetyWalk, words: [Bilingual])
    {
        var walk = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = walk
            try walk.apply(edit)
            if walk != before { words.append(walk.words(of: edit, from: before)) }
        }
        guard walk != self else { return (self, []) }
        if (walk.state, walk.days, walk.starts) != (state, days, starts),
            let fault = walk.state.contradiction(of: walk.days, starts: walk.starts, on: today)
        {
            throw fault
        }
        walk.version += 1
        walk.changed = moment
        return (walk, words)
    }

    private mutating func apply(_ edit: WalkEdit) throws(WalkEditFault) {
        switch edit {
        case .setTitle(let text): title = text
        case .setDays(let new): days = new
        case .setStart(let moment): starts = moment
        case .setMeetingPlace(let text): meetingPlace = text
        case .setLeader(let text): leader = text
        case .setParticipants(let new): participants = new
        case .setInvitation(let text): invitation = text
        case .setStops(let new):
            guard new != stops else { return }
            guard repeats == nil else { throw .repeatsWithStops }
            guard takesStops else { throw .stopsFixed }
            stops = new
        case .nameStop(let number, let name):
            guard stop(number) != nil else { throw .noSuchStop(number) }
            stops = stops.map { $0.number == number ? $0.named(name) : $0 }
        case .setState(let new): try become(new)
        }
    }

    private mutating func become(_ new: WalkState) throws(WalkEditFault) {
        guard new != state else { return }
        guard state.next.contains(new) else { throw .cannotBecome(new, from: state) }
        state = new
    }

    private func words(of edit: WalkEdit, from before: SafetyWalk) -> Bilingual {
        switch edit {
        case .setTitle:
            Bilingual(swedish: "Namnet är nu ”\(title)”.", english: "The name is now “\(title)”.")
        case .setDays: days.words(from: before.days)
        case .setStart:
            starts.map { moment in
                let time = SwedishTime(moment)
                return Bilingual(
                    swedish: "Vandringen börjar \(time).", english: "The walk begins at \(time).")
            } ?? Bilingual(swedish: "Ingen tid är satt.", english: "No time is set.")
        case .setMeetingPlace:
            Bilingual(swedish: "Samling: \(meetingPlace)", english: "Meeting place: \(meetingPlace)")
        case .setLeader: Bilingual(swedish: "Leds av: \(leader)", english: "Led by: \(leader)")
        case .setParticipants:
            Bilingual(
                swedish: "Deltagare: \(participants.told) (\(headcount)).",
                english: "Participants: \(participants.told) (\(headcount)).")
        case .setStops:
            Bilingual(
                swedish: "Stoppen är nu: \(stops.map(\.name).joined(separator: "; ")).",
                english: "The stops are now: \(stops.map(\.name).joined(separator: "; ")).")
        case .nameStop(let number, let name):
            Bilingual(
                swedish: "Stopp \(number) heter nu ”\(name)”.",
                english: "Stop \(number) is now called “\(name)”.")
        case .setInvitation: Bilingual(swedish: "Inbjudan är ändrad.", english: "The invitation was changed.")
        case .setState:
            before.state.named(with: before.days) + Bilingual(" → ") + state.named(with: days)
        }
    }
}

extension [WalkParticipants] {
    /// Roles and numbers: `Boende 8, Polisen 2`. Never names.
    package var told: String { map { "\($0.role) \($0.count)" }.joined(separator: ", ") }
}
