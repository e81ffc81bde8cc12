package import Reports

extension WalkAnswer {
    /// How much the clock of a device may be ahead before what it says is held back.
    package static let clockTolerance = TimeSpan.minutes(1)

    /// Whether it is the same answer sent again. When it was answered does not tell: a device that says nothing of it answers anew each time,
    /// and what was said of a time that had not come was not kept.
    package func isRepeat(of other: WalkAnswer) -> Bool {
        id == other.id && stop == other.stop && point == other.point && score == other.score
            && note == other.note && walker == other.walker && role == other.role
    }
}

extension [WalkAnswer] {
    /// The same answers, none of them answered later than now and ``WalkAnswer/clockTolerance``, whatever the clock of the device says:
    /// one from a day to come would count for ever instead of all that the walker answers after it. They keep their order among
    /// themselves.
    package func settled(at now: Timestamp) -> [WalkAnswer] {
        let latest = now.adding(WalkAnswer.clockTolerance)
        let early = indices.filter { self[$0].answered > latest }
            .sorted { (self[$0].answered, $0) < (self[$1].answered, $1) }
        var settled = self
        for (rank, index) in early.enumerated() {
            settled[index].answered = latest.adding(TimeSpan(milliseconds: Int64(rank)))
        }
        return settled
    }

    /// The same answers, none of them answered before the walk's day, whatever the clock of the device says: one of long ago counts as of
    /// the first two minutes of that day, so that whatever is answered there with a clock that is right counts instead. They keep the order
    /// that their device gave, to the second, in one request as in several.
    ///
    /// Of a walk without a day it is the day on which it was made, and of one whose day has not come today.
    package func held(toDayOf walk: SafetyWalk, at now: Timestamp) -> [WalkAnswer] {
        let day = Swift.min(walk.days.walk ?? SwedishTime(walk.made).date, SwedishTime(now).date)
        let earliest = SwedishTime.moment(of: day, minuteOfDay: 0)
        let late = indices.filter { self[$0].answered < earliest }
            .sorted { (self[$0].answered, $0) < (self[$1].answered, $1) }
        var held = self
        var latest: Timestamp?
        for index in late {
            let moment = earliest.adding(TimeSpan(milliseconds: self[index].answered.secondOfDay))
            let after = latest?.adding(TimeSpan(milliseconds: 1)) ?? moment
            held[index].answered = Swift.max(moment, after)
            latest = held[index].answered
        }
        return held
    }
}

extension Timestamp {
    /// Of the day in UTC: the clock of a device that has lost its day still runs.
    fileprivate var secondOfDay: Int64 {
        let day: Int64 = 86_400_000
        return ((milliseconds % day + day) % day) / 1_000
    }
}
