import Geometry
import Statistics

/// What a prospective space-time permutation scan finds: a circle on the map over a run of weeks.
struct ScanPicture {
    private static let weeks = 20
    private let reports: [(place: Place, period: Int)]
    private let cluster: ScanCluster
    private let frame: MapFrame

    init?() {
        guard let corner = Picture.corner, let greatest = Radius(metres: 400),
            let planted = corner.moved(northMetres: 380, eastMetres: 900), let near = Radius(metres: 170)
        else { return nil }
        var chance = Chance(seed: 21)
        let addresses = (0..<110).map { _ in
            chance.place(north: 20...980, east: 20...1_380, of: corner)
        }
        reports = addresses.flatMap { address in
            let usual = 0.1 + 0.2 * chance.fraction()
            return (0..<Self.weeks).flatMap { week in
                let isPlanted = week >= Self.weeks - 3 && address.isWithin(near, of: planted)
                let count = chance.poisson(isPlanted ? usual * 5 : usual)
                return [(place: Place, period: Int)](repeating: (address, week), count: count)
            }
        }
        let scan = SpaceTimePermutationScan(
            windows: ScanWindows(greatestRadius: greatest, lengths: 1...4, direction: .prospective),
            replications: ScanReplications(seed: 1), mostClusters: 1)
        guard let scanned = ScanReports(reports, periodCount: Self.weeks),
            let result = try? scan.result(for: scanned, continuing: { _ in true }),
            let cluster = result.clusters.first
        else { return nil }
        self.cluster = cluster
        frame = MapFrame(southWest: corner, corner: Point(20, 322), pixelsByMetre: 0.285)
    }

    /// The reports of the circle in every week.
    private var inCircle: [(place: Place, period: Int)] {
        reports.filter { cluster.centre.distance(to: $0.place) <= cluster.radius }
    }

    private var span: String { "weeks \(cluster.periods.lowerBound + 1)–\(cluster.periods.upperBound + 1)" }

    private var finding: String {
        let tenths = SVG.number(cluster.expected)
        let p = (cluster.pValue * 1_000).rounded() / 1_000
        return "\(cluster.observed) reports, \(tenths) expected, p = \(p)"
    }

    var svg: SVG {
        var svg = SVG(
            height: 394, title: "A cluster in space and time",
            description:
                "To the left a map of \(reports.count) reports in \(Self.weeks) weeks, with the circle of the "
                + "most likely cluster. To the right the reports in the circle week by week, and those to be "
                + "expected. In \(span): \(finding).")
        svg.text("Where: the circle", at: Point(20, 24), .heading)
        svg.text("When: the circle by week", at: Point(452, 24), .heading)
        drawMap(in: &svg)
        drawWeeks(in: &svg)
        drawLegend(in: &svg)
        return svg
    }

    private func drawMap(in svg: inout SVG) {
        let size = (width: frame.pixels(metres: 1_400), height: frame.pixels(metres: 1_000))
        svg.rectangle(
            from: frame.corner.moved(0, -size.height), width: size.width, height: size.height, .axis)
        svg.circle(
            at: frame.point(cluster.centre), radius: frame.pixels(metres: cluster.radius.metres) + 6,
            Look(fill: .blush, stroke: .red, width: 2))
        var addresses: [Place: (earlier: Int, now: Int)] = [:]
        for report in reports {
            if cluster.periods.contains(report.period) {
                addresses[report.place, default: (0, 0)].now += 1
            } else {
                addresses[report.place, default: (0, 0)].earlier += 1
            }
        }
        let ordered = addresses.sorted {
            ($0.key.northingCentimetres, $0.key.eastingCentimetres) < (
                $1.key.northingCentimetres, $1.key.eastingCentimetres
            )
        }
        svg.group(Look(fill: Ink.none, stroke: .grey, width: 1)) { svg in
            for (place, counts) in ordered where counts.earlier > 0 {
                svg.circle(at: frame.point(place), radius: Self.radius(counts.earlier))
            }
        }
        svg.group(Look(fill: .red)) { svg in
            for (place, counts) in ordered where counts.now > 0 {
                svg.circle(at: frame.point(place), radius: Self.radius(counts.now))
            }
        }
    }

    /// So that the area is as the count.
    private static func radius(_ count: Int) -> Double { 2.2 * Double(count).squareRoot() }

    private func drawWeeks(in svg: inout SVG) {
        let seen = (0..<Self.weeks).map { week in inCircle.count { $0.period == week } }
        let all = (0..<Self.weeks).map { week in reports.count { $0.period == week } }
        let share = Double(inCircle.count) / Double(reports.count)
        let across = Scale((0, Double(Self.weeks)), at: (468, 700))
        let up = Scale((0, Double(max(1, seen.max() ?? 1))), at: (322, 88))
        let most = seen.max() ?? 1
        for count in stride(from: 0, through: most, by: most > 8 ? 5 : 2) {
            svg.line(from: Point(468, up(Double(count))), to: Point(700, up(Double(count))), .axis)
            svg.text("\(count)", at: Point(462, up(Double(count)) + 4), anchor: .end, .note)
        }
        for week in 0..<Self.weeks {
            let isInside = cluster.periods.contains(week)
            svg.rectangle(
                from: Point(across(Double(week)) + 1.5, up(Double(seen[week]))), width: 8.6,
                height: 322 - up(Double(seen[week])),
                isInside ? Look(fill: .red) : Look(fill: .white, stroke: .grey, width: 1))
        }
        svg.group(Look(fill: Ink.none, stroke: .black, width: 2)) { svg in
            for week in 0..<Self.weeks {
                let height = up(share * Double(all[week]))
                svg.line(
                    from: Point(across(Double(week)), height), to: Point(across(Double(week) + 1), height))
            }
        }
        for week in [1, 10, 20] {
            svg.text("\(week)", at: Point(across(Double(week) - 0.5), 338), anchor: .middle, .note)
        }
        svg.text(span.prefix(1).uppercased() + span.dropFirst() + ":", at: Point(452, 48), .label)
        svg.text(finding, at: Point(452, 66), .label)
    }

    private func drawLegend(in svg: inout SVG) {
        let line = 372.0
        svg.circle(at: Point(26, line - 4), radius: 4.4, Look(fill: .red))
        svg.text("reports in \(span)", at: Point(38, line), .label)
        svg.circle(at: Point(204, line - 4), radius: 4.4, Look(fill: Ink.none, stroke: .grey, width: 1))
        svg.text("earlier reports", at: Point(216, line), .label)
        frame.drawScale(metres: 200, at: Point(340, line - 2), in: &svg)
        svg.line(
            from: Point(468, line - 4), to: Point(482, line - 4),
            Look(fill: Ink.none, stroke: .black, width: 2))
        svg.text("expected: the circle's usual share", at: Point(490, line), .label)
    }
}
