import Geometry
import JSON
package import Planning
package import Projection
import Reports

/// A planned walk as `/api/v1/walks` answers.
package struct WalkJSON {
    private let projector: Projector

    package init(_ projector: Projector) { self.projector = projector }

    /// - Throws: ``ProjectionFault`` when a place cannot be given in WGS 84.
    package func bytes(of plan: WalkPlan, startingAt start: WalkStart?) throws(ProjectionFault) -> [UInt8] {
        let omitted = try projector.positions(of: plan.omitted.map(\.stop.place))
        let positions = try projector.positions(of: plan.stops.map(\.place))
        return JSONWriter.object {
            $0.member("roundTrip", plan.isRoundTrip)
            $0.member("lengthMetres", plan.length.metres, decimals: 0)
            $0.member("durationMinutes", Int(plan.duration.milliseconds / 60_000))
            $0.member("suggestedStart", start?.moment)
            $0.member("startNote", start?.note)
            $0.array("stops") { stops in
                for (index, stop) in plan.stops.enumerated() {
                    stops.object {
                        $0.member("order", index + 1)
                        $0.member("name", stop.name)
                        $0.object("place") { $0.point(positions[index]) }
                        $0.member("legMetres", plan.legs[index].metres, decimals: 0)
                    }
                }
            }
            $0.array("omitted") { stops in
                for (index, left) in plan.omitted.enumerated() {
                    stops.object {
                        $0.member("name", left.stop.name)
                        $0.object("place") { $0.point(omitted[index]) }
                        $0.member("reason", left.reason)
                    }
                }
            }
        }
    }
}
