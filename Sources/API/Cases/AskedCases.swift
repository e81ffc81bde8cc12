import Geometry
package import Reports
package import Web

/// A page of a list of cases.
package struct FoundCases: Sendable {
    package let cases: [ListedCase]
    /// Where the next page begins, as it stands in an address; nil on the last page.
    package let next: String?
    /// How many there are on all pages; nil where that would count cases that the caller may not see.
    package let total: ListedCount?
}

extension APIService {
    /// The cases that an address asks for, within what the caller may see.
    ///
    /// - Parameter order: The one where none is asked for.
    /// - Throws: 400 with every parameter that is wrong.
    func askedCases(
        _ reader: inout QueryReader, for caller: Caller, at now: Timestamp, unsorted order: CaseSort = .oldest
    ) throws -> (list: CaseList, extent: ListExtent<CaseCursor>) {
        let box = reader.box("bbox")
        var query = reader.cases(for: caller, among: choices(of: caller), areas(), on: now, unsorted: order)
        let sort = query.sort
        let extent = reader.extent { PageCursor.case($0).flatMap { $0.sort == sort ? $0 : nil } }
        try reader.finish()
        query.filter.bounds = try box.flatMap { try $0.bounds(projector) }
        let isNowhere = box != nil && query.filter.bounds == nil
        return (CaseList(query: isNowhere ? nil : query, store: store, left: CaseList.LeftOut()), extent)
    }

    /// A page of the cases that `query` asks for: the filters, `sort` and `cursor` of `GET /api/v1/cases`.
    ///
    /// - Throws: 400 with every parameter that is wrong.
    /// - Cost: two walks over the cases in memory, and a look-up for each that is on the page; where words are asked for, one for each of a bounded number
    ///   of reports that have them.
    package func cases(_ query: QueryText, limit: Int, for caller: Caller, at now: Timestamp) async throws
        -> FoundCases
    {
        var reader = QueryReader(query)
        let (list, extent) = try askedCases(&reader, for: caller, at: now)
        var start: CaseCursor?
        if case .page(_, let cursor) = extent { start = cursor }
        let (cases, next) = try await list.page(of: limit, after: start)
        return FoundCases(
            cases: cases, next: next.map(CaseList.word), total: try await count(list.query, for: caller))
    }

    /// How many cases each of `queries` asks for, all at one moment; nil where that would count some that the caller may not see.
    ///
    /// - Cost: a walk over the cases in memory for each, or over those alone that take reports where no others are asked for.
    package func countCases(_ queries: [QueryText], for caller: Caller, at now: Timestamp) async throws
        -> [Int?]
    {
        let asked = try queries.map { query in
            var reader = QueryReader(query)
            return try askedCases(&reader, for: caller, at: now).list.query
        }
        guard !(caller.sight?.isOfAreas ?? false) else { return asked.map { $0 == nil ? 0 : nil } }
        var counts = try await store.counts(asked.compactMap(\.self)).makeIterator()
        return asked.map { $0 == nil ? 0 : counts.next() }
    }

    /// The names by which a page may ask for cases.
    package static let caseFilterNames = caseFilters.map(\.name) + ["sort", "cursor"]

    /// So many reports with the words that are asked for are looked up to be counted, which takes about a millisecond.
    private static let mostLookedUp = 5_000

    private func count(_ query: CaseQuery?, for caller: Caller) async throws -> ListedCount? {
        guard let query else { return ListedCount(0) }
        return caller.sight?.isOfAreas ?? false
            ? nil : try await store.count(query, lookingUp: Self.mostLookedUp)
    }
}

extension Sight {
    /// Whether some of what is seen is told by areas, which may have been drawn otherwise since a case was last seen.
    fileprivate var isOfAreas: Bool {
        parts.contains { if case .area = $0.part { true } else { false } }
    }
}
