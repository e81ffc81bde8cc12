import Geometry
import Projection
import Reports
import Web

/// A question about where reports are.
struct ReportQuestion: Sendable {
    let scope: Scope
    let filter: ReportFilter
    var limit: Int
    var after: ReportCursor?
    /// Only reports in this area, when `scope` does not say so already.
    let inside: Area?

    enum Scope: Sendable {
        /// Nearest first.
        case near(Place, Radius)
        /// The nearest so many.
        case nearest(Int, Place)
        case box(PositionBox)
        case area(Area)
        case everywhere
    }

    /// Some answers, each with its distance where one was asked for.
    struct Answer: Sendable {
        let reports: [FoundReport]
        let next: ReportCursor?
        let centre: Place?
    }

    /// - Cost: one question to the store; up to ``mostPages`` when reports must be left out of its answers.
    func answer(from store: any ReportStore, _ projector: Projector) async throws -> Answer {
        switch scope {
        case .nearest(let count, let place):
            let found = try await store.nearest(count, to: place, matching: filter)
            return Answer(reports: found, next: nil, centre: place)
        case .near(let place, let radius):
            let prepared = inside.map { PreparedArea($0) }
            return try await collect(
                centre: place, keep: prepared.map { area in { $0.filter { area.contains($0.place) } } }
            ) { page in
                try await store.reports(near: place, within: radius, matching: filter, page: page)
            }
        case .box(let box):
            guard let bounds = try box.bounds(projector) else {
                return Answer(reports: [], next: nil, centre: nil)
            }
            let prepared = inside.map { PreparedArea($0) }
            return try await collect(centre: nil) { found in
                let positions = try projector.positions(of: found.map(\.place))
                return zip(found, positions).filter { report, position in
                    box.contains(position) && (prepared?.contains(report.place) ?? true)
                }.map(\.0)
            } ask: { page in
                try await store.reports(in: bounds, matching: filter, page: page)
            }
        case .area(let area):
            return try await collect(centre: nil, keep: nil) { page in
                try await store.reports(within: area, matching: filter, page: page)
            }
        case .everywhere:
            guard let everywhere = Bounds.everywhere else { throw Problem.internalFault }
            return try await collect(centre: nil, keep: nil) { page in
                try await store.reports(in: everywhere, matching: filter, page: page)
            }
        }
    }

    /// How many pages of the store one answer looks at. After that it is shorter than its limit, and says where to go on.
    private static let mostPages = 20

    private func collect(
        centre: Place?, keep: (([FoundReport]) throws -> [FoundReport])?,
        ask: (PageRequest) async throws -> Page<FoundReport>
    ) async throws -> Answer {
        guard let keep else {
            let page = try await ask(PageRequest(limit: limit, after: after))
            return Answer(reports: page.elements, next: page.next, centre: centre)
        }
        var kept: [FoundReport] = []
        var after = after
        for _ in 0..<Self.mostPages {
            let page = try await ask(PageRequest(limit: max(limit, 200), after: after))
            kept += try keep(page.elements)
            if kept.count >= limit {
                let answer = Array(kept.prefix(limit))
                let isAll = kept.count == limit && page.next == nil
                return Answer(
                    reports: answer, next: isAll ? nil : answer.last.map { Self.cursor($0, centre) },
                    centre: centre)
            }
            after = page.next
            guard after != nil else { break }
        }
        return Answer(reports: kept, next: after, centre: centre)
    }

    private static func cursor(_ report: FoundReport, _ centre: Place?) -> ReportCursor {
        ReportCursor(
            squaredCentimetres: centre.map { $0.squaredCentimetres(to: report.place) } ?? 0, id: report.id)
    }
}
