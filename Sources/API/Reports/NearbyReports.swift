import Exports
package import Geometry
package import JSON
package import Projection
package import Reports
package import Web

/// A report that lies where somebody asked, with the case that holds it.
package struct NearbyReport: Sendable {
    package let filed: FiledReport
    /// From the middle of what was asked about; nil in a polygon.
    package let distance: Distance?
    package let position: GeographicPosition?
}

/// What a map of reports shows: squares with counts far out, points close in.
package enum ReportMap: Sendable {
    case cells([Cell])
    case points([(report: FoundReport, position: GeographicPosition)])

    package struct Cell: Sendable {
        /// Its corners, anticlockwise from the south-west.
        package let corners: [GeographicPosition]
        package let count: Int
    }
}

extension APIService {
    /// The reports in a circle (`near` and `radius` of the query, nearest first) or in a polygon (ordered by id), by the filters of
    /// `GET /api/v1/reports`, at most `limit`; and whether there are more.
    ///
    /// - Parameter polygon: A GeoJSON polygon instead of a circle; its faults point into `/within`.
    /// - Throws: 400 with every parameter that is wrong, 422 for the polygon.
    package func nearby(
        _ query: QueryText, within polygon: JSONValue? = nil, limit: Int, for caller: Caller,
        at now: Timestamp
    ) async throws -> (reports: [NearbyReport], hasMore: Bool) {
        var reader = QueryReader(query)
        var question = try askedReports(&reader, for: caller, at: now)
        if let polygon {
            var body = BodyReader(.object([("within", polygon)]))
            let area = body.area("within", isRequired: true, projector)
            try body.finish()
            guard let area else { throw Problem.internalFault }
            question = ReportQuestion(scope: .area(area), filter: question.filter, inside: nil)
        }
        let page = try await question.page(PageRequest(limit: limit), from: store, projector)
        let filed = try await store.reports(page.elements.map(\.id))
        let distances = Dictionary(page.elements.map { ($0.id, $0.distance) }) { first, _ in first }
        let reports = try filed.map { filed in
            NearbyReport(
                filed: filed, distance: distances[filed.report.id] ?? nil,
                position: try filed.report.whereabouts.place.map { try projector.position(of: $0) })
        }
        return (reports, page.next != nil)
    }

    /// The reports in the `bbox` of a query, by the filters of `GET /api/v1/counts`: as points when they are at most `most`, else
    /// counted in squares whose side suits the box.
    ///
    /// - Throws: 400 with every parameter that is wrong.
    /// - Cost: a count in the box, and for points as many rows of the index.
    package func map(_ query: QueryText, most: Int = 400, for caller: Caller) async throws -> ReportMap {
        var reader = QueryReader(query)
        let filter = reader.filter(for: caller, among: choices(of: caller))
        let box = reader.box("bbox")
        reader.require("bbox")
        try reader.finish()
        guard let box, let bounds = try box.bounds(projector) else { return .points([]) }
        let side = Self.side(for: bounds)
        guard let cells = CellBox(bounds, side: side) else { return .points([]) }
        let counts = try await store.counts(in: cells.bounds, side: side, matching: filter)
        if counts.reduce(0, { $0 + $1.count }) <= most {
            let found = try await store.reports(
                in: bounds, matching: filter, page: PageRequest(limit: most)
            ).elements
            let positions = try projector.positions(of: found.map(\.place))
            return .points(Array(zip(found, positions)).map { ($0, $1) })
        }
        return .cells(try counts.compactMap { try cell($0) })
    }

    /// Some forty squares across, of a round number of metres.
    private static func side(for bounds: Bounds) -> Int {
        let width = max(Int(bounds.east - bounds.west), Int(bounds.north - bounds.south)) / 100
        let sides = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000]
        return sides.first { width / $0 <= 40 } ?? 100_000
    }

    private func cell(_ count: CellCount) throws -> ReportMap.Cell? {
        let corners = [(0, 0), (0, 1), (1, 1), (1, 0)].compactMap { north, east in
            Place(
                northing: Double(count.northing + north * count.side),
                easting: Double(count.easting + east * count.side))
        }
        guard corners.count == 4 else { return nil }
        return ReportMap.Cell(corners: try projector.positions(of: corners), count: count.count)
    }
}
