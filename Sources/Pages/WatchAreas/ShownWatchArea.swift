import Geometry
import Prevention
import Projection
import Reports
import Web

/// A watch area in a list and on the map.
struct WatchAreaRow: Hashable, Sendable {
    let address: String
    let name: String
    let households: String
    let contact: String
    let since: String
    let until: String
    let state: String
    /// Where it stands on the map; nil for one that has not been drawn.
    let spot: String?
    /// The corners of its first part, with blanks between.
    let outline: String

    /// - Throws: `ProjectionFault`.
    init(_ area: WatchArea, on day: CivilDate, _ projector: Projector, _ words: Words) throws {
        address = "/grannsamverkan/\(area.id)"
        name = area.name
        households = area.households.map { "\($0)" } ?? "–"
        contact = area.contact.isEmpty ? "–" : area.contact
        since = area.since.description
        until = area.until?.description ?? "–"
        state =
            area.isWithdrawn
            ? words["watch-withdrawn"]
            : area.isActive(on: day)
                ? words["watch-active"] : day < area.since ? words["watch-planned"] : words["watch-ended"]
        spot = try area.area.flatMap { MeasurePlace.area($0).middle }.map {
            WalkSpot.written(try projector.position(of: $0))
        }
        let corners = area.area?.polygons.first?.outline.corners ?? []
        outline = try projector.positions(of: corners).map(WalkSpot.written).joined(separator: " ")
    }
}

/// How many watch areas there were on a day.
struct WatchAreaNumber: Hashable, Sendable {
    let day: String
    let areas: String
    let households: String

    init(_ areas: [WatchArea], on day: CivilDate) {
        let active = areas.active(on: day)
        self.day = day.description
        self.areas = "\(active.areas)"
        households = "\(active.households)"
    }

    /// Today, and the last days of the years before, so far back as there were any; at most ten.
    static func series(of areas: [WatchArea], today: CivilDate) -> [WatchAreaNumber] {
        guard let first = areas.map(\.since).min() else { return [] }
        let ends = stride(from: today.year - 1, through: max(first.year, today.year - 9), by: -1)
            .compactMap { CivilDate(year: $0, month: 12, day: 31) }
        return ([today] + ends).map { WatchAreaNumber(areas, on: $0) }
    }
}
