import Foundation
import Geometry
import Reports
import SpatialStore
import Statistics

/// Imports so many addresses, and asks for them as people type, misspell and tell them.
struct PlaceAsking {
    let path: String
    let addresses: Int
    /// How many houses a street has; 1 makes every address a name of its own, which is the hardest list.
    let houses: Int

    private static let beginnings = [
        "Alm", "Björk", "Stor", "Kyrk", "Skol", "Lind", "Sjö", "Gran", "Brännare", "Norr", "Söder", "Vilebo",
        "Kvarn",
        "Hantverks", "Stations", "Ek",
    ]
    private static let endings = ["gatan", "vägen", "stigen", "backen", "gränd", "gården"]

    func run() async throws {
        let store = try SpatiaLiteStore(writing: path, settings: Installation.settings())
        guard let municipality = MunicipalityCode("1060") else { return }
        var chance = Chance(seed: 1)
        var names: [String] = []
        var places: [NamedPlace] = []
        while places.count < addresses {
            let name = name(numbered: names.count)
            names.append(name)
            guard let start = Installation.place(using: &chance) else { continue }
            for number in 1...houses where places.count < addresses {
                guard let place = start.moved(eastMetres: Double(number) * 20),
                    let named = NamedPlace(
                        municipality: municipality, name: name, house: HouseNumber("\(number)"),
                        locality: names.count % 3 == 0 ? "Jämshög" : "Olofström", place: place)
                else { continue }
                places.append(named)
            }
        }
        let started = Date()
        try await store.replacePlaces(of: municipality, by: places)
        print(
            String(
                format: "%d addresses on %d names imported in %.1f s", places.count, names.count,
                Date().timeIntervalSince(started)))
        let asked = (0..<200).map { _ in names[chance.index(below: names.count)] }
        try await measure("two letters", asked) { try await store.typed(String($0.prefix(2))) }
        try await measure("half a name", asked) { try await store.typed(String($0.prefix($0.count / 2))) }
        try await measure("a whole address", asked) { try await store.typed($0.lowercased() + " 1") }
        try await measure("misspelt", asked) { try await store.typed(Self.misspelt($0)) }
        try await measure("told in words", asked) {
            try await store.places(
                told: ToldPlace("bakom huset på \($0) i Jämshög"), in: municipality, limit: 5
            ).count
        }
        guard let reach = Radius(metres: 250) else { return }
        let spots = places.prefix(20_000).enumerated().filter { $0.offset % 100 == 0 }.map(\.element.place)
        try await measure("nearest", spots) { place in
            try await store.nearestPlace(to: place, within: reach) == nil ? 0 : 1
        }
        try await store.close()
    }

    private func name(numbered number: Int) -> String {
        let (first, second) = (Self.beginnings, Self.beginnings.map { $0.lowercased() })
        let third = second[number / (first.count * second.count * Self.endings.count) % second.count]
        let middle = houses == 1 ? third : ""
        let unique =
            houses == 1 ? number / (first.count * second.count * Self.endings.count * second.count) : 0
        return first[number % first.count] + second[number / first.count % second.count] + middle
            + Self.endings[number / (first.count * second.count) % Self.endings.count]
            + (unique > 0 ? " \(unique)" : "")
    }

    /// With two letters in the middle swapped.
    private static func misspelt(_ name: String) -> String {
        var letters = Array(name)
        letters.swapAt(letters.count / 2, letters.count / 2 + 1)
        return String(letters)
    }

    private func measure<Asked>(_ name: String, _ asked: [Asked], _ ask: (Asked) async throws -> Int)
        async throws
    {
        var (hits, times) = (0, [Double]())
        for one in asked {
            let started = ContinuousClock.now
            hits += try await ask(one)
            let spent = started.duration(to: .now).components
            times.append(Double(spent.seconds) * 1_000 + Double(spent.attoseconds) / 1e15)
        }
        times.sort()
        guard let longest = times.last else { return }
        print(
            String(
                format: "%@: %.1f hits, p50 %.2f ms, p99 %.2f ms, most %.2f ms", name,
                Double(hits) / Double(times.count), times[times.count / 2], times[times.count * 99 / 100],
                longest))
    }
}

extension SpatiaLiteStore {
    fileprivate func typed(_ text: String) async throws -> Int {
        guard let typed = TypedPlace(text) else { return 0 }
        return try await places(typed: typed, in: [], limit: 10).count
    }
}
