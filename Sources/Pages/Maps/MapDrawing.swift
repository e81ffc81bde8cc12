import Geometry
import Reports

/// A map drawn by us to be printed: areas, roads and names, north up and to scale, with what is put on it.
struct MapDrawing: Sendable {
    private(set) var drawing: Drawing
    private let frame: Frame

    /// The part of the country that is shown.
    struct Frame: Sendable {
        /// In the middle of the picture.
        let centre: Place
        /// From the left side to the right, and from the lower to the upper.
        let width: Distance
        let height: Distance

        /// Around places with a margin, as wide to its height as the picture, and not narrower than `least` metres.
        ///
        /// Nil for no places.
        init?(around places: [Place], ratio: Double, least: Double) {
            guard let bounds = Bounds(around: places), let centre = bounds.centre else { return nil }
            let eastings = places.map(\.easting)
            let northings = places.map(\.northing)
            let east = (eastings.max() ?? 0) - (eastings.min() ?? 0)
            let north = (northings.max() ?? 0) - (northings.min() ?? 0)
            let metres = max(east * 1.3, north * 1.3 * ratio, least)
            guard let width = Distance(metres: metres), let height = Distance(metres: metres / ratio) else {
                return nil
            }
            self.centre = centre
            self.width = width
            self.height = height
        }
    }

    /// - Parameter areas: those that lie below others first.
    init(_ frame: Frame, areas: [MappedArea], drawing: Drawing) {
        self.frame = frame
        self.drawing = drawing
        self.drawing.rectangle(
            Drawing.Point(0, 0), width: drawing.width, height: drawing.height, "map-sea")
        let seen = areas.filter { isSeen($0.area.bounds) }
        for area in seen {
            for polygon in area.area.polygons {
                self.drawing.shape(
                    polygon.rings.map { $0.corners.map(point) }, "map-\(area.layer.rawValue)")
            }
        }
        write(seen)
    }

    /// Where a place lies in the picture.
    func point(_ place: Place) -> Drawing.Point {
        Drawing.Point(
            drawing.width / 2 + (place.easting - frame.centre.easting) * scale,
            drawing.height / 2 - (place.northing - frame.centre.northing) * scale)
    }

    /// Units of the picture by metre.
    private var scale: Double { drawing.width / frame.width.metres }

    mutating func line(_ places: [Place], _ look: String, isClosed: Bool = false) {
        drawing.line(places.map(point), look, isClosed: isClosed)
    }

    mutating func circle(_ place: Place, metres: Double, _ look: String) {
        drawing.circle(point(place), radius: metres * scale, look)
    }

    /// A numbered mark.
    mutating func mark(_ text: String, at place: Place, _ look: String) {
        let point = point(place)
        drawing.circle(point, radius: 13, "\(look)-mark")
        drawing.text(
            text, Drawing.Point(point.right, point.down + 5), "\(look)-number", anchor: "middle")
    }

    /// A surface with a text in its middle.
    mutating func square(_ corners: [Place], label: String, _ look: String) {
        drawing.line(corners.map(point), look, isClosed: true)
        guard let middle = Bounds(around: corners)?.centre else { return }
        let centre = point(middle)
        drawing.text(
            label, Drawing.Point(centre.right, centre.down + 4), "open-count", anchor: "middle")
    }

    /// How long so many metres are, and which way is north.
    mutating func drawScale() {
        let metres = [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20].first {
            Double($0) * scale <= drawing.width / 3
        }
        guard let metres else { return }
        let (left, down) = (16.0, drawing.height - 14)
        let right = left + Double(metres) * scale
        drawing.line(
            [
                Drawing.Point(left, down - 6), Drawing.Point(left, down), Drawing.Point(right, down),
                Drawing.Point(right, down - 6),
            ], "map-scale")
        let label = metres >= 1_000 ? "\(metres / 1_000) km" : "\(metres) m"
        drawing.text(label, Drawing.Point(right + 8, down), "map-label")
        let north = Drawing.Point(drawing.width - 24, 44)
        drawing.line(
            [
                Drawing.Point(north.right - 7, north.down), Drawing.Point(north.right, north.down - 20),
                Drawing.Point(north.right + 7, north.down),
            ], "map-north", isClosed: true)
        drawing.text(
            "N", Drawing.Point(north.right, north.down + 15), "map-label", anchor: "middle")
    }

    private func isSeen(_ bounds: Bounds) -> Bool {
        guard
            let southWest = frame.centre.moved(
                northMetres: -frame.height.metres / 2, eastMetres: -frame.width.metres / 2),
            let northEast = frame.centre.moved(
                northMetres: frame.height.metres / 2, eastMetres: frame.width.metres / 2),
            let box = Bounds(southWest: southWest, northEast: northEast)
        else { return false }
        return box.overlaps(bounds)
    }

    /// The names of roads and districts, each once and none over another.
    private mutating func write(_ areas: [MappedArea]) {
        var taken: [(left: Double, right: Double, down: Double)] = []
        var named: Set<String> = []
        for area in areas.reversed() where area.layer != .municipality && !named.contains(area.name) {
            let corners = area.area.polygons.flatMap(\.outline.corners).map(point)
            let inside = corners.filter {
                (40...drawing.width - 40).contains($0.right) && (20...drawing.height - 30).contains($0.down)
            }
            let middle = Drawing.Point(
                inside.map(\.right).reduce(0, +) / Double(max(1, inside.count)),
                inside.map(\.down).reduce(0, +) / Double(max(1, inside.count)))
            guard
                let nearest = inside.min(by: {
                    Self.square($0, middle) < Self.square($1, middle)
                })
            else { continue }
            let half = Double(area.name.count) * 3.6
            let box = (left: nearest.right - half, right: nearest.right + half, down: nearest.down)
            guard box.left > 4, box.right < drawing.width - 4,
                !taken.contains(where: {
                    $0.left < box.right && box.left < $0.right && abs($0.down - box.down) < 18
                })
            else { continue }
            taken.append(box)
            named.insert(area.name)
            drawing.text(area.name, nearest, "map-\(area.layer.rawValue)-name", anchor: "middle")
        }
    }

    private static func square(_ one: Drawing.Point, _ other: Drawing.Point) -> Double {
        (one.right - other.right) * (one.right - other.right)
            + (one.down - other.down) * (one.down - other.down)
    }
}
