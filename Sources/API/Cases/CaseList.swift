import Reports

/// The cases of a query, in its order.
struct CaseList: PagedList {
    /// Nil where no case can be.
    let query: CaseQuery?
    let store: any CaseLists

    /// A page begins where the one before ended; a case with its units and their reasons takes a kilobyte or two.
    var exportPage: Int { 1_000 }

    func page(of limit: Int, after cursor: CaseCursor?) async throws -> (
        elements: [ListedCase], next: CaseCursor?
    ) {
        guard let query else { return ([], nil) }
        let found = try await store.cases(query, limit: limit, after: cursor)
        return (found.cases, found.next)
    }

    static func word(for cursor: CaseCursor) -> String { PageCursor.encode(cursor) }
}
