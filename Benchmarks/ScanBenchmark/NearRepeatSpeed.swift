import BenchmarkOptions
import Geometry
import Statistics

/// How long near repeats take, with as many shuffles as a hotspot answer has of them.
struct NearRepeatSpeed {
    let options: Options

    func run() throws {
        let distances = [100.0, 200].compactMap { Radius(metres: $0) }
        guard
            let method = NearRepeat(
                distances: distances, times: [0, 7, 14, 28], metric: .euclidean, hasSamePlace: false)
        else { return }
        var municipality = Municipality(
            seed: UInt64(options.int("seed", 1)), places: options.int("places", 400), weeks: 52)
        let reports = municipality.reports(options.int("reports", 5_000))
        let clock = ContinuousClock()
        let start = clock.now
        let pairs = try method.pairs(of: reports.map { (place: $0.place, moment: Int64(7 * $0.period)) })
        let found = clock.now - start
        let table = try pairs.table(
            replications: options.int("replications", 999), seed: 7,
            threads: options.isSet("threads") ? options.int("threads", 1) : nil
        ) { _ in true }
        let near = table.entries.dropLast().reduce(0) { $0 + ($1.first?.inDistance ?? 0) }
        print("near repeats among \(reports.count) reports: \(near) pairs within 200 m")
        print("pairs \(found), all \(clock.now - start)")
    }
}
