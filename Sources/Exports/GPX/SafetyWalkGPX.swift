package import Prevention
package import Projection
package import Reports

/// A kept walk: its stops in their order, each with why people stop there. Nothing about who takes part.
package struct SafetyWalkGPX: Sendable {
    private let projector: Projector

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of walk: SafetyWalk, made: Timestamp) throws(ProjectionFault) -> [UInt8] {
        func points(withReasons: Bool) -> [GPXPoint] {
            walk.stops.map { stop in
                GPXPoint(
                    place: stop.place, name: "\(stop.number). \(stop.name)",
                    description: withReasons ? stop.reason.swedish : "", symbol: "Flag, Red")
            }
        }
        let route = GPXRoute(
            name: walk.title, description: description(of: walk), waypoints: points(withReasons: true),
            way: points(withReasons: false))
        return try route.bytes(projector, made: made)
    }

    private func description(of walk: SafetyWalk) -> String {
        var sentences = walk.state == .calledOff ? ["\(walk.state.name.swedish)."] : []
        sentences.append("\(walk.stops.count) stopp.")
        if let start = walk.starts {
            sentences.append("Start \(SwedishTime(start).description).")
        } else if let day = walk.days.walk {
            sentences.append("Dag \(day.description).")
        }
        if !walk.meetingPlace.isEmpty { sentences.append("Samling: \(walk.meetingPlace)") }
        return sentences.joined(separator: " ")
    }
}
