import Reports

/// The cases that a filter admits, in the order in which they were opened.
struct CaseList: PagedList {
    /// Nil where no case can be.
    let filter: CaseFilter?
    let store: any CaseStore

    /// A page begins where the one before ended; a case with its units and their reasons takes a kilobyte or two.
    var exportPage: Int { 1_000 }

    func page(of limit: Int, after cursor: Case.ID?) async throws -> (elements: [Case], next: Case.ID?) {
        guard let filter else { return ([], nil) }
        let found = try await store.cases(matching: filter, limit: limit + 1, after: cursor)
        let shown = Array(found.prefix(limit))
        return (shown, found.count > limit ? shown.last?.id : nil)
    }

    static func word(for cursor: Case.ID) -> String { PageCursor.encode(cursor) }
}
