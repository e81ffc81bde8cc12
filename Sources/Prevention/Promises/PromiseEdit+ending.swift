import Reports

extension CitizenPromise {
    /// Ends it with what was counted through the day, after which nothing was held, missed or counted.
    mutating func end(
        _ day: CivilDate, _ words: String, counting events: [PromiseEvent], on today: CivilDate
    ) throws(PromiseFault) {
        guard state.isInForce else { throw .notSigned }
        guard day <= today else { throw .dayNotCome(day) }
        if let signature, day < signature.day { throw .endedBeforeSigned(signature.day) }
        try requireNothing(after: day, counting: events, on: today, isAccount: true)
        account = PromiseAccount(day: day, words: words, figures: figures(events, on: day))
        state = .ended
    }

    /// It had not ended: it is in force again, with the follow-ups that it had, and its account stands nowhere.
    mutating func takeBackEnd(why: String, on today: CivilDate) throws(PromiseFault) {
        guard state == .ended, let former = account?.day else { throw .notEnded }
        corrections.append(PromiseCorrection(day: today, what: .ended, former: former, why: why))
        account = nil
        state = prolongations.isEmpty ? .signed : .prolonged
    }

    /// Nothing that was held, missed or counted may come to lie after an end. What lies last is told, so that its day can be chosen.
    func requireNothing(
        after end: CivilDate, counting events: [PromiseEvent], on today: CivilDate, isAccount: Bool = false
    ) throws(PromiseFault) {
        let days: [(AfterEnd.What, [CivilDate])] = [
            (.held, followUps.compactMap { $0.held?.day }),
            (.missed, followUps.filter { $0.status(on: today) == .missed }.map(\.due)),
            (.counted, events.filter(\.counts).map(\.day)),
        ]
        let after = days.compactMap { what, days in
            days.filter { $0 > end }.max().map {
                AfterEnd(what, after: end, last: $0, isAccount: isAccount)
            }
        }
        if let last = after.max(by: { $0.last < $1.last }) { throw .after(last) }
    }
}
