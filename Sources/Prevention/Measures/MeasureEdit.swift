package import Reports

/// A change to a measure.
package enum MeasureEdit: Hashable, Sendable {
    case setKind(Code<MeasureKind>)
    case setTitle(String)
    case setDetails(String)
    case setPlace(MeasurePlace?)
    case setPlanned(CivilDate?)
    case setBegun(CivilDate?)
    /// Only of a measure that is done.
    case setDone(CivilDate)
    case setCost(Kronor?)
    case setResponsible(Measure.Responsible)
    case setUnits([Code<Unit>])
    case setCauses(MeasureCauses)
    /// With why, which some steps need: see ``MeasureState/needsReason(to:)``. A measure that gets under way began today, and one that is done was
    /// done today, or on the day that it had before it was taken back, where no other day is said.
    case setState(MeasureState, reason: String? = nil)
    /// Whether everybody may know of it once it is done.
    case setPublished(Bool)
}

extension Measure {
    /// The measure after the edits, in their order, and what was changed, in words; the same measure where nothing was.
    ///
    /// - Parameter today: By which is told whether a day has come.
    package func applying(_ edits: [MeasureEdit], on today: CivilDate, at moment: Timestamp)
        throws(MeasureEditFault) -> (measure: Measure, words: [Bilingual])
    {
        var measure = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = measure
            try measure.apply(edit, on: today)
            if measure != before { words.append(measure.words(of: edit, from: before)) }
        }
        guard measure != self else { return (self, []) }
        try measure.requireSoundDays(on: today, since: days)
        measure.version += 1
        measure.changed = moment
        return (measure, words)
    }

    /// As it stands when it is made: everything that it was made with is its first version.
    package var asMade: Measure {
        var measure = self
        measure.version = 1
        measure.changed = made
        return measure
    }

    /// The same measure once something has happened to what belongs to it: a version later.
    package func touched(at moment: Timestamp) -> Measure {
        var measure = self
        measure.version += 1
        measure.changed = moment
        return measure
    }

    /// That its days are of its state, in their order, have come, and can have been meant.
    ///
    /// - Parameter former: The days that it had before.
    package func requireSoundDays(on today: CivilDate, since former: MeasureDays = MeasureDays())
        throws(MeasureEditFault)
    {
        if let fault = days.faults(in: state, on: today, since: former).first { throw fault }
    }

    private mutating func apply(_ edit: MeasureEdit, on today: CivilDate) throws(MeasureEditFault) {
        switch edit {
        case .setKind(let code): kind = code
        case .setTitle(let text): title = text
        case .setDetails(let text): details = text
        case .setPlace(let new): place = new
        case .setPlanned(let day): days.planned = day
        case .setBegun(let day):
            days.begun = day
            if day != nil { days.begunBefore = nil }
        case .setDone(let day): days.done = day
        case .setCost(let new): cost = new
        case .setResponsible(let new): responsible = new
        case .setUnits(let new): units = new
        case .setCauses(let new): causes = new
        case .setState(let new, let reason): try become(new, because: reason, on: today)
        case .setPublished(let new): isPublished = new
        }
    }

    private mutating func become(_ new: MeasureState, because reason: String?, on today: CivilDate)
        throws(MeasureEditFault)
    {
        guard new != state else { return }
        guard state.next.contains(new) else { throw .cannotBecome(new, from: state) }
        if state.needsReason(to: new), reason == nil { throw .noReason(new) }
        days.step(from: state, to: new, on: today)
        self.reason = new == .stopped ? reason : nil
        state = new
    }

    private func words(of edit: MeasureEdit, from before: Measure) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: (some CustomStringConvertible)?) -> Bilingual {
            Bilingual(
                swedish: "\(sv): \(value?.description ?? "–")", english: "\(en): \(value?.description ?? "–")"
            )
        }
        /// With the day that is taken off.
        func toldDay(_ sv: String, _ en: String, _ day: CivilDate?, _ former: CivilDate?) -> Bilingual {
            guard day == nil, let former else { return told(sv, en, day) }
            return told(sv, en, "– (\(former))")
        }
        switch edit {
        case .setKind: return told("Slag", "Kind", kind)
        case .setTitle:
            return Bilingual(swedish: "Namnet är nu ”\(title)”.", english: "The name is now “\(title)”.")
        case .setDetails:
            return Bilingual(swedish: "Beskrivningen är ändrad.", english: "The description was changed.")
        case .setPlace:
            return Bilingual(
                swedish: place == nil ? "Åtgärden har ingen plats." : "Platsen är ändrad.",
                english: place == nil ? "The measure has no place." : "The place was changed.")
        case .setPlanned: return toldDay("Planerad dag", "Planned day", days.planned, before.days.planned)
        case .setBegun: return toldDay("Började", "Began", days.begun, before.days.begun)
        case .setDone: return told("Genomförd", "Done", days.done)
        case .setCost: return told("Kostnad", "Cost", cost)
        case .setResponsible:
            return Bilingual(
                swedish: "Ansvar: \(responsible.name.swedish)",
                english: "Responsible: \(responsible.name.english)")
        case .setUnits:
            return told("Ansvariga", "Units", units.map(\.description).joined(separator: ", "))
        case .setCauses:
            return Bilingual(
                swedish: "Det som åtgärden beror på är ändrat.",
                english: "What the measure is because of was changed.")
        case .setState(_, let reason):
            let why = reason.map { ". \($0)" } ?? ""
            // A situational picture reads by the beginning in which state it was before.
            return Bilingual(
                swedish:
                    "\(before.state.name.swedish) → \(state.name.swedish)\(days.told(since: before.days).swedish)\(why)",
                english:
                    "\(before.state.name.english) → \(state.name.english)\(days.told(since: before.days).english)\(why)"
            )
        case .setPublished:
            return Bilingual(
                swedish: isPublished
                    ? "Åtgärden får visas för alla när den är genomförd."
                    : "Åtgärden visas inte längre för alla.",
                english: isPublished
                    ? "Everybody may see the measure once it is done."
                    : "The measure is no longer shown to everybody.")
        }
    }
}

extension MeasureDays {
    /// As they are after a step of the measure. Days that are taken off are kept, and are its days again when it gets there once more.
    fileprivate mutating func step(from state: MeasureState, to new: MeasureState, on today: CivilDate) {
        let former = self
        switch new {
        case .proposed, .decided: begun = nil
        // One that was done had begun before today, whether anybody said when or not.
        case .underWay: begun = begun ?? begunBefore ?? (state == .done ? nil : today)
        case .done, .stopped: break
        }
        begunBefore = begun == nil ? former.begun ?? former.begunBefore : nil
        done = new == .done ? doneAgain ?? today : nil
        doneBefore = new == .done ? nil : former.done ?? former.doneBefore
    }

    /// The day on which it was done, after the name of its state; else the days that the step took off it, and that on which it began where it has got it back.
    fileprivate func told(since before: MeasureDays) -> Bilingual {
        if let done { return Bilingual(" \(done)") }
        var told: [Bilingual] = []
        if let day = before.done {
            told.append(Bilingual(swedish: "genomförd \(day)", english: "done \(day)"))
        }
        if begun != before.begun, let day = before.begun ?? before.begunBefore {
            told.append(Bilingual(swedish: "började \(day)", english: "began \(day)"))
        }
        guard !told.isEmpty else { return Bilingual("") }
        return Bilingual(
            swedish: " (\(told.map(\.swedish).joined(separator: ", ")))",
            english: " (\(told.map(\.english).joined(separator: ", ")))")
    }
}
