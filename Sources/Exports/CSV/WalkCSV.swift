import Geometry
package import Planning
package import Projection
import Reports

/// The list of a walk's places in walking order, from the start; then the stops that did not fit, with the reason as a remark.
package struct WalkCSV: Sendable {
    private let projector: Projector

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    package init(_ projector: Projector) { self.projector = projector }

    /// - Parameter start: When the group sets out; without a moment the column of times is empty. What is to be known of its
    ///   dusk is a remark on the first place.
    package func bytes(of plan: WalkPlan, startingAt start: WalkStart? = nil) throws(ProjectionFault)
        -> [UInt8]
    {
        var bytes = CSVRow.header(
            ["Nr", "Namn"] + CSVRow.placeHeader + ["Sträcka (m)", "Framme", "Anmärkning"])
        let legs = [nil] + plan.legs.map(Optional.some)
        let arrivals = [TimeSpan.seconds(0)] + plan.arrivals
        for (index, stop) in plan.way.enumerated() {
            let position = try projector.position(of: stop.place)
            bytes += CSVRow.row {
                $0.integer(index)
                $0.text(stop.name)
                $0.place(stop.place, position)
                $0.number(legs[index]?.metres, decimals: 0)
                $0.time(start?.moment?.adding(arrivals[index]))
                $0.text(index == 0 ? start?.note?.swedish : nil)
            }
        }
        for left in plan.omitted {
            let position = try projector.position(of: left.stop.place)
            bytes += CSVRow.row {
                $0.integer(nil)
                $0.text(left.stop.name)
                $0.place(left.stop.place, position)
                $0.number(nil, decimals: 0)
                $0.time(nil)
                $0.text("Utelämnat. \(left.reason.swedish)")
            }
        }
        return bytes
    }
}
