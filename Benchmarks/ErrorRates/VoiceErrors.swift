import BenchmarkOptions
import Geometry
import Planning
import Reports
import Statistics

/// How often a place of three people is called significant because one of them, or a fourth, reports on thirty days.
struct VoiceErrors {
    let options: Options

    func run() throws {
        let sets = options.int("sets", 500)
        tell("\(sets) sets each; seed \(options.int("seed", 3)); 400 reports spread evenly over 4 km²")
        for (name, people) in [
            ("three people", 0), ("and one of thirty reports", 1), ("and thirty of one each", 30),
        ] {
            var rate = Rate()
            for number in 0..<sets {
                var chance = Chance(seed: UInt64(options.int("seed", 3)), stream: number)
                var town = Town()
                for _ in 0..<400 {
                    let person = town.newcomer()
                    town.add(
                        north: 2_000 * chance.fraction(), east: 2_000 * chance.fraction(),
                        on: Town.end.adding(days: -chance.index(below: 364)), by: person)
                }
                for day in 0..<3 {
                    let person = town.newcomer()
                    town.add(
                        north: 1_000, east: 1_000 + Double(day), on: Town.end.adding(days: -day), by: person)
                }
                var person = town.newcomer()
                for day in 0..<(people == 0 ? 0 : 30) {
                    if people > 1 { person = town.newcomer() }
                    town.add(north: 1_002, east: 1_000, on: Town.end.adding(days: -12 * day), by: person)
                }
                guard let reach = Radius(metres: 75),
                    let middle = Place(northing: 6_237_000, easting: 471_000),
                    let parameters = HotspotParameters(reach: reach, minimumReports: 3),
                    let statistics = HotspotStatistics(surges: nil, nearRepeats: nil)
                else { return }
                let answer = try HotspotFinder(parameters, dark: false).answer(
                    among: town.reports, from: Town.now.subtracting(.days(364)), until: Town.now,
                    at: Town.now,
                    statistics: statistics)
                let there = answer.hotspots.first { $0.centre.isWithin(reach, of: middle) }
                rate.add(there?.significance?.isSignificant ?? false)
            }
            tell("\(name): significant \(rate)")
        }
    }
}
