package import Reports

extension WalkState {
    /// Why a walk that has come so far cannot have these days; nil where it can.
    ///
    /// The time is always on the walk's day. Whoever is invited knows day and time; what is walked has a day that has come, and what is
    /// followed up a meeting after it that has.
    ///
    /// - Parameter today: By which is told whether a day has come.
    package func contradiction(of days: WalkDays, starts: Timestamp?, on today: CivilDate) -> WalkEditFault? {
        if let starts, let day = days.walk {
            let other = SwedishTime(starts).date
            if other != day { return .startsOnAnotherDay(other, walk: day) }
        }
        switch self {
        case .planned, .calledOff: return nil
        case .invited: return days.walk == nil || starts == nil ? .noDay : nil
        case .walked, .reported, .followedUp: break
        }
        guard let day = days.walk else { return .noDayWalked }
        guard day <= today else { return .dayNotCome(day) }
        guard self == .followedUp else { return nil }
        guard let meeting = days.after else { return .noMeetingAfter }
        return meeting <= today ? nil : .meetingNotCome(meeting)
    }

    /// Its name, with the day on which a walk of these days came so far: `Vandrad (2026-11-20)`. A step that is taken back, and a day that
    /// is changed after it, leave the first day in the history so.
    func named(with days: WalkDays) -> Bilingual {
        let day: CivilDate? =
            switch self {
            case .walked: days.walk
            case .followedUp: days.after
            case .planned, .invited, .reported, .calledOff: nil
            }
        return day.map { name + Bilingual(" (\($0))") } ?? name
    }
}

extension WalkDays {
    /// The days, each that was another with what it was.
    func words(from before: WalkDays) -> Bilingual {
        func day(_ new: CivilDate?, _ old: CivilDate?) -> Bilingual {
            let none = Bilingual(swedish: "ej satt", english: "not set")
            let now = new.map { Bilingual($0.description) } ?? none
            guard let old, old != new else { return now }
            return now + Bilingual(swedish: " (var \(old))", english: " (was \(old))")
        }
        let (meeting, walk, after) = (
            day(self.before, before.before), day(self.walk, before.walk), day(self.after, before.after)
        )
        return Bilingual(
            swedish:
                "Förmöte \(meeting.swedish), vandring \(walk.swedish), uppföljande möte \(after.swedish).",
            english:
                "Meeting before \(meeting.english), walk \(walk.english), meeting after \(after.english).")
    }
}
