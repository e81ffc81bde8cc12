import Geometry
import JSON
package import Planning
package import Projection
package import Reports

/// A walk as a route: its start and its stops in walking order.
package struct WalkGPX: Sendable {
    private let projector: Projector

    package let mediaType = GPX.mediaType
    package let fileExtension = GPX.fileExtension

    package init(_ projector: Projector) { self.projector = projector }

    /// - Parameter start: When the group sets out, which the description says, with what is to be known of its dusk.
    package func bytes(
        of plan: WalkPlan, name: String, startingAt start: WalkStart? = nil, made: Timestamp
    ) throws(ProjectionFault) -> [UInt8] {
        var xml = XMLText()
        xml.markup("<rte>")
        xml.element("name", name)
        xml.element("desc", description(of: plan, start))
        xml.markup("\n")
        let last = plan.way.count - 1
        for (index, stop) in plan.way.enumerated() {
            let isEnd = index == 0 || plan.isRoundTrip && index == last
            try xml.point(
                "rtept", at: stop.place, name: isEnd ? stop.name : "\(index). \(stop.name)",
                symbol: isEnd ? "Trail Head" : "Flag, Red", projector)
        }
        xml.markup("</rte>\n")
        return GPX.header(name: name, made: made) + xml.bytes + GPX.footer
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
