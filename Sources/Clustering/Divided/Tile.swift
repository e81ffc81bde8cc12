import Geometry

/// A square of the fixed grid that divides what sprawls: its side is the extent divided by √2, so that its diagonal is no
/// longer than the extent; its origin is that of SWEREF 99 TM.
package struct Tile: Hashable, Sendable {
    private let row: Int64
    private let column: Int64

    init(holding place: Place, extent: Radius) {
        let side = max(1, Int64((Double(extent.squaredCentimetres) / 2).squareRoot()))
        row = Int64(place.northingCentimetres) / side
        column = Int64(place.eastingCentimetres) / side
    }
}
