package import Reports

extension CitizenPromise {
    /// That an event may be counted for it.
    ///
    /// - Parameter today: By which is told whether its day has come.
    package func requireCountable(_ event: PromiseEvent, by writer: PromiseWriter, on today: CivilDate)
        throws(PromiseFault)
    {
        guard withdrawn == nil else { throw .isWithdrawn }
        guard state != .draft else { throw .notSigned }
        guard state != .ended else { throw .ended }
        guard let commitment = terms.commitment(event.commitment) else { throw .noSuchCommitment }
        if let code = event.party.municipality, !involves(code) { throw .noParty(event.party) }
        guard commitment.party == event.party || commitment.party == .together else { throw .wrongParty }
        guard writer.mayCount(event.party, in: self) else { throw .foreignPart(event.party) }
        guard event.day <= today else { throw .dayNotCome(event.day) }
        guard event.day <= terms.period.until, terms.period.from.map({ event.day >= $0 }) ?? true else {
            throw .dayOutside
        }
        guard commitment.target != nil || event.note.contains(where: { !$0.isWhitespace }) else {
            throw .noNote
        }
        if let link = event.link {
            guard involves(link.municipality),
                event.party.municipality.map({ $0 == link.municipality }) ?? true
            else { throw .noSuchLink }
        }
    }

    /// That an event may be withdrawn.
    package func requireWithdrawable(_ event: PromiseEvent, by writer: PromiseWriter) throws(PromiseFault) {
        guard withdrawn == nil else { throw .isWithdrawn }
        guard state != .ended else { throw .ended }
        guard writer.mayCount(event.party, in: self) else { throw .foreignPart(event.party) }
        guard event.counts else { throw .withdrawnAlready }
    }
}

extension PromiseEvent {
    package func withdrawn(because reason: String, at moment: Timestamp) -> PromiseEvent {
        var event = self
        event.withdrawn = Withdrawal(at: moment, reason: reason)
        return event
    }

    /// As it is told to who does not see what stands behind it.
    package var withoutLink: PromiseEvent {
        guard link != nil else { return self }
        return PromiseEvent(
            id: id, commitment: commitment, day: day, party: party, whereabouts: whereabouts, note: note,
            by: by,
            made: made, withdrawn: withdrawn)
    }

    /// That it was done, and by whom, and nothing more.
    package var withoutWords: PromiseEvent {
        PromiseEvent(
            id: id, commitment: commitment, day: day, party: party, link: link, by: by, made: made,
            withdrawn: withdrawn)
    }
}
