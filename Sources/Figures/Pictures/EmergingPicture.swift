import Geometry
import Planning
import Reports
import Statistics

/// One place of each class of emerging hot spots, month by month.
struct EmergingPicture {
    private struct Row {
        let history: HotSpotHistory
        let scores: [Double]
        let isHot: [Bool]
    }

    private let rows: [Row]
    private let reports: Int
    private static let months = 12

    /// Reports by month around a place.
    private static let sites: [(north: Double, east: Double, reports: [Int])] = [
        (350, 350, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12]),
        (350, 1_250, [7, 8, 8, 9, 10, 11, 12, 13, 14, 15, 17, 19]),
        (350, 2_150, [13, 12, 14, 13, 12, 14, 13, 14, 12, 13, 14, 13]),
        (1_250, 350, [20, 18, 17, 16, 14, 13, 12, 11, 11, 10, 10, 9]),
        (1_250, 1_250, [0, 13, 1, 0, 14, 12, 0, 1, 0, 13, 0, 14]),
        (1_250, 2_150, [13, 14, 12, 13, 14, 13, 12, 14, 13, 12, 13, 1]),
        (2_150, 1_250, [0, 0, 14, 1, 0, 0, 0, 0, 0, 1, 0, 0]),
    ]

    init?() {
        guard let corner = Picture.corner, let size = Radius(metres: 100),
            let squares = Tessellation(.square, size: size),
            let northEast = corner.moved(northMetres: 2_499, eastMetres: 2_499),
            let bounds = Bounds(southWest: corner, northEast: northEast),
            let cells = StudyCells(squares, covering: bounds)
        else { return nil }
        var chance = Chance(seed: 8)
        var events: [(place: Place, period: Int)] = []
        for month in 0..<Self.months {
            for _ in 0..<50 {
                events.append((chance.place(north: 0...2_499, east: 0...2_499, of: corner), month))
            }
            for site in Self.sites {
                guard let place = corner.moved(northMetres: site.north, eastMetres: site.east) else {
                    return nil
                }
                for _ in 0..<site.reports[month] {
                    events.append((chance.place(around: place, deviation: 60), month))
                }
            }
        }
        guard let found = EmergingHotSpots(of: events, in: cells, periods: Self.months) else { return nil }
        let weights = SpatialWeights(of: cells)
        let heats = (0..<Self.months).compactMap { month in
            CellHeat(found.counts[period: month].map(Int.init), weights: weights)
        }
        reports = events.count
        rows = Self.sites.compactMap { site in
            guard let place = corner.moved(northMetres: site.north, eastMetres: site.east),
                let cell = cells.index(at: place)
            else { return nil }
            return Row(
                history: found.histories[cell], scores: found.scores(of: cell),
                isHot: heats.map { $0.adjusted[cell] <= found.level })
        }
    }

    var svg: SVG {
        let found = rows.map { "\($0.history.pattern.words.english): \($0.history.reason(.month).english)" }
        var svg = SVG(
            height: 448, title: "The classes of hot places, month by month",
            description:
                "Seven places among \(reports) reports, each with its standard score in twelve months. "
                + found.joined(separator: " "))
        svg.text("How much the place stands out, by month", at: Point(122, 24), .heading)
        for (number, row) in rows.enumerated() {
            draw(row, bottom: 84 + 52 * Double(number), in: &svg)
        }
        let line = 430.0
        svg.rectangle(from: Point(122, line - 11), width: 14, height: 12, Look(fill: .red))
        svg.text("hot: more than chance in that month", at: Point(144, line), .label)
        svg.rectangle(
            from: Point(420, line - 11), width: 14, height: 12, Look(fill: .white, stroke: .grey, width: 1))
        svg.text("not hot", at: Point(442, line), .label)
        svg.text("height: standard score Gi*", at: Point(520, line), .note)
        return svg
    }

    private func draw(_ row: Row, bottom: Double, in svg: inout SVG) {
        let greatest = rows.flatMap(\.scores).max() ?? 1
        let up = Scale((0, max(1, greatest)), at: (bottom, bottom - 40))
        svg.text(
            row.history.pattern.words.english, at: Point(20, bottom - 10), .heading)
        svg.line(from: Point(118, bottom), to: Point(394, bottom), .axis)
        for (month, score) in row.scores.enumerated() {
            let top = min(bottom - 2, up(max(0, score)))
            svg.rectangle(
                from: Point(122 + 22.5 * Double(month), top), width: 18, height: bottom - top,
                row.isHot[month] ? Look(fill: .red) : Look(fill: .white, stroke: .grey, width: 1))
        }
        let lines = row.history.reason(.month).english.split(separator: ", ", maxSplits: 1)
        for (number, line) in lines.enumerated() {
            let isLast = number == lines.count - 1
            svg.text(
                String(line) + (isLast ? "" : ","),
                at: Point(410, bottom - 10 + 17 * (Double(number) - (lines.count > 1 ? 0.6 : 0))), .label)
        }
    }
}
