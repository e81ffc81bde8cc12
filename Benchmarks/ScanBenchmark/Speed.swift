import BenchmarkOptions
import Foundation
import Geometry
import Statistics

/// How long a scan takes.
struct Speed {
    let options: Options

    func run() throws {
        guard let radius = Radius(metres: options.double("radius", 1_000)) else { return }
        let weeks = options.int("weeks", 104)
        let isProspective = !options.isSet("retrospective")
        var municipality = Municipality(
            seed: UInt64(options.int("seed", 1)), places: options.int("places", 400), weeks: weeks)
        let reports = municipality.reports(options.int("reports", 50_000))
        guard let columns = ScanReports(reports, periodCount: weeks) else { return }
        let scan = SpaceTimePermutationScan(
            windows: ScanWindows(
                greatestRadius: radius, greatestShare: options.double("share", 0.1),
                lengths: 1...options.int("longest", isProspective ? 8 : 26),
                direction: isProspective ? .prospective : .retrospective),
            replications: ScanReplications(
                count: options.int("replications", 999), seed: 7,
                threads: options.isSet("threads") ? options.int("threads", 1) : nil))
        let clock = ContinuousClock()
        var setUp: Duration?
        let start = clock.now
        let result = try scan.result(for: columns) { _ in
            if setUp == nil { setUp = clock.now - start }
            return true
        }
        let all = clock.now - start
        print("\(isProspective ? "prospective" : "retrospective"), \(reports.count) reports, \(weeks) weeks")
        print("cells \(result.spots) of \(result.cellSide?.metres ?? 0) m, windows \(result.windows)")
        print("replications \(scan.replications.count), set up \(setUp ?? .zero), all \(all)")
        for cluster in result.clusters.prefix(3) {
            print(
                "  \(cluster.radius.metres.rounded()) m, \(cluster.periods), \(cluster.observed) of",
                "\(cluster.expected), log ratio \(cluster.logLikelihoodRatio), p \(cluster.pValue)")
        }
        printMemory()
    }

    private func printMemory() {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return }
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM") { print(line) }
    }
}
