package import Geometry

extension SafetyWalk {
    /// How far from where it was shown a stop may lie and still be the one that was shown: what is lost between degrees and centimetres, and
    /// less than anybody moves a stop.
    package static let stopShownWithin = Distance(centimetres: 100)

    /// Why nothing can have been given at the stop of a number; nil where it can.
    ///
    /// - Parameter shown: Where the stop lay as the walk was shown to whoever gave it: its number may have become that of another stop
    ///   meanwhile. Nil where that is not said.
    package func fault(atStop number: Int, shownAt shown: Place?) -> WalkEditFault? {
        guard let stop = stop(number) else { return .noSuchStop(number) }
        guard let shown, stop.place.distance(to: shown) > Self.stopShownWithin else { return nil }
        return .otherStop(number, name: stop.name)
    }
}
