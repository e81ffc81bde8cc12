package import Reports

/// Keeps crime statistics, and what they were before they were corrected.
///
/// Empty sets of municipalities mean all keepers. What others keep is as if it were not.
package protocol CrimeCountStore: Sendable {
    /// Keeps counts, all or none; one that is there already is corrected, and one that is there just so is left as it is.
    ///
    /// - Returns: What became of each, in their order. One that told of a part of its period is corrected by the same figure once that is over.
    /// - Throws: ``FigureFault`` for a period that has not begun at `moment`, and for a final count of one that is not over then.
    func keepCounts(_ counts: [CrimeCount], by agent: Agent, at moment: Timestamp) async throws
        -> [FigureKeeping]

    /// By area, offence, publisher and period, at most ``CrimeQuery/most``; each with whether it was kept before its period was over.
    func crimeCounts(_ query: CrimeQuery) async throws -> [CrimeCount]

    /// Takes a count away that is there; the history keeps it.
    ///
    /// - Returns: Whether there was one.
    func removeCount(_ key: CrimeCount.Key, by agent: Agent, at moment: Timestamp) async throws -> Bool

    /// What a count has been, the first first.
    func crimeHistory(of key: CrimeCount.Key) async throws -> [CrimeChange]
}

/// What somebody made of a count.
package struct CrimeChange: Hashable, Sendable {
    package let at: Timestamp
    package let by: Agent
    /// Nil when it was taken away.
    package let count: CrimeCount?

    package init(at: Timestamp, by: Agent, count: CrimeCount?) {
        self.at = at
        self.by = by
        self.count = count
    }
}

/// Which counts are wanted.
package struct CrimeQuery: Hashable, Sendable {
    /// All when empty.
    package var keepers: Set<MunicipalityCode> = []
    /// Nil for all.
    package var area: CrimeArea?
    /// Nil for all.
    package var offence: OffenceName?
    /// Nil for all.
    package var publisher: SourceName?
    /// Nil for all.
    package var length: CrimePeriod.Length?
    /// Nil for all.
    package var years: ClosedRange<Int>?
    /// One period alone; nil for all.
    package var period: CrimePeriod?
    /// As they were kept just before a moment; nil for now.
    package var asOf: Timestamp?

    /// How many counts one answer holds at most.
    package static let most = 50_000

    package init() {}
}
