import GRDB
import Geometry
import Reports

/// The spatial questions, each one walk over the covering index.
///
/// Coordinates are whole centimetres and all comparisons exact, so the answers do not depend on how the index is built.
struct SpatialQuestions {
    let db: Database
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
        var reach = min(Int64(2_500 * Double(count).squareRoot().rounded(.up)), Self.acrossEverything)
        while let radius = Radius(centimetres: reach) {
            let found = try near(place, within: radius, matching: filter, page: PageRequest(limit: count))
                .elements
            if found.count >= count || reach >= Self.acrossEverything { return found }
            let missing = (Double(count) / Double(max(found.count, 1))).squareRoot() * 1.2
            reach = min(Int64(Double(reach) * min(max(missing, 1.5), 6)), Self.acrossEverything)
        }
        return []
    }

    func counts(in bounds: Bounds, side: Int, matching filter: ReportFilter) throws -> [CellCount] {
        let side = max(1, side)
        let centimetres = Int64(side) * 100
        let filter = (index: IndexFilter(filter, numbers: numbers), unit: filter.unit)
        var counts: [Cell: Int] = [:]
        try db.walkIndex(in: bounds, unit: filter.unit) { row in
            guard filter.index.admits(row), let place = row.place else { return }
            let cell = Cell(
                row: Int64(place.northingCentimetres) / centimetres,
                column: Int64(place.eastingCentimetres) / centimetres)
            counts[cell, default: 0] += 1
        }
        return counts.map { cell, count in
            CellCount(
                northing: Int(cell.row) * side, easting: Int(cell.column) * side, side: side, count: count)
        }.sorted { ($0.northing, $0.easting) < ($1.northing, $1.easting) }
    }

    private struct Cell: Hashable {
        let row: Int64
        let column: Int64
    }

    /// The rows of the box that the filter admits and that have a rank, ordered by rank and id.
    private func select(
        in bounds: Bounds, matching filter: ReportFilter, page: PageRequest, rank: (Place) -> Int64?
    ) throws -> Page<FoundReport> {
        let admitted = IndexFilter(filter, numbers: numbers)
        let more = page.limit == .max ? Int.max : page.limit + 1
        var selection = Selection<Ranked>(more) { ($0.rank, $0.found.id) < ($1.rank, $1.found.id) }
        let codes = numbers.codes
        try db.walkIndex(in: bounds, unit: filter.unit) { row in
            // The place stands in the tree itself; everything else is one look further.
            guard let place = row.place, let rank = rank(place), admitted.admits(row) else { return }
            let id = row.id
            if let after = page.after, (rank, id) <= (after.squaredCentimetres, after.id) { return }
            selection.offer(Ranked(rank: rank, found: try found(row, id: id, place: place, codes: codes)))
        }
        let ranked = selection.sorted()
        let elements = ranked.count < more ? ranked[...] : ranked.dropLast()
        let next = ranked.count < more ? nil : elements.last
        return Page(
            elements: elements.map(\.found),
            next: next.map { ReportCursor(squaredCentimetres: $0.rank, id: $0.found.id) })
    }

    private struct Ranked {
        let rank: Int64
        let found: FoundReport
    }

    private func found(
        _ row: borrowing IndexRow, id: Report.ID, place: Place, codes: CategoryCodes
    ) throws -> FoundReport {
        guard let municipality = MunicipalityCode(number: Int16(clamping: row.municipality)),
            let category = try codes[row.category] ?? numbers.reload(row.category, from: db),
            let status = CaseStatus.stored.at(row.status), let source = Source.stored.at(row.source),
            let observed = Timestamp(milliseconds: row.observed)
        else { throw StoreFault.unreadableRow(table: "report_index", number: row.number) }
        return FoundReport(
            id: id, place: place, municipality: municipality, category: category, status: status,
            source: source,
            observed: observed, reporter: row.reporter)
    }

    /// The length of the diagonal of ``Place``'s range, and a little more: 2,060 km is beyond ``Radius``, 2,000 km is not.
    private static let acrossEverything: Int64 = 200_000_000
}

extension Array {
    fileprivate func at(_ position: Int64) -> Element? {
        Int(exactly: position).flatMap { indices.contains($0) ? self[$0] : nil }
    }
}
