import API
import Exports
import Prevention
import Reports
import Web

/// A promise in a list.
struct PromiseRow: Sendable {
    let address: String
    let title: String
    let parties: String
    let period: String
    let state: String
    let stateCode: String
    /// How many commitments are done or on pace, and how many are not; nil for a draft, and for one that was withdrawn.
    let progress: String?
    let flagged: String?
    let missed: String?

    init(_ told: ToldPromise, at root: String, _ language: Language, _ words: Words) {
        address = "\(root)/\(told.promise.id)"
        title = told.terms.title
        parties = told.parties
        period = ShownDay.inWords(told.terms.period.words.text(in: language), language)
        state = told.promise.standing.text(in: language)
        stateCode = told.promise.state.rawValue
        let isDraft = told.promise.state == .draft || told.promise.withdrawn != nil
        progress = isDraft ? nil : words.count(told.terms.commitments.count, "promises-commitments")
        flagged =
            isDraft || told.flagged == 0
            ? nil : words.count(told.flagged, told.isOver ? "promises-unkept" : "promises-flagged")
        missed = told.missedFollowUps == 0 ? nil : words.count(told.missedFollowUps, "promises-missed")
    }
}

/// A promise as its own page shows it, to the staff and to everybody.
struct ShownPromise: Sendable {
    let address: String
    let publicAddress: String
    let version: Int
    let state: String
    let stateCode: String
    let parties: String
    let period: String
    let background: String?
    let signed: String?
    let followUpRule: String
    let lacksAccount: String?
    let account: String?
    /// The day of the account; nil for one that has not ended.
    let ended: ShownDay?
    /// Why the words of the account were masked; nil where they were not.
    let accountMasked: String?
    let isPublished: Bool

    init(_ told: ToldPromise, _ language: Language, _ words: Words) {
        let promise = told.promise
        address = "/loften/\(promise.id)"
        publicAddress = "/lofte/\(promise.id)"
        version = promise.version
        state = promise.standing.text(in: language)
        stateCode = promise.state.rawValue
        parties = told.parties
        period = ShownDay.inWords(told.terms.period.words.text(in: language), language)
        background = told.terms.background.isEmpty ? nil : told.terms.background
        signed = promise.signature.map {
            words("promises-signed", ["day": ShownDay($0.day, language).words, "by": $0.by])
        }
        followUpRule =
            told.terms.followUpsPerYear.map { words.count($0, "promises-follow-ups") }
            ?? words["promises-no-follow-ups"]
        lacksAccount = told.lacksAccount?.text(in: language)
        account = promise.account?.words
        ended = promise.account.map { ShownDay($0.day, language) }
        accountMasked = promise.account?.masked
        isPublished = promise.isPublished
    }
}

/// A commitment with how far it has come.
struct ShownCommitment: Sendable {
    let number: Int
    let id: String
    let party: String
    let text: String
    let whereabouts: String?
    let time: String?
    let pace: String
    let paceCode: String
    let progress: String

    init(_ commitment: Commitment, number: Int, of told: ToldPromise, _ language: Language) {
        let progress = told.progress(of: commitment)
        self.number = number
        id = commitment.id.description
        party = told.name(of: commitment.party).text(in: language)
        text = commitment.text
        whereabouts = commitment.whereabouts.isEmpty ? nil : commitment.whereabouts
        time = commitment.time.isEmpty ? nil : commitment.time
        pace = progress.pace.name.text(in: language)
        paceCode = progress.pace.rawValue
        self.progress = progress.words.text(in: language)
    }
}

/// A follow-up, with what it found when it was held.
struct ShownFollowUp: Sendable {
    let number: Int
    let due: ShownDay
    let status: String
    let statusCode: String
    let held: ShownDay?
    let words: String?
    /// Why the words were masked; nil where they were not.
    let masked: String?
    let figures: [String]

    init(_ followUp: PromiseFollowUp, of told: ToldPromise, _ language: Language, _ texts: Words) {
        let status = followUp.status(on: told.today)
        number = followUp.number
        due = ShownDay(followUp.due, language)
        self.status = status.name.text(in: language)
        statusCode = status.rawValue
        held = followUp.held.map { ShownDay($0.day, language) }
        words = followUp.held?.words
        masked = followUp.held?.masked
        figures = Self.figures(followUp.held?.figures ?? [], of: told, language, texts)
    }

