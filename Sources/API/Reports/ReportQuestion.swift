import Exports
import Geometry
import Projection
import Reports
import Web

/// A question about where reports are, whichever page of its answers is wanted.
struct ReportQuestion: Sendable {
    let scope: Scope
    let filter: ReportFilter
    /// Only reports in this area, when `scope` does not say so already.
    let inside: Area?

    enum Scope: Sendable {
        /// Nearest first.
        case near(Place, Radius)
        /// The nearest so many, which are one page.
        case nearest(Int, Place)
        case box(PositionBox)
        case area(Area)
        case everywhere
        /// The one with this reference.
        case only(Reference)
        /// Those that wait to be placed.
        case unplaced
    }

    /// The reports of one page, each with its distance where one was asked for.
    ///
    /// - Cost: one question to the store; up to ``mostPages`` when reports must be left out of its answers, until there are
    ///   as many as a page of the API may hold.
    func page(_ page: PageRequest, from store: any ReportStore, _ projector: Projector) async throws -> Page<
        ExportedReport
    > {
        switch scope {
        case .nearest(let count, let place):
            let found = try await store.nearest(count, to: place, matching: filter)
            return Page(elements: found, next: nil).exported(from: place)
        case .near(let place, let radius):
            let prepared = inside.map { PreparedArea($0) }
            return try await collect(
                page, centre: place,
                keep: prepared.map { area in { $0.filter { area.contains($0.place) } } }
            ) { page in
                try await store.reports(near: place, within: radius, matching: filter, page: page)
            }.exported(from: place)
        case .box(let box):
            guard let bounds = try box.bounds(projector) else { return Page(elements: [], next: nil) }
            let prepared = inside.map { PreparedArea($0) }
            return try await collect(page, centre: nil) { found in
                let positions = try projector.positions(of: found.map(\.place))
                return zip(found, positions).filter { report, position in
                    box.contains(position) && (prepared?.contains(report.place) ?? true)
                }.map(\.0)
            } ask: { page in
                try await store.reports(in: bounds, matching: filter, page: page)
            }.exported(from: nil)
        case .area(let area):
            return try await store.reports(within: area, matching: filter, page: page).exported(from: nil)
        case .everywhere:
            guard let everywhere = Bounds.everywhere else { throw Problem.internalFault }
            return try await store.reports(in: everywhere, matching: filter, page: page).exported(from: nil)
        case .only(let reference):
            let found = try await store.report(reference).flatMap { filter.admits($0) ? $0 : nil }
            return Page(elements: [found].compactMap { $0.map { ExportedReport($0) } }, next: nil)
        case .unplaced:
            let page = try await store.unplacedReports(matching: filter, page: page)
            return Page(elements: page.elements.map { ExportedReport($0) }, next: page.next)
        }
    }

    /// How many pages of the store one answer looks at. After that it is shorter than its limit, and says where to go on.
    private static let mostPages = 20
    /// How many reports the store is asked for at least, since some are left out.
    private static let leastAsked = 200
    /// With so many an answer is as long as it needs to be: its rest would cost the walk of a page, and most of it go to waste.
    private static let manyEnough = 1_000

    private func collect(
        _ page: PageRequest, centre: Place?, keep: (([FoundReport]) throws -> [FoundReport])?,
        ask: (PageRequest) async throws -> Page<FoundReport>
    ) async throws -> Page<FoundReport> {
        guard let keep else { return try await ask(page) }
        var kept: [FoundReport] = []
        var after = page.after
        for _ in 0..<Self.mostPages {
            let asked = PageRequest(limit: max(page.limit, Self.leastAsked), after: after)
            let found = try await ask(asked)
            kept += try keep(found.elements)
            if kept.count >= page.limit {
                let answer = Array(kept.prefix(page.limit))
                let isAll = kept.count == page.limit && found.next == nil
                return Page(elements: answer, next: isAll ? nil : answer.last.map { Self.cursor($0, centre) })
            }
            after = found.next
            guard after != nil, kept.count < Self.manyEnough else { break }
        }
        return Page(elements: kept, next: after)
    }

    private static func cursor(_ report: FoundReport, _ centre: Place?) -> ReportCursor {
        ReportCursor(
            squaredCentimetres: centre.map { $0.squaredCentimetres(to: report.place) } ?? 0, id: report.id)
    }
}

extension Page<FoundReport> {
    fileprivate func exported(from centre: Place?) -> Page<ExportedReport> {
        Page<ExportedReport>(
            elements: elements.map { found in
                ExportedReport(found, distance: centre.map { $0.distance(to: found.place) })
            }, next: next)
    }
}
