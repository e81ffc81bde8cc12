import API
import Reports
import Web

/// The links from one part of a great case to the others.
struct CaseParts: Sendable {
    private let excerpt: CaseExcerpt
    private let part: CasePart

    init(_ excerpt: CaseExcerpt, _ part: CasePart) {
        self.excerpt = excerpt
        self.part = part
    }

    /// Nothing for a case that is shown whole.
    func link(from page: inout Page, _ words: Words) {
        let (shown, all) = (excerpt.read.reports.count, visibleCount)
        if shown < all {
            page.content["reportsExtent"] = words(
                "case-reports-extent", ["count": "\(shown)", "total": "\(all)"])
        }
        page.content["earlierReports"] = excerpt.earlierReport.map {
            address(report: $0, entry: part.lastEntry, "rapporter")
        }
        if !excerpt.isLatest {
            page.content["latestReports"] = address(report: nil, entry: part.lastEntry, "rapporter")
        }
        page.content["earlierEntries"] = excerpt.earlierEntry.map {
            address(report: part.report, entry: $0, "historik")
        }
        if part.lastEntry.map({ $0 < excerpt.latestEntry }) ?? false {
            page.content["latestEntries"] = address(report: part.report, entry: nil, "historik")
        }
    }

    private var visibleCount: Int {
        excerpt.last == nil ? 0 : excerpt.read.case.reportCount - excerpt.read.withheldCount
    }

    private func address(report: Report.ID?, entry: Int?, _ anchor: String) -> String {
        let fields = [
            report.map { ("rapport", $0.description) }, entry.map { ("post", "\($0)") },
        ].compactMap(\.self)
        let query = fields.isEmpty ? "" : "?\(FormText.written(fields))"
        return "/arende/\(excerpt.read.case.id)\(query)#\(anchor)"
    }
}
