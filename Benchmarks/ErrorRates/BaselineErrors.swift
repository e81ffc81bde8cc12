import BenchmarkOptions
import Geometry
import Planning
import Reports
import Statistics

/// How many hotspots of one category are called significant where reports of all categories are spread as people are, against an
/// even spread and against all reports; and how many of the places where the category is thrice as usual.
struct BaselineErrors {
    let options: Options

    func run() throws {
        let sets = options.int("sets", 500)
        let reports = options.int("reports", 1_000)
        tell(
            "\(sets) sets each; seed \(options.int("seed", 7)); \(reports) reports of one category, as many of three others"
        )
        for times in [1, 3] {
            for baseline in [HotspotBaseline.even, .reports] {
                var (any, there, significant, listed) = (Rate(), Rate(), 0, 0)
                for number in 0..<sets {
                    var chance = Chance(seed: UInt64(options.int("seed", 7)), stream: number)
                    let addresses = Addresses(using: &chance)
                    let (town, heart) = town(addresses, reports, times, using: &chance)
                    guard let reach = Radius(metres: 75), let near = Radius(metres: 200), let heart,
                        let parameters = HotspotParameters(reach: reach, minimumReports: 3),
                        let statistics = HotspotStatistics(surges: nil, nearRepeats: nil)
                    else { return }
                    let asked = town.reports.filter { $0.category.description == "lighting" }
                    let answer = try HotspotFinder(parameters, dark: false).answer(
                        among: asked, against: baseline == .even ? .even : .reports(town.reports),
                        from: Town.now.subtracting(.days(364)), until: Town.now, at: Town.now,
                        statistics: statistics)
                    let found = answer.hotspots.filter { $0.significance?.isSignificant ?? false }
                    listed += answer.hotspots.count
                    significant += found.count
                    any.add(!found.isEmpty)
                    there.add(found.contains { $0.centre.isWithin(near, of: heart) })
                }
                tell(
                    "\(times) times as usual at one place, against \(baseline.rawValue): a list with one \(any), there \(there); "
                        + "\(Double(significant) / Double(max(1, sets))) of \(Double(listed) / Double(max(1, sets))) a list"
                )
            }
        }
    }

    private func town(_ addresses: Addresses, _ reports: Int, _ times: Int, using chance: inout Chance)
        -> (Town, Place?)
    {
        var town = Town()
        func tell(_ address: Addresses.Address, _ category: String) {
            let person = town.newcomer()
            town.add(
                north: address.north + 60 * chance.fraction() - 30,
                east: address.east + 60 * chance.fraction() - 30,
                on: Town.end.adding(days: -chance.index(below: 364)), by: person, category: category)
        }
        for category in ["lighting", "drugs", "speeding", "visibility"] {
            for _ in 0..<reports { tell(addresses.draw(using: &chance), category) }
        }
        let heart = addresses.all[20]
        guard let middle = Place(northing: 6_236_000 + heart.north, easting: 470_000 + heart.east),
            let near = Radius(metres: 100)
        else { return (town, nil) }
        let there = town.reports.count {
            $0.category.description == "lighting" && $0.place.isWithin(near, of: middle)
        }
        for _ in 0..<there * (times - 1) { tell(heart, "lighting") }
        return (town, middle)
    }
}
