import BenchmarkOptions
import Geometry
import Statistics

/// How often a planted cluster is found: around a busy place, in the last two weeks, so many times its usual.
struct Power {
    let options: Options

    func run() throws {
        let trials = options.int("trials", 100)
        guard let radius = Radius(metres: 1_000), let reach = Radius(metres: options.double("plant", 200))
        else {
            return
        }
        for times in options.isSet("times") ? [options.double("times", 1)] : [1.0, 2, 3, 5] {
            var (found, placed, usual, added) = (0, 0, 0, 0)
            for trial in 0..<trials {
                var municipality = Municipality(
                    seed: UInt64(options.int("seed", 0) + trial), places: 400, weeks: 52)
                var reports = municipality.reports(options.int("reports", 5_000))
                let heart = municipality.busyPlace
                let there = reports.filter { $0.place.isWithin(reach, of: heart) }
                var chance = Chance(seed: UInt64(trial), stream: 1)
                // Everything there, whenever it came, stands for a fifty-second part of it each week.
                for report in there {
                    for week in 50...51 {
                        let mean = (times - 1) / 52
                        let extra = Int(mean) + (chance.fraction() < mean - mean.rounded(.down) ? 1 : 0)
                        added += extra
                        for _ in 0..<extra { reports.append((report.place, week)) }
                    }
                }
                usual += there.count
                guard let columns = ScanReports(reports, periodCount: 52) else { return }
                let result = try SpaceTimePermutationScan(
                    windows: ScanWindows(
                        greatestRadius: radius, greatestShare: 0.1, lengths: 1...8, direction: .prospective),
                    replications: ScanReplications(
                        count: options.int("replications", 999), stoppingAfter: 100, seed: UInt64(trial))
                ).result(for: columns)
                guard let best = result.clusters.first, best.pValue <= 0.05 else { continue }
                found += 1
                let distance = best.centre.distance(to: heart).metres
                if distance <= best.radius.metres + reach.metres { placed += 1 }
            }
            print(
                "\(times) times: p at most 0.05 in \(found) of \(trials), at the right spot \(placed);",
                "usual in two weeks \(Double(usual) / Double(trials) / 26), added \(Double(added) / Double(trials))"
            )
        }
    }
}
