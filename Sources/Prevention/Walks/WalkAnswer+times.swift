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
}
