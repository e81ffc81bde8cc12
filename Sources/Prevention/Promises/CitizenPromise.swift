package import Reports

/// What the police and one or more municipalities promise those who live there (*medborgarlöfte*): the public part of their agreement, whose
/// commitments are counted, followed up and accounted for.
package struct CitizenPromise: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it, or by Lykta.
    package let id: PromiseID
    /// The municipality that keeps the paper: its people change what is common.
    package let keeper: MunicipalityCode
    /// The parties beside the police, each once, in order; the keeper is among them.
    package internal(set) var municipalities: [MunicipalityCode]
    /// What is promised now.
    package internal(set) var terms: PromiseTerms
    package internal(set) var state: PromiseState
    /// Nil for a draft.
    package internal(set) var signature: PromiseSignature?
    /// The version that was signed: what is written later is a change of what was signed. Nil for a draft.
    package internal(set) var signedVersion: Int?
    /// The end that was signed, whatever it was corrected or prolonged to. Nil for a draft.
    package internal(set) var signedUntil: CivilDate?
    /// The first first.
    package internal(set) var prolongations: [PromiseProlongation]
    /// By number, which is the order of their days, and as they were planned; see ``standingFollowUps``.
    package internal(set) var followUps: [PromiseFollowUp]
    /// How it ended; nil for one that has not.
    package internal(set) var account: PromiseAccount?
    /// The first first.
    package internal(set) var corrections: [PromiseCorrection]
    /// Whether everybody may read it.
    package internal(set) var isPublished: Bool
    /// Why it was entered by mistake; nil for one that stands. One that was withdrawn counts for nothing and changes no more.
    package internal(set) var withdrawn: String?
    /// Grows with every change of the promise itself; what is counted has no part in it.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp

    package init(
        id: PromiseID, keeper: MunicipalityCode, municipalities: [MunicipalityCode], terms: PromiseTerms,
        state: PromiseState = .draft, signature: PromiseSignature? = nil, signedVersion: Int? = nil,
        signedUntil: CivilDate? = nil,
        prolongations: [PromiseProlongation] = [], followUps: [PromiseFollowUp] = [],
        account: PromiseAccount? = nil, isPublished: Bool = false, version: Int = 1, made: Timestamp,
        changed: Timestamp? = nil, withdrawn: String? = nil, corrections: [PromiseCorrection] = []
    ) {
        self.id = id
        self.keeper = keeper
        self.municipalities = Set(municipalities + [keeper]).sorted()
        self.terms = terms
        self.state = state
        self.signature = signature
        self.signedVersion = signedVersion
        self.signedUntil = signedUntil
        self.prolongations = prolongations
        self.followUps = followUps
        self.account = account
        self.isPublished = isPublished
        self.withdrawn = withdrawn
        self.corrections = corrections
        self.version = version
        self.made = made
        self.changed = changed ?? made
    }

    package static let mostMunicipalities = 30
    package static let longestAccount = 8_000
    package static let longestReason = 1_000

    /// Whether everybody may read it now: a draft is for the parties alone, and so is one that was withdrawn.
    package var isPublic: Bool { isPublished && state != .draft && withdrawn == nil }

    /// Whether it is in force: what is done is counted, and it is followed up.
    package var isInForce: Bool { state.isInForce && withdrawn == nil }

    /// Whether something was found by it: then it was used, and was no mistake.
    package var isFollowedUp: Bool { followUps.contains { $0.held != nil } }

    /// How it stands, in words.
    package var standing: Bilingual {
        withdrawn == nil ? state.name : Bilingual(swedish: "Tillbakataget", english: "Withdrawn")
    }

    /// As it is told where who signed was written as a person, by name.
    package var withoutSigner: CitizenPromise {
        var promise = self
        promise.signature = signature.map { PromiseSignature(day: $0.day, by: "parterna") }
        return promise
    }

    /// The day from which pace is told: the first of the period, or where that is open the day it was signed.
    package var paceStart: CivilDate? { terms.period.from ?? signature?.day }

    /// The follow-ups that were held or are to be: none that would have come after it ended, and none of one that was withdrawn.
    package var standingFollowUps: [PromiseFollowUp] {
        guard withdrawn == nil else { return [] }
        guard let ended = account?.day else { return followUps }
        return followUps.filter { $0.held != nil || $0.due <= ended }
    }

    /// What is written in it, which whoever publishes it must have looked at.
    package var texts: [String] {
        let own = [signature?.by, account?.words, account?.masked, withdrawn]
        let held = followUps.flatMap { [$0.held?.words, $0.held?.masked] }
        let written = (own + held).compactMap(\.self) + prolongations.map(\.why) + corrections.map(\.why)
        return terms.texts + written.filter { !$0.isEmpty }
    }

    package func involves(_ municipality: MunicipalityCode) -> Bool { municipalities.contains(municipality) }
}

/// Who signed a promise, by role and never by name, and on which day.
package struct PromiseSignature: Hashable, Sendable {
    package let day: CivilDate
    /// Such as “kommunstyrelsens ordförande och lokalpolisområdeschefen”.
    package let by: String

    package init(day: CivilDate, by: String) {
        self.day = day
        self.by = by
    }

    /// How many days before its beginning a promise is signed at most: a year. Where its first day is open, it lasts from its signing.
    package static let longestBefore = 366
}

/// That a promise got a later end.
package struct PromiseProlongation: Hashable, Sendable {
    package let day: CivilDate
    package let former: CivilDate
    package let until: CivilDate
    package let why: String

    package init(day: CivilDate, former: CivilDate, until: CivilDate, why: String) {
        self.day = day
        self.former = former
        self.until = until
        self.why = why
    }
}

/// How a promise ended, with the figures of that day: each commitment was kept or not, whatever its pace was in a period that was not over.
package struct PromiseAccount: Hashable, Sendable {
    package let day: CivilDate
    package let words: String
    package let figures: [PromiseFigure]
    /// Why its words were masked afterwards; nil where they are those that it was given.
    package let masked: String?

    package init(day: CivilDate, words: String, figures: [PromiseFigure], masked: String? = nil) {
        self.day = day
        self.words = words
        self.figures = figures.map {
            PromiseFigure(commitment: $0.commitment, counted: $0.counted, pace: $0.pace.atEnd)
        }
        self.masked = masked
    }
}

/// How far a commitment had come on a day, as it was then.
package struct PromiseFigure: Hashable, Sendable {
    package let commitment: CommitmentID
    package let counted: Int
    package let pace: PromisePace

    package init(commitment: CommitmentID, counted: Int, pace: PromisePace) {
        self.commitment = commitment
        self.counted = counted
        self.pace = pace
    }
}
