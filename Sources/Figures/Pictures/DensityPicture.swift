import Clustering
import Geometry
import Statistics

/// Density clusters among made-up reports of a small town: core, border and noise.
struct DensityPicture {
    private let places: [Place]
    private let clusters: Clusters
    private let reach: Radius
    private let frame: MapFrame
    private static let minimum = 3

    init?() {
        guard let corner = Picture.corner, let reach = Radius(metres: 75) else { return nil }
        var chance = Chance(seed: 20)
        var places: [Place] = []
        func place(_ north: Double, _ east: Double) -> Place {
            corner.moved(northMetres: north, eastMetres: east) ?? corner
        }
        for _ in 0..<16 { places.append(chance.place(around: place(420, 330), deviation: 38)) }
        for step in 0..<14 {
            let middle = place(130 + 13 * Double(step), 560 + 46 * Double(step))
            places.append(chance.place(around: middle, deviation: 12))
        }
        for _ in 0..<12 {
            places.append(chance.place(north: 20...600, east: 20...1340, of: corner))
        }
        self.places = places
        self.reach = reach
        frame = MapFrame(southWest: corner, corner: Point(20, 350), pixelsByMetre: 0.5)
        clusters = DBSCAN(neighbourhood: Neighbourhood(reach: reach), minimum: Self.minimum)
            .clusters(of: PointColumns(places))
    }

    private var borders: [Int] { places.indices.filter { clusters[$0] != nil && !clusters.isCore[$0] } }
    private var noise: [Int] { places.indices.filter { clusters[$0] == nil } }
    private var cores: [Int] { places.indices.filter { clusters.isCore[$0] } }

    var svg: SVG {
        let sizes = clusters.members.map(\.count)
        var svg = SVG(
            height: 424, title: "Density clusters: core, border and noise",
            description: "A map of \(places.count) reports. With a reach of 75 metres and a minimum of 3, "
                + "\(cores.count) are core, \(borders.count) border and \(noise.count) noise; they make "
                + "\(clusters.count) clusters of \(sizes.map(String.init).joined(separator: ", ")) reports.")
        svg.group(Look(fill: .blush)) { svg in
            for core in cores { svg.circle(at: point(core), radius: reachPixels) }
        }
        svg.group(Look(fill: .red)) { svg in
            for core in cores { svg.circle(at: point(core), radius: 4.5) }
        }
        svg.group(Look(fill: .white, stroke: .red, width: 2)) { svg in
            for border in borders { svg.circle(at: point(border), radius: 4.5) }
        }
        svg.group(Look(fill: Ink.none, stroke: .grey, width: 1.5)) { svg in
            for report in noise { drawCross(at: point(report), in: &svg) }
        }
        drawNames(in: &svg)
        drawLegend(in: &svg)
        return svg
    }

    private var reachPixels: Double { frame.pixels(metres: reach.metres) }

    private func point(_ report: Int) -> Point { frame.point(places[report]) }

    private func drawNames(in svg: inout SVG) {
        for (number, members) in clusters.members.enumerated() {
            let points = members.map(point)
            let top = points.map(\.y).min() ?? 0
            let middle = points.map(\.x).reduce(0, +) / Double(points.count)
            svg.text(
                "Cluster \(number + 1): \(members.count) reports", at: Point(middle, top - reachPixels - 8),
                anchor: .middle, .heading)
        }
        // One in the middle, where there is room for words.
        guard let lone = noise.min(by: { abs(point($0).x - 360) < abs(point($1).x - 360) }) else { return }
        svg.circle(
            at: point(lone), radius: reachPixels,
            Look(fill: Ink.none, stroke: .grey, width: 1, dashes: "3 3"))
        svg.text(
            "too few within 75 m", at: point(lone).moved(0, -reachPixels - 6), anchor: .middle, .note)
    }

    private func drawCross(at point: Point, in svg: inout SVG) {
        svg.line(from: point.moved(-3.5, -3.5), to: point.moved(3.5, 3.5))
        svg.line(from: point.moved(-3.5, 3.5), to: point.moved(3.5, -3.5))
    }

    private func drawLegend(in svg: inout SVG) {
        let line = 394.0
        svg.line(from: Point(20, 370), to: Point(700, 370), .axis)
        svg.circle(at: Point(26, line - 4), radius: 4.5, Look(fill: .red))
        svg.text("core: at least 3 within 75 m, itself counted", at: Point(38, line), .label)
        svg.circle(at: Point(336, line - 4), radius: 4.5, Look(fill: .white, stroke: .red, width: 2))
        svg.text("border: within 75 m of a core", at: Point(348, line), .label)
        svg.group(Look(fill: Ink.none, stroke: .grey, width: 1.5)) { svg in
            drawCross(at: Point(558, line - 4), in: &svg)
        }
        svg.text("noise: in no cluster", at: Point(570, line), .label)
        frame.drawScale(metres: 100, at: Point(22, line + 20), in: &svg)
    }
}
