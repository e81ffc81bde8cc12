import Reports

extension CitizenPromise {
    /// Gives it a later end than it was signed with, or corrects its end.
    mutating func prolong(
        until: CivilDate, why: String, counting events: [PromiseEvent], on today: CivilDate
    ) throws(PromiseFault) {
        guard state.isInForce else { throw .notSigned }
        let former = terms.period.until
        if let last = prolongations.last, until <= former {
            return try correct(last, until: until, why: why, counting: events, on: today)
        }
        if prolongations.isEmpty, until != former, until <= max(former, signedUntil ?? former) {
            return try correctEnd(until, why: why, counting: events, on: today)
        }
        guard until > former, let period = PromisePeriod(from: terms.period.from, until: until) else {
            throw .endNotLater(former)
        }
        try requireBounded(period, on: today)
        terms.period = period
        prolongations.append(PromiseProlongation(day: today, former: former, until: until, why: why))
        state = .prolonged
        plan(from: former.adding(days: 1))
    }

    /// Nothing that was found, missed or counted may come to lie after the end. What ends no later than it was signed to is not prolonged.
    private mutating func correct(
        _ last: PromiseProlongation, until: CivilDate, why: String, counting events: [PromiseEvent],
        on today: CivilDate
    ) throws(PromiseFault) {
        guard until >= last.former, let period = PromisePeriod(from: terms.period.from, until: until) else {
            throw .endNotLater(last.former)
        }
        try requireNothing(after: until, counting: events, on: today)
        try requireBounded(period, on: today)
        let former = terms.period.until
        terms.period = period
        prolongations.removeLast()
        followUps.removeAll { $0.due > last.former && $0.status(on: today) == .planned }
        if until > max(last.former, signedUntil ?? last.former) {
            prolongations.append(
                PromiseProlongation(day: today, former: last.former, until: until, why: why))
            plan(from: max(today, last.former.adding(days: 1)))
        } else {
            corrections.append(
                PromiseCorrection(
                    day: today, what: .until, former: until == former ? last.former : former, why: why))
            if until > last.former { planAsSigned(on: today) }
        }
        state = prolongations.isEmpty ? .signed : .prolonged
    }

    /// The end that was signed was written wrong, or was right after all. Nothing that was found, missed or counted may come to lie after the right
    /// one, which is told to everybody with why.
    private mutating func correctEnd(
        _ until: CivilDate, why: String, counting events: [PromiseEvent], on today: CivilDate
    ) throws(PromiseFault) {
        let earliest = [signature?.day, terms.period.from].compactMap(\.self).max() ?? until
        guard until >= earliest, let period = PromisePeriod(from: terms.period.from, until: until) else {
            throw .endTooEarly(earliest)
        }
        try requireNothing(after: until, counting: events, on: today)
        try requireBounded(period, on: today)
        let former = terms.period.until
        corrections.append(PromiseCorrection(day: today, what: .until, former: former, why: why))
        terms.period = period
        guard until < former else { return planAsSigned(on: today) }
        followUps.removeAll { $0.held == nil && $0.due > until }
        plan(from: today)
    }
}
