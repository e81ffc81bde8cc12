import Reports
import Synchronization
import Web

/// The cases of a query, in its order.
struct CaseList: PagedList {
    /// Nil where no case can be.
    let query: CaseQuery?
    let store: any CaseLists
    /// How many cases were left out so far, since a disk has damaged them; nil where a list without them is not to be given.
    let left: LeftOut?

    /// A page begins where the one before ended; a case with its units and their reasons takes a kilobyte or two.
    var exportPage: Int { 1_000 }

    func page(of limit: Int, after cursor: CaseCursor?) async throws -> (
        elements: [ListedCase], next: CaseCursor?
    ) {
        guard let query else { return ([], nil) }
        let found = try await store.cases(query, limit: limit, after: cursor)
        if found.unreadable > 0 {
            guard let left else {
                throw ReportStoreError.unreadable(UnreadableRow(table: "case_file", number: 0))
            }
            left.note(found.unreadable)
        }
        return (found.cases, found.next)
    }

    static func word(for cursor: CaseCursor) -> String { PageCursor.encode(cursor) }

    /// The most cases that a page left out.
    final class LeftOut: Sendable {
        private let most = Mutex(0)

        var count: Int { most.withLock(\.self) }

        fileprivate func note(_ count: Int) { most.withLock { $0 = max($0, count) } }
    }
}
