import Geometry
import JSON
package import Planning
package import Projection
package import Reports

/// A walk as a route: its start and its stops in walking order, which are waypoints too.
package struct WalkGPX: Sendable {
    private let projector: Projector

    package let mediaType = GPX.mediaType
    package let fileExtension = GPX.fileExtension

    package init(_ projector: Projector) { self.projector = projector }

    /// - Parameter start: When the group sets out, which the description says, with what is to be known of its dusk.
    package func bytes(
        of plan: WalkPlan, name: String, startingAt start: WalkStart? = nil, made: Timestamp
    ) throws(ProjectionFault) -> [UInt8] {
        let last = plan.way.count - 1
        let way = plan.way.enumerated().map { index, stop in
            let isEnd = index == 0 || plan.isRoundTrip && index == last
            return GPXPoint(
                place: stop.place, name: isEnd ? stop.name : "\(index). \(stop.name)",
                symbol: isEnd ? "Trail Head" : "Flag, Red")
        }
        // A start where the group stops too is that stop.
        let stopsAtStart = plan.stops.contains { $0.place == plan.start.place }
        let waypoints = way.prefix(plan.stops.count + 1).dropFirst(stopsAtStart ? 1 : 0)
        let route = GPXRoute(
            name: name, description: description(of: plan, start), waypoints: Array(waypoints), way: way)
        return try route.bytes(projector, made: made)
    }

    private func description(of plan: WalkPlan, _ start: WalkStart?) -> String {
        let kilometres = RoundedNumber(plan.length.metres / 1_000, decimals: 1)?.text(separator: ",") ?? ""
        let summary =
            "\(plan.stops.count) stopp, cirka \(kilometres) km, \(plan.duration.milliseconds / 60_000) minuter"
        let begins = start?.moment.map { "Start \(SwedishTime($0).description)" }
        let omitted = plan.omitted.map { "Utelämnat: \($0.stop.name). \($0.reason.swedish)" }
        let more = [begins.map { "\($0)." }, start?.note?.swedish].compactMap(\.self) + omitted
        return more.isEmpty ? summary : "\(summary). \(more.joined(separator: " "))"
    }
}
