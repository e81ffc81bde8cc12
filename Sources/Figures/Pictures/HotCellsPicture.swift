import Geometry
import Statistics

/// Reports counted in hexagons, and which of them are more than chance.
struct HotCellsPicture {
    private let cells: StudyCells
    private let counts: [Int]
    private let heat: CellHeat
    private let frame: MapFrame
    /// The cell of one address with several reports.
    private let lone: Int

    init?() {
        guard let corner = Picture.corner, let size = Radius(metres: 150),
            let tessellation = Tessellation(.pointyHexagon, size: size),
            let northEast = corner.moved(northMetres: 1_150, eastMetres: 2_050),
            let square = corner.moved(northMetres: 700, eastMetres: 560),
            let station = corner.moved(northMetres: 380, eastMetres: 1_620),
            let address = corner.moved(northMetres: 940, eastMetres: 1_440),
            let bounds = Bounds(southWest: corner, northEast: northEast),
            let cells = StudyCells(tessellation, covering: bounds)
        else { return nil }
        var chance = Chance(seed: 5)
        var places: [Place] = []
        for _ in 0..<90 { places.append(chance.place(north: 0...1_150, east: 0...2_050, of: corner)) }
        for _ in 0..<34 { places.append(chance.place(around: square, deviation: 120)) }
        for _ in 0..<14 { places.append(chance.place(around: station, deviation: 90)) }
        for _ in 0..<5 { places.append(address) }
        guard let counted = CellCounts(of: places.map { ($0, 0) }, in: cells, periods: 1),
            let heat = CellHeat(counted.totals, weights: SpatialWeights(of: cells)),
            let lone = cells.index(at: address)
        else { return nil }
        self.cells = cells
        self.heat = heat
        self.lone = lone
        counts = counted.totals
        frame = MapFrame(southWest: corner, corner: Point(42, 402), pixelsByMetre: 0.29)
    }

    private var hot: [Int] { cells.cells.indices.filter { heat.adjusted[$0] <= 0.05 } }
    private func isVeryHot(_ cell: Int) -> Bool { heat.adjusted[cell] <= 0.001 }

    var svg: SVG {
        let reports = counts.reduce(0, +)
        var svg = SVG(
            height: 500, title: "Which hexagons have more reports than chance",
            description:
                "A map of \(cells.count) hexagons, 150 metres wide, with the \(reports) reports counted in "
                + "each. \(hot.count) cells are hot at an adjusted probability of 0.05, \(hot.count(where: isVeryHot)) "
                + "of them at 0.001. A single cell with \(counts[lone]) reports and quiet neighbours is not.")
        svg.group(Look(fill: .white, stroke: .rule, width: 1)) { svg in
            for cell in cells.cells.indices where heat.adjusted[cell] > 0.05 { drawOutline(cell, in: &svg) }
        }
        svg.group(Look(fill: .rose, stroke: .red, width: 2)) { svg in
            for cell in hot where !isVeryHot(cell) { drawOutline(cell, in: &svg) }
        }
        svg.group(Look(fill: .red, stroke: .black, width: 2)) { svg in
            for cell in hot where isVeryHot(cell) { drawOutline(cell, in: &svg) }
        }
        for cell in cells.cells.indices where counts[cell] > 0 {
            guard let centre = cells.tessellation.centre(of: cells.cells[cell]) else { continue }
            let isHot = heat.adjusted[cell] <= 0.05
            svg.text(
                "\(counts[cell])", at: frame.point(centre).moved(0, 4.5), anchor: .middle,
                Look(fill: isVeryHot(cell) ? .white : isHot ? .black : .grey, isBold: isHot))
        }
        drawNotes(in: &svg)
        return svg
    }

    private func drawOutline(_ cell: Int, in svg: inout SVG) {
        guard let corners = cells.tessellation.corners(of: cells.cells[cell]) else { return }
        svg.path(corners.map(frame.point), isClosed: true)
    }

    private func drawNotes(in svg: inout SVG) {
        if let centre = cells.tessellation.centre(of: cells.cells[lone]) {
            let point = frame.point(centre)
            svg.circle(at: point, radius: 13, Look(fill: Ink.none, stroke: .black, width: 1.5))
            svg.line(from: point.moved(0, -13), to: Point(point.x, 16), .leader)
            svg.text(
                "\(counts[lone]) reports, but quiet around: not hot", at: Point(point.x + 6, 20), .note)
        }
        let line = 464.0
        for (offset, look, words) in [
            (20.0, Look(fill: .red, stroke: .black, width: 2), "hot: adjusted p at most 0.001"),
            (270, Look(fill: .rose, stroke: .red, width: 2), "hot: at most 0.05"),
            (434, Look(fill: .white, stroke: .rule, width: 1), "not hot"),
        ] {
            svg.rectangle(from: Point(offset, line - 12), width: 16, height: 14, look)
            svg.text(words, at: Point(offset + 24, line), .label)
        }
        svg.text(
            "Figures: reports in the cell. A cell is judged together with its neighbours.",
            at: Point(20, line + 24), .note)
        frame.drawScale(metres: 150, at: Point(602, line - 2), in: &svg)
    }
}
