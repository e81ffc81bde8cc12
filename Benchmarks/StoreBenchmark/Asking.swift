import Foundation
import Geometry
import Reports
import SpatialStore
import Statistics

/// Asks for so many seconds, from several tasks at once, and prints what came of it.
struct Asking {
    let path: String
    let seconds: Double
    let tasks: Int
    let inMemory: Bool

    func run() async throws {
        let opened = Date()
        var settings = try Installation.settings()
        settings.keepsReportsInMemory = inMemory
        let store =
            try inMemory
            ? SpatiaLiteStore(writing: path, settings: settings)
            : SpatiaLiteStore(reading: path, settings: settings)
        print(String(format: "open: %.0f ms", Date().timeIntervalSince(opened) * 1_000))
        try await store.settled()
        if inMemory {
            print(String(format: "in memory after %.0f ms", Date().timeIntervalSince(opened) * 1_000))
        }
        for metres in [25.0, 100, 400] {
            guard let radius = Radius(metres: metres) else { return }
            try await measure("radius \(Int(metres)) m") { place in
                try await store.reports(near: place, within: radius, matching: .all, page: .everything)
                    .elements.count
            }
        }
        for corners in [10, 100] {
            try await measure("polygon of \(corners) corners, 250 m") { place in
                guard let area = Self.polygon(corners, around: place) else { return 0 }
                return try await store.reports(within: area, matching: .all, page: .everything).elements.count
            }
        }
        for count in [1, 10, 100] {
            try await measure("nearest \(count)") { place in
                try await store.nearest(count, to: place, matching: .all).count
            }
        }
    }

    private func measure(_ name: String, _ ask: @escaping @Sendable (Place) async throws -> Int) async throws
    {
        let until = Date().addingTimeInterval(seconds)
        let results = try await withThrowingTaskGroup(of: (hits: Int, times: [Double]).self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var chance = Chance(seed: UInt64(task + 1))
                    var (hits, times) = (0, [Double]())
                    while Date() < until {
                        guard let place = Installation.place(using: &chance) else { continue }
                        let started = ContinuousClock.now
                        hits += try await ask(place)
                        let spent = started.duration(to: .now)
                        times.append(
                            Double(spent.components.attoseconds) / 1e9 + Double(spent.components.seconds)
                                * 1e9)
                    }
                    return (hits, times)
                }
            }
            return try await group.reduce(into: (hits: 0, times: [Double]())) { sum, part in
                sum.hits += part.hits
                sum.times += part.times
            }
        }
        let times = results.times.sorted()
        guard !times.isEmpty else { return }
        print(
            String(
                format: "%@: %.0f a second, %.1f hits, p50 %.0f µs, p99 %.0f µs", name,
                Double(times.count) / seconds, Double(results.hits) / Double(times.count),
                times[times.count / 2] / 1_000, times[times.count * 99 / 100] / 1_000))
    }

    /// A star of so many corners whose reach alternates between 150 and 250 metres.
    private static func polygon(_ corners: Int, around centre: Place) -> Area? {
        let places = (0..<corners).compactMap { corner -> Place? in
            let angle = 2 * Double.pi * Double(corner) / Double(corners)
            let reach = corner % 2 == 0 ? 250.0 : 150
            return centre.moved(northMetres: reach * sin(angle), eastMetres: reach * cos(angle))
        }
        guard let ring = try? Ring(closed: places + places.prefix(1)),
            let polygon = try? Polygon(outline: ring)
        else { return nil }
        return try? Area(polygons: [polygon])
    }
}
