import Geometry
import Reports

/// What can be asked of places, wherever the reports are kept.
protocol SpatialAnswers {
    func near(_ place: Place, within radius: Radius, matching filter: ReportFilter, page: PageRequest) throws
        -> Page<FoundReport>
    func nearest(_ count: Int, to place: Place, matching filter: ReportFilter) throws -> [FoundReport]
    func within(_ area: Area, matching filter: ReportFilter, page: PageRequest) throws -> Page<FoundReport>
    func inside(_ bounds: Bounds, matching filter: ReportFilter, page: PageRequest) throws
        -> Page<FoundReport>
    func counts(in bounds: Bounds, side: Int, matching filter: ReportFilter) throws -> [CellCount]
}

/// The spatial questions, each one walk over the covering index: in the database, or as it stands in memory.
///
/// Coordinates are whole centimetres and all comparisons exact, so the answers do not depend on how the index is built.
struct SpatialQuestions<Index: CoveringIndex>: SpatialAnswers {
    let index: Index
    let numbers: CategoryNumbers

    func near(_ place: Place, within radius: Radius, matching filter: ReportFilter, page: PageRequest) throws
        -> Page<FoundReport>
    {
        let reach = radius.squaredCentimetres
        return try select(in: Bounds(around: place, reaching: radius), matching: filter, page: page) {
            let squared = place.squaredCentimetres(to: $0)
            return squared <= reach ? squared : nil
        }
    }

    func within(_ area: Area, matching filter: ReportFilter, page: PageRequest) throws -> Page<FoundReport> {
        let prepared = PreparedArea(area)
        return try select(in: area.bounds, matching: filter, page: page) { prepared.contains($0) ? 0 : nil }
    }

    func inside(_ bounds: Bounds, matching filter: ReportFilter, page: PageRequest) throws -> Page<
        FoundReport
    > {
        try select(in: bounds, matching: filter, page: page) { _ in 0 }
    }

    /// Searches an ever wider circle. The first is a guess; the next is sized by how many the last one held.
    func nearest(_ count: Int, to place: Place, matching filter: ReportFilter) throws -> [FoundReport] {
        guard count > 0 else { return [] }
        // Where a report stands on every 25 × 25 m, this circle holds three times as many as are wanted.
        var reach = min(Int64(2_500 * Double(count).squareRoot().rounded(.up)), acrossEverything)
        while let radius = Radius(centimetres: reach) {
            let found = try near(place, within: radius, matching: filter, page: PageRequest(limit: count))
                .elements
            if found.count >= count || reach >= acrossEverything { return found }
            let missing = (Double(count) / Double(max(found.count, 1))).squareRoot() * 1.2
            reach = min(Int64(Double(reach) * min(max(missing, 1.5), 6)), acrossEverything)
        }
        return []
    }

    func counts(in bounds: Bounds, side: Int, matching filter: ReportFilter) throws -> [CellCount] {
        let admitted = IndexFilter(filter, numbers: numbers)
        var counts = CellCounts(in: bounds, side: max(1, side))
        try index.walk(in: bounds, rank: { _ in 0 }) { _, report in
            if admitted.admits(report), try index.isAsked(report) { counts.add(report.place) }
        }
        return counts.cells
    }

    /// The rows of the box that the filter admits and that have a rank, ordered by rank and id.
    private func select(
        in bounds: Bounds, matching filter: ReportFilter, page: PageRequest, rank: (Place) -> Int64?
    ) throws -> Page<FoundReport> {
        let admitted = IndexFilter(filter, numbers: numbers)
        let more = page.limit == .max ? Int.max : page.limit + 1
        var selection = Selection<RankedReport>(more)
        try index.walk(in: bounds, rank: rank) { rank, report in
            let ranked = RankedReport(rank: rank, report: report)
            guard selection.admits(ranked), page.after.map(ranked.isAfter) ?? true,
                admitted.admits(report), try index.isAsked(report)
            else { return }
            selection.offer(ranked)
        }
        let ranked = selection.sorted()
        let elements = ranked.count < more ? ranked[...] : ranked.dropLast()
        let next = ranked.count < more ? nil : elements.last
        let codes = numbers.codes
        let contacts = try index.linkedContacts()
        return Page(
            elements: try elements.map { try found($0.report, codes: codes, contacts) },
            next: next.map { ReportCursor(squaredCentimetres: $0.rank, id: $0.report.id) })
    }

    private func found(_ report: IndexedReport, codes: CategoryCodes, _ contacts: LinkedContacts) throws
        -> FoundReport
    {
        guard let municipality = MunicipalityCode(number: Int16(clamping: report.municipality)),
            let category = try codes[report.category] ?? index.code(of: report.category, numbers),
            let status = CaseStatus.stored.at(report.status), let source = Source.stored.at(report.source),
            let observed = Timestamp(milliseconds: report.observedMilliseconds)
        else { throw StoreFault.unreadableRow(table: "report_index", number: report.number) }
        return FoundReport(
            id: report.id, place: report.place, municipality: municipality, category: category,
            status: status, source: source, observed: observed,
            voice: report.voice.map(contacts.voice))
    }
}

/// A report with what the answer is ordered by, before its id.
private struct RankedReport: Comparable {
    let rank: Int64
    let report: IndexedReport

    static func < (one: Self, other: Self) -> Bool {
        one.rank == other.rank ? one.report.id < other.report.id : one.rank < other.rank
    }

    func isAfter(_ cursor: ReportCursor) -> Bool {
        rank == cursor.squaredCentimetres ? report.id > cursor.id : rank > cursor.squaredCentimetres
    }
}

extension Array {
    fileprivate func at(_ position: Int64) -> Element? {
        Int(exactly: position).flatMap { indices.contains($0) ? self[$0] : nil }
    }
}

/// The length of the diagonal of ``Place``'s range, and a little more: 2,060 km is beyond ``Radius``, 2,000 km is not.
private let acrossEverything: Int64 = 200_000_000
