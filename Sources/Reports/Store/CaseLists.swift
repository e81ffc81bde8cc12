/// Lists and counts cases, whatever their number: what is asked costs about the same.
package protocol CaseLists: Sendable {
    /// Cases in the order of the query, with what is shown of each; `after` is exclusive. A cursor of another order is as none.
    ///
    /// A case that a disk has damaged so that it cannot be read is left out and counted (decision 0022).
    func cases(_ query: CaseQuery, limit: Int, after: CaseCursor?) async throws -> CasePage

    /// How many cases a query is about, on all its pages. For who sees cases by areas, those in an area that has been drawn otherwise
    /// are counted too; see ``Sight``.
    func count(_ query: CaseQuery) async throws -> Int

    /// The same, looking up so many reports with the words of the query. Where more have them, the cases of those that were looked up are counted, and
    /// there may be others.
    func count(_ query: CaseQuery, lookingUp most: Int) async throws -> ListedCount

    /// How many cases each of some queries is about, all at one moment; see ``count(_:)``.
    func counts(_ queries: [CaseQuery]) async throws -> [Int]

    /// How many cases of a municipality each unit has; units without any are left out.
    func load(ofUnitsIn municipality: MunicipalityCode, on day: CivilDate) async throws -> [Code<Unit>:
        UnitLoad]

    /// Counts reports and cases. Exact: every report and case that the question is about is counted.
    ///
    /// - Throws: ``ReportStoreError/unreadable(_:)`` where a case cannot be read: numbers without it would be false.
    func statistics(_ question: StatisticsQuestion) async throws -> CaseStatistics
}

/// How many cases a list has.
package struct ListedCount: Hashable, Sendable {
    package let number: Int
    /// Whether there may be more, which were not looked up.
    package let isAtLeast: Bool

    package init(_ number: Int, isAtLeast: Bool = false) {
        self.number = number
        self.isAtLeast = isAtLeast
    }
}
