import Reports

extension SafetyWalk {
    /// Why it cannot repeat another walk as it is; nil where it can. The two stop at the same places, and the later is walked on the day of the
    /// earlier or after it: else they are no before and after. Days are not compared where either is called off.
    package func contradiction(repeating earlier: SafetyWalk) -> WalkEditFault? {
        guard stops.areSame(butForNamesAs: earlier.stops) else { return .repeatsWithStops }
        guard let (day, before) = daysOutOfOrder(repeating: earlier) else { return nil }
        return .beforeRepeated(day, earlier: before)
    }

    /// Why walks that repeat it cannot do so once it has these days; nil where they all can.
    package func contradiction(repeatedBy later: [SafetyWalk]) -> WalkEditFault? {
        for walk in later {
            guard let (day, before) = walk.daysOutOfOrder(repeating: self) else { continue }
            return .afterRepeat(before, later: day)
        }
        return nil
    }

    /// Its day and that of the walk that it repeats, where its own comes first.
    private func daysOutOfOrder(repeating earlier: SafetyWalk) -> (day: CivilDate, before: CivilDate)? {
        guard state != .calledOff, earlier.state != .calledOff, let day = days.walk,
            let before = earlier.days.walk, day < before
        else { return nil }
        return (day, before)
    }
}
