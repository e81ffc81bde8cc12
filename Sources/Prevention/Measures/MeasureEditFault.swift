package import Reports

/// Why a measure cannot be kept or changed so.
package enum MeasureEditFault: Error, Hashable, Sendable {
    case noSuchMeasure
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// See ``MeasureState/next``.
    case cannotBecome(MeasureState, from: MeasureState)
    /// See ``MeasureState/needsReason(to:)``.
    case noReason(MeasureState)
    /// The day on which it began has not come.
    case begunNotCome(CivilDate)
    /// The day on which it was done has not come.
    case dayNotCome(CivilDate)
    /// One of its days is before ``EarliestYear/ofWork``.
    case dayTooEarly(MeasureDays.Member, CivilDate)
    /// It is planned more than ``MeasureDays/furthestAhead`` days ahead.
    case plannedTooFar(CivilDate)
    /// It was done before it began.
    case daysOutOfOrder
    /// It was done on the first of the days, before there was what it is because of: the walk, and the finding.
    case doneBeforeFound(CivilDate, found: CivilDate)
    /// A measure that is done has the day of it, and no other has.
    case doneDay
    /// A measure that nobody has begun has no day on which it began.
    case notBegun
    /// Its cases are closed when it is done, not before.
    case notDone
    case noSuchCase(Case.ID)
    case noSuchHotspot(KeptHotspotID)
    case noSuchFinding(FindingID)
    case noSuchCommitment(CommitmentID)
    /// Something else has the id: another measure, or one with other content.
    case idTaken
    case noSuchPhoto
    /// It has ``MeasurePhoto/most`` already.
    case tooManyPhotos
    /// The same file was kept of this measure, and erased.
    case photoErased
}

extension MeasureEditFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchMeasure:
            Bilingual(swedish: "Det finns ingen sådan åtgärd.", english: "There is no such measure.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .cannotBecome(let state, let from):
            Bilingual(
                swedish:
                    "En åtgärd som är ”\(from.name.swedish.lowercased())” kan inte bli ”\(state.name.swedish.lowercased())”. Den kan bli: \(from.nextNames.swedish).",
                english:
                    "A measure that is “\(from.name.english.lowercased())” cannot become “\(state.name.english.lowercased())”. It can become: \(from.nextNames.english)."
            )
        case .noReason(.stopped):
            Bilingual(
                swedish: "Skriv varför åtgärden stoppas.", english: "Say why the measure is stopped.")
        case .noReason:
            Bilingual(
                swedish: "Skriv varför åtgärden tas upp igen.",
                english: "Say why the measure is opened again.")
        case .begunNotCome(let day):
            Bilingual(
                swedish: "Dagen då åtgärden började, \(day), har inte kommit.",
                english: "The day on which the measure began, \(day), has not come.")
        case .dayNotCome(let day):
            Bilingual(
                swedish: "Dagen då åtgärden var genomförd, \(day), har inte kommit.",
                english: "The day on which the measure was done, \(day), has not come.")
        case .dayTooEarly(_, let day): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .plannedTooFar(let day):
            Bilingual(
                swedish: "Den planerade dagen, \(day), ligger mer än tjugo år fram. Rätta årtalet.",
                english: "The planned day, \(day), is more than twenty years ahead. Correct the year.")
        case .daysOutOfOrder:
            Bilingual(
                swedish: "Åtgärden började efter den dag då den var genomförd. Rätta en av dagarna.",
                english: "The measure began after the day on which it was done. Correct one of the days.")
        case .doneBeforeFound(let done, let found):
            Bilingual(
                swedish:
                    "Åtgärden var genomförd \(done), före iakttagelsen, som är från \(found). Rätta åtgärdens dag, eller koppla iakttagelsen till en annan åtgärd.",
                english:
                    "The measure was done \(done), before the finding, which is of \(found). Correct the day of the measure, or link the finding to another measure."
            )
        case .doneDay:
            Bilingual(
                swedish: "Dagen då åtgärden var genomförd anges för den som är genomförd, och bara för den.",
                english: "The day on which it was done is given for a measure that is done, and for no other."
            )
        case .notBegun:
            Bilingual(
                swedish: "Ingen har börjat med åtgärden, så den har ingen dag då den började.",
                english: "Nobody has begun the measure, so it has no day on which it began.")
        case .notDone:
            Bilingual(
                swedish: "Ärendena avslutas när åtgärden är genomförd. Ange först att den är det.",
                english: "The cases are closed when the measure is done. Say first that it is.")
        case .noSuchCase(let id):
            Bilingual(
                swedish: "Det finns inget sådant ärende i kommunen: \(id)",
                english: "There is no such case in the municipality: \(id)")
        case .noSuchHotspot(let id):
            Bilingual(
                swedish: "Det finns ingen sådan sparad plats i kommunen: \(id)",
                english: "There is no such kept hotspot in the municipality: \(id)")
        case .noSuchFinding(let id):
            Bilingual(
                swedish: "Det finns ingen sådan iakttagelse i kommunen: \(id)",
                english: "There is no such finding in the municipality: \(id)")
        case .noSuchCommitment(let id):
            Bilingual(
                swedish: "Det finns inget sådant åtagande i kommunens löften: \(id)",
                english: "There is no such commitment in the municipality's promises: \(id)")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        case .noSuchPhoto:
            Bilingual(
                swedish: "Åtgärden har ingen sådan bild.", english: "The measure has no such photo.")
        case .tooManyPhotos:
            Bilingual(
                swedish:
                    "Åtgärden har redan \(MeasurePhoto.most) bilder. Radera en som inte behövs, och skicka den här igen.",
                english:
                    "The measure has \(MeasurePhoto.most) photos already. Erase one that is not needed, and send this one again."
            )
        case .photoErased:
            Bilingual(
                swedish:
                    "Samma bild har raderats från åtgärden och tas inte emot igen. Ta en ny, där det som gjorde att den raderades inte syns.",
                english:
                    "The same photo was erased from the measure, and is not taken again. Take a new one, without what made somebody erase it."
            )
        }
    }
}
