import Clustering
import Foundation
import Geometry
import IncrementalClustering
import Statistics

/// How long it takes to insert and to remove points among many that lie evenly over 30 × 30 km, with a reach of 50 m
/// and a minimum of 3, and what memory they take. Arguments: how many points (1,000,000), how many changes (20,000),
/// and the time window in hours, if any (the moments then lie evenly over 1,000 hours).
@main struct IncrementalBenchmark {
    let count: Int
    let changes: Int
    let hours: Int?
    private var chance = Chance(seed: 1)

    static func main() {
        var benchmark = IncrementalBenchmark(CommandLine.arguments)
        benchmark.run()
    }

    private init(_ arguments: [String]) {
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        count = numbers.first ?? 1_000_000
        changes = numbers.dropFirst().first ?? 20_000
        hours = numbers.dropFirst(2).first
    }

    private mutating func run() {
        guard let reach = Radius(metres: 50) else { return }
        let neighbourhood = Neighbourhood(reach: reach, window: hours.map { Int64($0) * 3_600_000 } ?? .max)
        let events = (0..<count).compactMap { _ in event() }
        let columns = hours == nil ? PointColumns(events.map(\.place)) : PointColumns(events)
        let before = Self.residentBytes
        var clustering = IncrementalDBSCAN(neighbourhood: neighbourhood, minimum: 3)
        var keys: [Int32] = []
        let bulk = ContinuousClock().measure {
            clustering = IncrementalDBSCAN(neighbourhood: neighbourhood, minimum: 3, points: columns)
        }
        keys = clustering.keys
        print("bulk: \(bulk) for \(count) points, \(clustering.clusters.count) clusters")
        print("resident memory grown: \(max(0, Self.residentBytes - before) / max(1, count)) bytes a point")

        var inserts: [Int] = []
        var removals: [Int] = []
        for _ in 0..<changes {
            guard let event = event() else { continue }
            inserts.append(
                Self.nanoseconds { keys.append(clustering.insert(event.place, moment: event.moment)) })
            keys.swapAt(chance.index(below: keys.count), keys.count - 1)
            let key = keys.removeLast()
            removals.append(Self.nanoseconds { clustering.remove(key) })
        }
        report("insert", inserts)
        report("remove", removals)
    }

    private mutating func event() -> (place: Place, moment: Int64)? {
        let north = Int32(chance.index(below: 3_000_000))
        let east = Int32(chance.index(below: 3_000_000))
        let moment = hours == nil ? 0 : Int64(chance.index(below: 1_000 * 3_600_000))
        return Place(northingCentimetres: 620_000_000 + north, eastingCentimetres: 50_000_000 + east)
            .map { ($0, moment) }
    }

    private func report(_ name: String, _ nanoseconds: [Int]) {
        let sorted = nanoseconds.sorted()
        guard let longest = sorted.last else { return }
        let microseconds = [sorted[sorted.count / 2], sorted[sorted.count * 99 / 100], longest].map {
            Double($0) / 1_000
        }
        print("\(name): p50 \(microseconds[0]) µs, p99 \(microseconds[1]) µs, max \(microseconds[2]) µs")
    }

    private static func nanoseconds(_ body: () -> Void) -> Int {
        let duration = ContinuousClock().measure(body).components
        return Int(duration.seconds) * 1_000_000_000 + Int(duration.attoseconds / 1_000_000_000)
    }

    /// The memory this process has in use, as Linux tells it; 0 where it does not.
    private static var residentBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4_096
    }
}
