import Geometry

/// Where places lie in a picture: north up, to scale.
struct MapFrame {
    /// The place in the lower left corner.
    let southWest: Place
    let corner: Point
    let pixelsByMetre: Double

    func point(_ place: Place) -> Point {
        corner.moved(
            (place.easting - southWest.easting) * pixelsByMetre,
            (southWest.northing - place.northing) * pixelsByMetre)
    }

    func pixels(metres: Double) -> Double { metres * pixelsByMetre }

    /// A line of so many metres, labelled, that starts at a point.
    func drawScale(metres: Int, at start: Point, in svg: inout SVG) {
        let end = start.moved(pixels(metres: Double(metres)), 0)
        svg.path(
            [start.moved(0, -4), start, end, end.moved(0, -4)], Look(fill: Ink.none, stroke: .grey, width: 1))
        svg.text("\(metres) m", at: end.moved(6, 4), .note)
    }
}
