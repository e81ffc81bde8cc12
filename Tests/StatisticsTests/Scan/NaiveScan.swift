import Foundation
import Geometry
import Statistics

/// The scan as the definition reads: every circle, every run of periods, counted directly.
struct NaiveScan {
    let sites: [Place]
    let reports: [(site: Int, period: Int)]
    let periodCount: Int
    let windows: ScanWindows
    /// What a circle weighs, for the greatest share; and what is expected at some sites in some periods.
    let weight: (_ sites: [Int]) -> Double
    let expected: (_ sites: [Int], _ run: ClosedRange<Int>) -> Double

    struct Window {
        let centre: Int
        let squaredRadius: Int64
        let sites: [Int]
        let run: ClosedRange<Int>
        let members: [Int]
        let expected: Double
        let logRatio: Double

        func isBetter(than other: Window) -> Bool {
            guard logRatio == other.logRatio else { return logRatio > other.logRatio }
            return (squaredRadius, centre, run.lowerBound, run.upperBound)
                < (other.squaredRadius, other.centre, other.run.lowerBound, other.run.upperBound)
        }
    }

    /// Each place is a site of its own, in order of northing and then easting; expected as margins tell.
    init(permuting reports: [(place: Place, period: Int)], periodCount: Int, windows: ScanWindows) {
        sites = Set(reports.map(\.place)).sorted {
            ($0.northingCentimetres, $0.eastingCentimetres) < ($1.northingCentimetres, $1.eastingCentimetres)
        }
        let numbers = Dictionary(uniqueKeysWithValues: zip(sites, sites.indices))
        let placed = reports.map { (site: numbers[$0.place] ?? -1, period: $0.period) }
        self.reports = placed
        self.periodCount = periodCount
        self.windows = windows
        let bySite = sites.indices.map { site in placed.count { $0.site == site } }
        let byPeriod = (0..<periodCount).map { period in placed.count { $0.period == period } }
        weight = { sites in Double(sites.reduce(0) { $0 + bySite[$1] }) }
        expected = { sites, run in
            Double(sites.reduce(0) { $0 + bySite[$1] }) * Double(byPeriod[run].reduce(0, +))
                / Double(placed.count)
        }
    }

    /// - Parameter rates: by site, then period.
    init(
        sites: [Place], reports: [(site: Int, period: Int)], rates: [[Double]], windows: ScanWindows
    ) {
        let scale = Double(reports.count) / rates.joined().reduce(0, +)
        self.sites = sites
        self.reports = reports
        periodCount = rates.first?.count ?? 0
        self.windows = windows
        weight = { sites in sites.reduce(0) { $0 + rates[$1].reduce(0, +) } }
        expected = { sites, run in scale * sites.reduce(0) { $0 + rates[$1][run].reduce(0, +) } }
    }

    /// The best window, then the best that shares no site with one before, and so on.
    func clusters(most: Int) -> [Window] {
        var found: [Window] = []
        var taken: Set<Int> = []
        let all = self.all()
        while found.count < most {
            let free = all.filter { taken.isDisjoint(with: $0.sites) }
            guard let best = free.min(by: { $0.isBetter(than: $1) }) else { break }
            found.append(best)
            taken.formUnion(best.sites)
        }
        return found
    }

    private func all() -> [Window] {
        let heaviest = weight(Array(sites.indices)) * windows.greatestShare
        var found: [Window] = []
        for centre in sites.indices {
            let distances = sites.map { $0.squaredCentimetres(to: sites[centre]) }
            for radius in Set(distances) where radius <= windows.greatestRadius.squaredCentimetres {
                let inside = sites.indices.filter { distances[$0] <= radius }
                guard weight(inside) <= heaviest else { continue }
                let near = reports.indices.filter { distances[reports[$0].site] <= radius }
                for run in runs() {
                    let members = near.filter { run.contains(reports[$0].period) }
                    let mean = expected(inside, run)
                    let ratio = logRatio(Double(members.count), mean)
                    guard ratio > 0 else { continue }
                    found.append(
                        Window(
                            centre: centre, squaredRadius: radius, sites: inside, run: run, members: members,
                            expected: mean, logRatio: ratio))
                }
            }
        }
        return found
    }

    private func runs() -> [ClosedRange<Int>] {
        (0..<periodCount).flatMap { first in
            (first..<periodCount).map { first...$0 }.filter { run in
                windows.lengths.contains(run.count)
                    && (windows.direction == .retrospective || run.upperBound == periodCount - 1)
            }
        }
    }

    private func logRatio(_ count: Double, _ mean: Double) -> Double {
        guard mean > 0, count > mean else { return 0 }
        let total = Double(reports.count)
        let outside = count < total ? (total - count) * log((total - count) / (total - mean)) : 0
        // In whole 2⁻³², as the contract has it.
        return (max(0, count * log(count / mean) + outside) * 0x1p32).rounded() * 0x1p-32
    }
}