    /// `2. Klart (4)`: by the numbers that the commitments had when the figures were frozen, with what has become of one that has that number no
    /// more.
    static func figures(
        _ figures: [PromiseFigure], of told: ToldPromise, _ language: Language, _ words: Words
    ) -> [String] {
        figures.enumerated().map { index, figure in
            let frozen = "\(index + 1). \(figure.pace.name.text(in: language)) (\(figure.counted))"
            switch told.terms.commitments.firstIndex(where: { $0.id == figure.commitment }) {
            case index: return frozen
            case let now?: return "\(frozen), " + words("promises-figure-now", ["number": "\(now + 1)"])
            case nil: return "\(frozen), " + words["promises-figure-gone"]
            }
        }
    }
}

/// Something that was changed of what was signed.
struct ShownAmendment: Sendable {
    let day: ShownDay
    let what: String
    let former: String?

    init(_ amendment: PromiseAmendment, _ language: Language) {
        day = ShownDay(amendment.day, language)
        what = amendment.what.text(in: language)
        former = amendment.former.map { ShownDay.inWords($0.text(in: language), language) }
    }
}

/// Something that was done.
struct ShownPromiseEvent: Sendable {
    let id: String
    let day: ShownDay
    let what: String
    let party: String
    let words: String?
    let link: String?
    let linkName: String?
    /// Why it counts no more; nil for what counts.
    let withdrawn: String?
    /// Nil where it is not to be withdrawn.
    var withdrawal: EventWithdrawal?

    init(_ event: PromiseEvent, of told: ToldPromise, _ language: Language, _ words: Words) {
        id = event.id.description
        day = ShownDay(event.day, language)
        what = told.terms.commitment(event.commitment)?.text ?? words["promises-former-commitment"]
        party = told.name(of: event.party).text(in: language)
        let texts = event.texts.joined(separator: ". ")
        self.words = texts.isEmpty ? nil : texts
        switch event.link?.target {
        case .measure(let id):
            (link, linkName) = ("/atgarder/\(id)", words["promises-link-measure"])
        case .walk(let id): (link, linkName) = ("/vandringar/\(id)", words["promises-link-walk"])
        case nil: (link, linkName) = (nil, nil)
        }
        withdrawn = event.withdrawn?.reason
    }
}

/// The form by which something that was done is withdrawn: each has its own, so that a reason is sent for that one alone.
struct EventWithdrawal: Sendable {
    let reason: TextField
    let isOpen: Bool

    /// The `id` of the field.
    static func field(of event: PromiseEventID) -> String { "\(PromiseSteps.withdrawingEvent)-skal-\(event)" }

    /// - Parameter sent: What was typed in it; nil where another form was sent, or none.
    init(_ event: PromiseEventID, sent: String?, _ faults: [FormFault], _ words: Words) {
        let field = Self.field(of: event)
        reason = TextField(
            id: field, label: words["promises-withdraw-why"], value: sent ?? "",
            hint: words["promises-withdraw-hint"], fault: faults.text(at: field))
        isOpen = sent != nil
    }
}

extension Page {
    /// What the pages of the staff and of everybody show alike.
    mutating func show(_ told: ToldPromise, _ language: Language, _ words: Words) {
        styles += ["walks.css"]
        isWide = true
        content["promise"] = ShownPromise(told, language, words)
        content["commitments"] = told.terms.commitments.enumerated().map {
            ShownCommitment($1, number: $0 + 1, of: told, language)
        }
        content["priorities"] = told.terms.priorities
        content["hasPriorities"] = !told.terms.priorities.isEmpty
        content["prolongations"] = told.promise.prolongations.map {
            words("promises-prolonged", ["until": ShownDay($0.until, language).words, "why": $0.why])
        }
        content["followUps"] = told.promise.standingFollowUps.map {
            ShownFollowUp($0, of: told, language, words)
        }
        content["hasFollowUps"] = !told.promise.standingFollowUps.isEmpty
        content["amendments"] = told.amendments.map { ShownAmendment($0, language) }
        content["hasAmendments"] = !told.amendments.isEmpty
        content["accountFigures"] = ShownFollowUp.figures(
            told.promise.account?.figures ?? [], of: told, language, words)
        content["promiseEvents"] = told.events.map { ShownPromiseEvent($0, of: told, language, words) }
        content["hasEvents"] = !told.events.isEmpty
    }
}
