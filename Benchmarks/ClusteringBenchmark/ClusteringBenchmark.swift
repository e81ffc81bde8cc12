import Clustering
import Foundation
import Geometry

/// Times DBSCAN on points from a file; `Benchmarks/peer-dbscan.py` runs it beside its peers.
///
///     ClusteringBenchmark <points> <reach in centimetres> <minimum> <runs> [<labels>]
///
/// Prints one line of JSON: the median and best milliseconds of a run, the milliseconds that all cores together were
/// busy with each run after the first, the bytes that the first run took beside the points, and what it found.
/// When asked for, the labels and then a 1 for each core and a 0 for others are written as 32-bit numbers,
/// little-endian.
@main struct ClusteringBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5,
            let reach = Int64(arguments[2]).flatMap(Radius.init(centimetres:)),
            let minimum = Int(arguments[3]),
            let runs = Int(arguments[4]), runs > 0
        else {
            throw Refusal("ClusteringBenchmark <points> <reach in centimetres> <minimum> <runs> [<labels>]")
        }
        let points = try PointFile.points(at: arguments[1])
        let scan = DBSCAN(neighbourhood: Neighbourhood(reach: reach), minimum: minimum)

        let clock = ContinuousClock()
        let memory = PeakMemory()
        var (first, times) = (scan.clusters(of: PointColumns([Place]())), [Double]())
        times.append(clock.measure { first = scan.clusters(of: points) } / .milliseconds(1))
        let bytes = memory.grown
        let began = Self.processorMilliseconds
        for _ in 1..<runs {
            times.append(clock.measure { _ = scan.clusters(of: points) } / .milliseconds(1))
        }
        let busy = (Self.processorMilliseconds - began) / Double(max(1, runs - 1))
        times.sort()
        print(
            """
            {"points": \(points.count), "median": \(times[runs / 2]), "best": \(times[0]), "busy": \(busy), \
            "bytes": \(bytes.map(String.init) ?? "null"), "clusters": \(first.count), \
            "noise": \(first.labels.count { $0 == Clusters.noise }), "cores": \(first.isCore.count { $0 })}
            """)
        if arguments.count > 5 {
            try PointFile.write(first.labels + first.isCore.map { $0 ? 1 : 0 }, to: arguments[5])
        }
    }

    /// What all cores have spent on this process so far.
    private static var processorMilliseconds: Double {
        Double(Foundation.clock()) / Double(CLOCKS_PER_SEC) * 1_000
    }
}

/// Why nothing was measured.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
