package import Reports

/// A change to a promise.
package enum PromiseEdit: Hashable, Sendable {
    case setTitle(String)
    case setPolice(String)
    /// Only of a draft.
    case setMunicipalities([MunicipalityCode])
    /// The end of one that is signed is changed by ``prolong(until:why:)`` alone. Another beginning of it plans the follow-ups that are still to come
    /// anew; nothing that was held or counted may come to lie before it.
    case setPeriod(PromisePeriod)
    case setBackground(String)
    case setPriorities([String])
    /// Takes the place of the list before. One that something counts for is not taken away. The order of what is signed stays, and new ones come last.
    case setCommitments([Commitment])
    /// Plans the follow-ups that are still to come anew.
    case setFollowUps(perYear: Int?)
    case setPublished(Bool)
    /// Of what is signed already: corrects by whom, with the same day.
    case sign(PromiseSignature)
    /// The day on which it was signed was wrong. Everybody is told, with why.
    case correctSigning(PromiseSignature, why: String)
    /// A day that is not later than the end corrects the last prolongation, or takes it back where it is the end before that. Of one that is not
    /// prolonged, a day through the end that was signed corrects the end, to an earlier one or back.
    case prolong(until: CivilDate, why: String)
    /// With what was counted through the day.
    case hold(followUp: Int, day: CivilDate, words: String)
    /// On a day after which nothing was held, missed or counted.
    case end(day: CivilDate, words: String)
    /// The final account was wrong: the promise has not ended. Not once it stands in a yearly report that was adopted, which the store knows.
    case takeBackEnd(why: String)
    /// It was entered by mistake, for this reason. Once, while it has not ended, no follow-up of it was held and nothing counts for it; nothing is
    /// changed after it.
    case withdraw(reason: String)
    /// Words that were frozen and should not have stood there: others stand in their place, with why. The figures stay.
    case mask(FrozenPromiseWords, words: String, why: String)

    /// Whether it may be carried out on a promise that has ended.
    fileprivate var isOfEnded: Bool {
        switch self {
        case .setPublished, .mask, .takeBackEnd: true
        case .setTitle, .setPolice, .setMunicipalities, .setPeriod, .setBackground, .setPriorities,
            .setCommitments, .setFollowUps, .sign, .correctSigning, .prolong, .hold, .end, .withdraw:
            false
        }
    }
}

