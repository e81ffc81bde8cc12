import Geometry
import Statistics

/// The near-repeat table as a grid: how many times the expected pairs were seen.
struct NearRepeatPicture {
    private static let distances = [50.0, 100, 200]
    private static let days: [Int64] = [0, 3, 7, 14]
    private let table: NearRepeatTable
    private let events: Int

    init?() {
        guard let corner = Picture.corner else { return nil }
        var chance = Chance(seed: 9)
        var events: [(place: Place, moment: Int64)] = []
        for _ in 0..<170 {
            let place = chance.place(north: 0...2_000, east: 0...2_500, of: corner)
            let day = Int64(chance.index(below: 180))
            events.append((place, day))
            // One in five is followed by another close by, within days.
            guard chance.fraction() < 0.2 else { continue }
            events.append((chance.place(around: place, deviation: 35), day + Int64(chance.index(below: 7))))
        }
        let distances = Self.distances.compactMap { Radius(metres: $0) }
        guard let method = NearRepeat(distances: distances, times: Self.days, metric: .euclidean),
            let pairs = try? method.pairs(of: events)
        else { return nil }
        self.events = events.count
        table = pairs.table(replications: 999, seed: 1)
    }

    private static func isMore(_ entry: NearRepeatTable.Entry) -> Bool { (entry.p ?? 1) <= 0.05 }

    private static func words(_ entry: NearRepeatTable.Entry) -> String {
        "\(entry.observed) pairs, \(SVG.number(entry.expected)) expected"
    }

    var svg: SVG {
        let strongest = table.entries.indices.flatMap { row in
            table.entries[row].indices.compactMap { column -> String? in
                let entry = table.entries[row][column]
                guard isNear(row, column), Self.isMore(entry) else { return nil }
                return "\(Self.rowNames[row]), \(Self.columnNames[column]): \(Self.words(entry))"
            }
        }
        var svg = SVG(
            height: 372, title: "Near repeats: pairs of reports by distance and days apart",
            description:
                "A table of all pairs among \(events) reports. More pairs than chance would have it, at a "
                + "probability of 0.05: \(strongest.joined(separator: "; ")).")
        svg.text("Pairs of reports: how many times the expected", at: Point(20, 24), .heading)
        for (column, name) in Self.columnNames.enumerated() {
            svg.text(name, at: Point(Self.left(column) + 54, 56), anchor: .middle, .label)
        }
        for (row, entries) in table.entries.dropFirst().enumerated() {
            let top = 68 + 56 * Double(row)
            svg.text(Self.rowNames[row + 1], at: Point(20, top + 30), .label)
            for (column, entry) in entries.enumerated() {
                draw(
                    entry, isMore: isNear(row + 1, column) && Self.isMore(entry),
                    at: Point(Self.left(column), top), in: &svg)
            }
        }
        drawLegend(in: &svg)
        return svg
    }

    private static let rowNames = ["same place", "up to 50 m", "50–100 m", "100–200 m", "farther apart"]
    private static let columnNames = ["same day", "1–3 days", "4–7 days", "8–14 days", "15 days or more"]

    private static func left(_ column: Int) -> Double { 124 + 116 * Double(column) }

    /// Whether a cell is within the bands asked about, and not one of the last row and column, which are the rest.
    private func isNear(_ row: Int, _ column: Int) -> Bool {
        row < Self.distances.count + 1 && column < Self.days.count
    }

    private func draw(
        _ entry: NearRepeatTable.Entry, isMore: Bool, at corner: Point, in svg: inout SVG
    ) {
        let ratio = entry.ratio ?? 0
        svg.rectangle(
            from: corner, width: 108, height: 48,
            isMore ? Look(fill: .red, stroke: .black, width: 2) : Look(fill: .white, stroke: .rule, width: 1))
        svg.text(
            "\(SVG.number(ratio))×", at: corner.moved(54, 21), anchor: .middle,
            Look(fill: isMore ? .white : .black, size: 15, isBold: isMore))
        svg.text(
            "\(entry.observed) of \(Self.figure(entry.expected))", at: corner.moved(54, 38),
            anchor: .middle, Look(fill: isMore ? .white : .grey, size: 12))
    }

    private func drawLegend(in svg: inout SVG) {
        let line = 322.0
        svg.rectangle(
            from: Point(124, line - 12), width: 16, height: 14, Look(fill: .red, stroke: .black, width: 2))
        svg.text("more than chance would have it (p ≤ 0.05)", at: Point(148, line), .label)
        svg.text(
            "Small figures: pairs seen of pairs to be expected. The last row and column are the rest.",
            at: Point(124, line + 26), .note)
    }

    /// Whole from a hundred.
    private static func figure(_ number: Double) -> String {
        SVG.number(number < 100 ? number : number.rounded())
    }
}
