import API
import Geometry
import Planning
import Reports
import Web

/// A walk on paper, A4: a page with the whole way, and a page for each stop with where, why, and what to look at.
struct WalkSheet: Sendable {
    let summary: WalkSummary
    let date: String?
    let overview: Drawing.Shown
    let stops: [Stop]

    /// A page for a stop.
    struct Stop: Sendable {
        let entry: WalkStopEntry
        let drawing: Drawing.Shown
        /// Where it is in SWEREF 99 TM, for whoever puts it into a map of their own.
        let position: String
    }

    /// The box of things to look at is the same for every stop, so that stops can be compared.
    static func checks(_ words: Words) -> [Check] {
        [
            Check(words["sheet-light"], words["sheet-light-look"]),
            Check(words["sheet-sight"], words["sheet-sight-look"]),
            Check(words["sheet-growth"], words["sheet-growth-look"]),
            Check(words["sheet-upkeep"], words["sheet-upkeep-look"]),
            Check(words["sheet-people"], words["sheet-people-look"]),
            Check(words["sheet-way"], words["sheet-way-look"]),
        ]
    }

    struct Check: Hashable, Sendable {
        let name: String
        let look: String

        init(_ name: String, _ look: String) {
            self.name = name
            self.look = look
        }
    }

    /// - Parameters:
    ///   - entries: the stops of the walk, in its order.
    ///   - areas: what the maps are drawn of.
    init(
        _ answer: WalkAnswer, _ walk: PlannedWalk, _ entries: [WalkStopEntry], areas: [MappedArea],
        _ words: Words
    ) {
        summary = WalkSummary(walk, limits: answer.limits, words)
        date = CivilDate(answer.address.date)?.description
        let way = walk.plan.way.map(\.place)
        overview = Self.overview(walk, way, areas, words)
        stops = zip(entries, walk.plan.stops).map { entry, stop in
            Stop(
                entry: entry,
                drawing: Self.closeUp(
                    entry, stop.place, answer.hotspots.hotspot(at: stop.place), way, walk.plan, areas, words),
                position: "N \(Int(stop.place.northing.rounded())), E \(Int(stop.place.easting.rounded()))")
        }
    }

    private static let width = 680.0
    /// Of the map of a stop, so that its page has room for the rest.
    private static let closeHeight = 220.0

    private static func overview(
        _ walk: PlannedWalk, _ way: [Place], _ areas: [MappedArea], _ words: Words
    ) -> Drawing.Shown {
        let drawing = Drawing(
            id: "overview", title: words["sheet-overview"],
            description: words(
                "sheet-overview-description",
                ["stops": walk.plan.stops.map(\.name).joined(separator: "; ")]), width: width, height: 460)
        guard let frame = MapDrawing.Frame(around: way, ratio: width / 460, least: 400) else {
            return drawing.shown
        }
        var map = MapDrawing(frame, areas: areas, drawing: drawing)
        map.line(way, "map-way")
        for (index, stop) in walk.plan.stops.enumerated().reversed() {
            map.mark("\(index + 1)", at: stop.place, "stop")
        }
        if let first = walk.plan.stops.first, first.place != walk.plan.start.place {
            map.mark("S", at: walk.plan.start.place, "start")
        }
        map.drawScale()
        return map.drawing.shown
    }

    private static func closeUp(
        _ entry: WalkStopEntry, _ place: Place, _ hotspot: Hotspot?, _ way: [Place], _ plan: WalkPlan,
        _ areas: [MappedArea], _ words: Words
    ) -> Drawing.Shown {
        let drawing = Drawing(
            id: "stop-\(entry.number)", title: words("sheet-map", ["name": entry.name]),
            description: words["sheet-map-description"], width: width, height: Self.closeHeight)
        guard
            let frame = MapDrawing.Frame(
                around: [place] + (hotspot?.hull ?? []), ratio: width / Self.closeHeight, least: 500)
        else { return drawing.shown }
        var map = MapDrawing(frame, areas: areas, drawing: drawing)
        if let hull = hotspot?.hull {
            map.line(hull, "map-hull", isClosed: true)
        } else if let hotspot {
            map.circle(hotspot.centre, metres: max(20, hotspot.radius.metres), "map-hull")
        }
        map.line(way, "map-way")
        for (index, other) in plan.stops.enumerated().reversed() {
            map.mark("\(index + 1)", at: other.place, "stop")
        }
        map.drawScale()
        return map.drawing.shown
    }
}

extension PageRoutes {
    /// The walk to be printed.
    var walkSheetPage: Route {
        staffPage(
            "/vandring/blad", .plan, query: walkParameters,
            Bilingual(swedish: "Blad till vandringen", english: "Sheet of the walk")
        ) { call, visit in
            let words = frame.words[visit.language]
            let answer = try await walkAnswer(call, visit, lookingForSurges: true)
            var page = Page(template: "walk-sheet", title: words["walk-title"])
            page.styles = ["drawings.css", "sheet.css"]
            page.scripts = ["print.js"]
            page.faults = answer.faults
            page.content["plan"] = "/vandring?\(answer.address.written)"
            page.content["checks"] = WalkSheet.checks(words)
            guard let walk = answer.walk else {
                page.content["isEmpty"] = true
                return page
            }
            page.content["sheet"] = WalkSheet(
                answer, walk, try walkStops(answer, walk, visit.language, try call.caller()),
                areas: api.mappedAreas(at: call.now), words)
            return page
        }
    }
}
