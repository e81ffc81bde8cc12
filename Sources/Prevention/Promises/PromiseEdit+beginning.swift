import Reports

extension CitizenPromise {
    /// Gives a period that is bounded. Once it is signed nothing that was held or counted may come to lie before its beginning, and what is still to
    /// come is planned anew from today on.
    mutating func begin(in new: PromisePeriod, counting events: [PromiseEvent], on today: CivilDate)
        throws(PromiseFault)
    {
        guard state.isInForce, new.from != terms.period.from else {
            terms.period = new
            return
        }
        let counted = events.filter(\.counts).map(\.day).min()
        let held = followUps.compactMap { $0.held?.day }.min()
        if let from = new.from, let first = [counted, held].compactMap(\.self).min(), first < from {
            throw first == counted
                ? PromiseFault.countedBefore(from, first: first) : PromiseFault.heldBefore(from, first: first)
        }
        terms.period = new
        planAgain(on: today)
    }
}
