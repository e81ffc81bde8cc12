import Reports

extension CitizenPromise {
    /// Signs it and plans its follow-ups, or corrects by whom it was signed.
    mutating func sign(_ new: PromiseSignature, on today: CivilDate) throws(PromiseFault) {
        if state.isInForce, new.day == signature?.day {
            signature = new
            return
        }
        guard state == .draft else { throw .signedAlready }
        try requireSignable(on: new.day, as: today)
        guard !terms.commitments.isEmpty else { throw .nothingPromised }
        try requireBounded(terms.period, on: new.day)
        signature = new
        signedUntil = terms.period.until
        state = .signed
        plan(from: firstPlanned(signedOn: new.day))
    }

    /// Corrects the day, and by whom. Where the follow-ups were planned from it, those that are still to come are planned anew.
    mutating func correctSigning(_ new: PromiseSignature, why: String, on today: CivilDate)
        throws(PromiseFault)
    {
        guard state.isInForce, let former = signature else { throw .notSigned }
        guard new.day != former.day else { return try sign(new, on: today) }
        try requireSignable(on: new.day, as: today)
        if let held = followUps.compactMap({ $0.held?.day }).min(), held < new.day {
            throw .heldUnsigned(held)
        }
        signature = new
        try requireBounded(terms.period, on: new.day)
        corrections.append(PromiseCorrection(day: today, what: .signed, former: former.day, why: why))
        if firstPlanned(signedOn: new.day) != firstPlanned(signedOn: former.day) { planAgain(on: today) }
    }

    /// The first day on which a follow-up of what was signed on a day can be held.
    func firstPlanned(signedOn day: CivilDate) -> CivilDate { max(terms.period.from ?? day, day) }

    /// That the day has come, and lies within the period or not long before it.
    private func requireSignable(on day: CivilDate, as today: CivilDate) throws(PromiseFault) {
        guard day <= today else { throw .dayNotCome(day) }
        guard day <= terms.period.until else { throw .signedAfterEnd(terms.period.until) }
        if let earliest = terms.period.from?.adding(days: -PromiseSignature.longestBefore), day < earliest {
            throw .signedTooEarly(earliest)
        }
    }
}