extension CitizenPromise {
    /// The promise after the edits, in their order, and what was changed, in words; the same promise where nothing was.
    ///
    /// - Parameters:
    ///   - events: All that were counted for it, by which a follow-up and the final account get their figures.
    ///   - today: By which is told whether a day has come.
    package func applying(
        _ edits: [PromiseEdit], counting events: [PromiseEvent] = [], as writer: PromiseWriter,
        on today: CivilDate, at moment: Timestamp
    ) throws(PromiseFault) -> (promise: CitizenPromise, words: [Bilingual]) {
        guard state != .ended || edits.allSatisfy(\.isOfEnded) else { throw .ended }
        var promise = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = promise
            try promise.apply(edit, counting: events, on: today)
            if promise != before { words.append(promise.words(of: edit, from: before)) }
        }
        guard promise != self else { return (self, []) }
        try promise.requireParties(of: promise.terms.commitments)
        try promise.requireRight(of: writer, from: self)
        try promise.requireSound()
        try requireKept(in: promise.terms.commitments, counting: events)
        promise.version += 1
        promise.changed = moment
        if state == .draft, promise.state != .draft { promise.signedVersion = promise.version }
        return (promise, words)
    }

    /// That whoever makes it may write every part of it, and that its parts belong together.
    package func requireSound(asMadeBy writer: PromiseWriter) throws(PromiseFault) {
        guard writer.mayKeep(self) else { throw .foreignPart(.municipality(keeper)) }
        try requireParties(of: terms.commitments)
        for party in Set(terms.commitments.map(\.party)).sorted() where !writer.mayWrite(party, of: self) {
            throw .foreignPart(party)
        }
        try requireBounded(terms.period, on: SwedishTime(made).date)
        try requireSound()
    }

    private func requireSound() throws(PromiseFault) {
        guard Set(terms.commitments.map(\.id)).count == terms.commitments.count else {
            throw .commitmentTwice
        }
        guard state == .draft || !terms.commitments.isEmpty else { throw .nothingPromised }
    }

    private func requireRight(of writer: PromiseWriter, from before: CitizenPromise) throws(PromiseFault) {
        let parties = Set((terms.commitments + before.terms.commitments).map(\.party))
        for party in parties.sorted() where !writer.mayWrite(party, of: before) {
            func part(_ terms: PromiseTerms) -> [Commitment] {
                terms.commitments.filter { $0.party == party }
            }
            guard part(terms) == part(before.terms) else { throw .foreignPart(party) }
        }
        var (mine, former) = (self, before)
        (mine.terms, former.terms) = (terms.common, before.terms.common)
        guard mine == former || writer.mayKeep(before) else {
            throw .foreignPart(.municipality(before.keeper))
        }
    }

    private mutating func apply(_ edit: PromiseEdit, counting events: [PromiseEvent], on today: CivilDate)
        throws(PromiseFault)
    {
        guard withdrawn == nil else { throw .isWithdrawn }
        switch edit {
        case .setTitle(let text): terms.title = text
        case .setPolice(let text): terms.police = text
        case .setMunicipalities(let codes):
            let new = Set(codes + [keeper]).sorted()
            guard new == municipalities || state == .draft else { throw .partiesFixed }
            municipalities = new
        case .setPeriod(let new):
            guard state == .draft || new.until == terms.period.until else { throw .endFixed }
            guard new != terms.period else { return }
            try requireBounded(new, on: today)
            try begin(in: new, counting: events, on: today)
        case .setBackground(let text): terms.background = text
        case .setPriorities(let list): terms.priorities = list
        case .setCommitments(let list): try setCommitments(list)
        case .setFollowUps(let perYear):
            guard perYear != terms.followUpsPerYear else { return }
            terms.followUpsPerYear = perYear
            guard state.isInForce else { return }
            try requireBounded(terms.period, on: today)
            planAgain(on: today)
        case .setPublished(let new):
            guard !new || state != .draft else { throw .notSigned }
            isPublished = new
        case .sign(let new): try sign(new, on: today)
        case .correctSigning(let new, let why): try correctSigning(new, why: why, on: today)
        case .prolong(let until, let why):
            try prolong(until: until, why: why, counting: events, on: today)
        case .hold(let number, let day, let words):
            try hold(number, day, words, counting: events, on: today)
        case .end(let day, let words): try end(day, words, counting: events, on: today)
        case .takeBackEnd(let why): try takeBackEnd(why: why, on: today)
        case .withdraw(let reason):
            guard !isFollowedUp else { throw .isFollowedUp }
            guard !events.contains(where: \.counts) else { throw .isCounted }
            withdrawn = reason
            isPublished = false
        case .mask(let frozen, let words, let why): try mask(frozen, words, why: why)
        }
    }

    /// - Parameter day: From which one whose first day is open is reckoned while it is not signed.
    func requireBounded(_ period: PromisePeriod, on day: CivilDate) throws(PromiseFault) {
        let first = period.from ?? period.until
        guard first.year >= EarliestYear.ofWork else {
            throw .periodTooEarly(first, isEnd: period.from == nil)
        }
        guard period.isBounded(from: signature?.day ?? day) else { throw .tooLong }
    }

    /// The window of a follow-up reaches from the day after the one before through the day of the next: so one that was missed cannot be held
    /// in the place of another.
    private mutating func hold(
        _ number: Int, _ day: CivilDate, _ words: String, counting events: [PromiseEvent], on today: CivilDate
    ) throws(PromiseFault) {
        guard state.isInForce else { throw .notSigned }
        guard let index = followUps.firstIndex(where: { $0.number == number }) else { throw .noSuchFollowUp }
        guard followUps[index].held == nil else { throw .heldAlready }
        guard day <= today else { throw .dayNotCome(day) }
        let earliest = index == 0 ? signature?.day : followUps[index - 1].due.adding(days: 1)
        let latest = followUps.indices.contains(index + 1) ? followUps[index + 1].due : nil
        if let earliest, day < earliest { throw .outsideFollowUp }
        if let latest, day > latest { throw .outsideFollowUp }
        followUps[index].held = PromiseFollowUp.Held(
            day: day, words: words, figures: figures(events, on: day))
    }
}
