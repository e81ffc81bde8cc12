import Exports
import Projection
import Reports

/// The answers to a question about reports, as a list.
struct ReportList: PagedList {
    let question: ReportQuestion
    let store: any ReportStore
    let projector: Projector

    /// A page of placed reports costs a walk over all that the question may concern, and some 300 bytes a report; one of
    /// those that wait to be placed begins where the one before ended, but holds their words.
    var exportPage: Int {
        if case .unplaced = question.scope { 500 } else { 20_000 }
    }

    func page(of limit: Int, after cursor: ReportCursor?) async throws
        -> (elements: [ExportedReport], next: ReportCursor?)
    {
        let page = try await question.page(
            PageRequest(limit: limit, after: cursor), from: store, projector)
        return (page.elements, page.next)
    }

    static func word(for cursor: ReportCursor) -> String { PageCursor.encode(cursor) }
}
