import Geometry
import JSON
package import Planning
package import Projection
import Reports

/// A walk as a collection: the way as a line of straight stretches, then its start and its stops as points.
package struct WalkGeoJSON: Sendable {
    private let projector: Projector

    package let mediaType = GeoJSON.mediaType
    package let fileExtension = "geojson"

    package init(_ projector: Projector) { self.projector = projector }

    /// - Parameter start: When the group sets out, a property of the line, with what is to be known of its dusk.
    package func bytes(of plan: WalkPlan, startingAt start: WalkStart? = nil) throws(ProjectionFault)
        -> [UInt8]
    {
        var bytes = GeoJSON.collectionHeader
        bytes += try GeoJSON.feature(isFirst: true) { (feature) throws(ProjectionFault) in
            try feature.line(plan.way.map(\.place), projector)
            feature.object("properties") {
                $0.member("kind", "walk")
                $0.member("stops", plan.stops.count)
                $0.member("roundTrip", plan.isRoundTrip)
                $0.member("lengthMetres", plan.length.metres, decimals: 0)
                $0.member("durationMinutes", Int(plan.duration.milliseconds / 60_000))
                $0.memberIfPresent("suggestedStart", start?.moment)
                $0.memberIfPresent("startNote", start?.note)
            }
        }
        bytes += try point(plan.start, kind: "start", order: 0)
        for (index, stop) in plan.stops.enumerated() {
            bytes += try point(stop, kind: "stop", order: index + 1)
        }
        for left in plan.omitted {
            bytes += try point(left.stop, kind: "omitted", order: nil, reason: left.reason)
        }
        return bytes + GeoJSON.collectionFooter { _ in }
    }

    private func point(
        _ stop: WalkStop, kind: String, order: Int?, reason: Bilingual? = nil
    ) throws(ProjectionFault) -> [UInt8] {
        try GeoJSON.feature(isFirst: false) { (feature) throws(ProjectionFault) in
            try feature.point(stop.place, projector)
            feature.object("properties") {
                $0.member("kind", kind)
                $0.member("order", order)
                $0.member("name", stop.name)
                $0.memberIfPresent("reason", reason)
            }
        }
    }
}
