import Exports
import Projection
import Reports

/// The answers to a question about reports, as a list.
struct ReportList: PagedList {
    let question: ReportQuestion
    let store: any ReportStore
    let projector: Projector
    /// Whether all but the words of the reports is read, for a table with a column for each.
    var readsWhole = false

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
        guard readsWhole else { return (page.elements, page.next) }
        let missing = page.elements.filter { $0.rest == nil }.map(\.id)
        var whole: [Report.ID: FiledReport] = [:]
        for start in stride(from: 0, to: missing.count, by: Self.readAtOnce) {
            let ids = Array(missing[start..<min(missing.count, start + Self.readAtOnce)])
            for filed in try await store.reports(ids) { whole[filed.report.id] = filed }
        }
        let elements = page.elements.map { element in
            whole[element.id].map { ExportedReport($0, distance: element.distance, hasWords: false) }
                ?? element
        }
        return (elements, page.next)
    }

    private static let readAtOnce = 2_000

    static func word(for cursor: ReportCursor) -> String { PageCursor.encode(cursor) }
}
