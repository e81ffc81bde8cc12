package import Geometry
package import Planning

extension MeasurePlace {
    /// Where a measure of this place is taken to have reached: a circle about a point, what lies along a line, an area itself.
    ///
    /// - Parameter reach: The radius of the circle, or how far to either side of the line; ``EffectPlace/usualReach`` and
    ///   ``EffectPlace/usualCorridor`` when nil.
    package func treated(reach: Radius?) -> EffectPlace? {
        switch self {
        case .point(let place):
            (reach ?? Radius(metres: EffectPlace.usualReach)).map { .circle(centre: place, radius: $0) }
        case .line(let line):
            (reach ?? Radius(metres: EffectPlace.usualCorridor)).map { .corridor(line: line, reach: $0) }
        case .area(let area): .area(area)
        }
    }
}
