package import Prevention
package import Reports

/// A promise as somebody may be told of it on a day: with what was promised then, how far each commitment had come, and of what stands behind an
/// event that which the reader sees.
package struct ToldPromise: Sendable {
    package let promise: CitizenPromise
    /// What was promised on the day that is told of.
    package let terms: PromiseTerms
    /// The latest day first.
    package let events: [PromiseEvent]
    /// What was changed of it since it was signed, the first first.
    package let amendments: [PromiseAmendment]
    package let today: CivilDate
    /// Whether it is told to everybody: then nobody is named, and nothing that only the parties have.
    package let isPublic: Bool
    private let names: [MunicipalityCode: String]
    private let counts: [CommitmentID: Int]

    /// - Parameters:
    ///   - terms: Those of the day; nil for those of now.
    ///   - names: What the municipalities are called that are known; the others are told by their codes.
    package init(
        _ promise: CitizenPromise, terms: PromiseTerms? = nil, events: [PromiseEvent],
        amendments: [PromiseAmendment] = [], on today: CivilDate,
        names: [MunicipalityCode: String], isPublic: Bool = false
    ) {
        self.promise = promise
        self.terms = terms ?? promise.terms
        self.events = events
        self.amendments = amendments
        self.today = today
        self.names = names
        self.isPublic = isPublic
        counts = CitizenPromise.counts(of: events, on: today)
    }

    package func progress(of commitment: Commitment) -> PromiseProgress {
        promise.progress(of: commitment, counted: counts[commitment.id] ?? 0, on: today)
    }

    package func name(of municipality: MunicipalityCode) -> String {
        names[municipality] ?? municipality.description
    }

    package func name(of party: PromiseParty) -> Bilingual { party.name(name) }

    /// `Lokalpolisområde Karlshamn, Olofström`
    package var parties: String {
        ([terms.police] + promise.municipalities.map(name)).joined(separator: ", ")
    }

    /// Whether it had ended on the day that is told of: then each commitment was kept or not.
    package var isOver: Bool { promise.account.map { today >= $0.day } ?? false }

    /// How many commitments are behind or late; once it has ended, how many were not kept.
    package var flagged: Int { terms.commitments.count { progress(of: $0).pace.isFlagged } }

    package var missedFollowUps: Int {
        promise.standingFollowUps.count { $0.status(on: today) == .missed }
    }

    /// What it should be told that the period is over without a final account; nil where that is not so.
    package var lacksAccount: Bilingual? {
        guard promise.isInForce, today > promise.terms.period.until else { return nil }
        return Bilingual(
            swedish: "Perioden är slut, och slutredovisningen saknas.",
            english: "The period is over, and the final account is missing.")
    }
}
