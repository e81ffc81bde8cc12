package import Reports

/// What is promised, as it stands on a day. Every former text is kept with its day.
package struct PromiseTerms: Hashable, Sendable {
    package internal(set) var title: String
    /// What the police area is called, such as “Lokalpolisområde Karlshamn”.
    package internal(set) var police: String
    package internal(set) var period: PromisePeriod
    /// How the joint picture led to it; empty for not said.
    package internal(set) var background: String
    /// Each of one line, in the order given.
    package internal(set) var priorities: [String]
    package internal(set) var commitments: [Commitment]
    /// How many follow-ups a calendar year; nil where none are agreed.
    package internal(set) var followUpsPerYear: Int?

    package init(
        title: String, police: String, period: PromisePeriod, background: String = "",
        priorities: [String] = [], commitments: [Commitment] = [], followUpsPerYear: Int? = nil
    ) {
        self.title = title
        self.police = police
        self.period = period
        self.background = background
        self.priorities = priorities
        self.commitments = commitments
        self.followUpsPerYear = followUpsPerYear
    }

    package static let longestBackground = 8_000
    package static let mostPriorities = 20
    package static let mostCommitments = 60
    package static let followUps = 1...12

    package var texts: [String] {
        ([title, police, background] + priorities + commitments.flatMap(\.texts)).filter { !$0.isEmpty }
    }

    package func commitment(_ id: CommitmentID) -> Commitment? { commitments.first { $0.id == id } }

    /// The same without the commitments of municipalities: what the keeper answers for, but the police's own.
    var common: PromiseTerms {
        var terms = self
        terms.commitments = commitments.filter { $0.party == .together }
        return terms
    }
}

/// What was promised from a day on, until the next.
package struct DatedTerms: Hashable, Sendable {
    /// That of the promise, which wrote them.
    package let version: Int
    package let day: CivilDate
    package let terms: PromiseTerms

    package init(version: Int, day: CivilDate, terms: PromiseTerms) {
        self.version = version
        self.day = day
        self.terms = terms
    }
}

extension [DatedTerms] {
    /// What was promised on a day. Of a day before the first was written down it is the first: a promise is often entered after it began.
    package func terms(on day: CivilDate) -> PromiseTerms? { (last { $0.day <= day } ?? first)?.terms }
}

/// From a day, which may be unknown, through another.
package struct PromisePeriod: Hashable, Sendable {
    package let from: CivilDate?
    /// The last day.
    package let until: CivilDate

    /// How many days a promise lasts at most: ten years. What was kept before there was a bound may last longer, until its end is corrected.
    package static let longest = 3_660

    /// Nil when it would end before it begins.
    package init?(from: CivilDate?, until: CivilDate) {
        if let from, from > until { return nil }
        self.from = from
        self.until = until
    }

    /// Whether it lasts no longer than a promise may.
    ///
    /// - Parameter start: From which day one whose first day is open is reckoned.
    package func isBounded(from start: CivilDate) -> Bool {
        until.daysSinceEpoch - (from ?? start).daysSinceEpoch < Self.longest
    }

    package var words: Bilingual {
        from.map { Bilingual("\($0) – \(until)") }
            ?? Bilingual(swedish: "till och med \(until)", english: "through \(until)")
    }
}
