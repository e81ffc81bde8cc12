import BenchmarkOptions
import Foundation
import Geometry
import Planning
import Reports
import Statistics

/// How often a surge is told where nothing rises, and how often where something does, as `lykta hotspots` tells it.
struct SurgeErrors {
    let options: Options

    private struct Case {
        let name: String
        /// How many tell of an incident beside the first, in the mean, and of how large a share of the incidents.
        var others = 0.0
        var share = 1.0
        /// Within so many days of it.
        var days = 3
        /// A place with a season of its own, that has its most at the end of the year looked at.
        var hasSeason = false
        /// One who reports on thirty of the last eight weeks' days.
        var hasLoudVoice = false
        /// How many times the usual incidents in the last two weeks, at a place with so many usual ones.
        var rise: (times: Double, usual: Double)?
    }

    private static let days = 364
    private static let middle = 20

    func run() throws {
        let sets = options.int("sets", 500)
        tell(
            "\(sets) sets each; seed \(options.int("seed", 4)); \(options.int("reports", 2_000)) reports a year"
        )
        var cases = [
            Case(name: "independent"), Case(name: "2 tell of each", others: 1),
            Case(name: "3 tell of each", others: 2),
            Case(name: "5 tell of each", others: 4),
            Case(name: "9 tell of one in twenty", others: 8, share: 0.05),
            Case(name: "3 tell of each, within a week", others: 2, days: 7),
            Case(name: "one loud voice", hasLoudVoice: true),
            Case(name: "a place with a season of its own", hasSeason: true),
        ]
        for usual in [1.25, 3, 7] {
            for times in [2.0, 3, 5] {
                cases.append(
                    Case(name: "\(usual) usual, \(times) times, independent", rise: (times, usual)))
            }
        }
        for usual in [3.0, 7] {
            for times in [3.0, 5] {
                cases.append(
                    Case(
                        name: "\(usual) usual, \(times) times, 3 tell of each", others: 2,
                        rise: (times, usual)))
            }
        }
        let chosen = options.isSet("only") ? [cases[options.int("only", 0)]] : cases
        for one in chosen { try run(one, sets) }
    }

    private func run(_ one: Case, _ sets: Int) throws {
        var (told, plain, there) = (Rate(), Rate(), Rate())
        let replications = options.int("replications", 199)
        for number in 0..<sets {
            var chance = Chance(seed: UInt64(options.int("seed", 4)), stream: number)
            let addresses = Addresses(using: &chance)
            let (town, middle) = town(one, addresses, using: &chance)
            guard let heart = middle, let reach = Radius(metres: 75), let near = Radius(metres: 400),
                let parameters = HotspotParameters(reach: reach, minimumReports: 3),
                let surges = SurgeScan(replications: replications, threads: 1),
                let statistics = HotspotStatistics(surges: surges, nearRepeats: nil)
            else { return }
            let question = try HotspotQuestion(
                since: Town.now.subtracting(.days(Int64(Self.days))), at: Town.now)
            let answer = try HotspotFinder(parameters, dark: false).answer(
                among: town.reports, from: question.from, until: question.until, at: Town.now,
                statistics: statistics)
            let surging = answer.hotspots.filter { $0.surge != nil }
            told.add(!surging.isEmpty)
            there.add(surging.contains { $0.centre.isWithin(near, of: heart) })
            // The scan as if each report were an incident of its own, for comparison.
            guard options.isSet("plain") else { continue }
            let weeks = Self.days / 7
            guard
                let reports = ScanReports(
                    town.reports.map { report in
                        let age = Town.end.daysSinceEpoch - SwedishTime(report.observed).date.daysSinceEpoch
                        return (place: report.place, period: max(0, weeks - 1 - age / 7))
                    }, periodCount: weeks)
            else { return }
            let scan = try surges.scan.result(for: reports)
            plain.add((scan.clusters.first?.pValue ?? 1) <= 0.05)
        }
        tell(
            "\(one.name): told \(told)\(one.rise == nil ? "" : ", there \(there)")"
                + (plain.sets > 0 ? "; each report by itself \(plain)" : ""))
    }

    private func town(_ one: Case, _ addresses: Addresses, using chance: inout Chance) -> (Town, Place?) {
        var town = Town()
        let size = Double(options.int("reports", 2_000))
        let incidents = size / (1 + one.others * one.share)
        func tell(at address: Addresses.Address, daysAgo: Int) {
            let tellers = 1 + (chance.fraction() < one.share ? chance.poisson(one.others) : 0)
            for teller in 0..<tellers {
                let later = teller == 0 ? 0 : chance.index(below: one.days + 1)
                guard later <= daysAgo else { continue }
                let person = town.newcomer()
                town.add(
                    north: address.north + 40 * chance.fraction() - 20,
                    east: address.east + 40 * chance.fraction() - 20,
                    on: Town.end.adding(days: later - daysAgo), by: person)
            }
        }
        for _ in 0..<chance.poisson(incidents) {
            let address = addresses.draw(using: &chance)
            tell(at: address, daysAgo: chance.index(below: Self.days))
        }
        let heart = addresses.all[Self.middle]
        if let rise = one.rise {
            // Its usual incidents beside the town's own, and the rise.
            for _ in 0..<chance.poisson(rise.usual * Double(Self.days) / 14) {
                tell(at: heart, daysAgo: chance.index(below: Self.days))
            }
            for _ in 0..<chance.poisson(rise.usual * (rise.times - 1)) {
                tell(at: heart, daysAgo: chance.index(below: 14))
            }
        }
        if one.hasSeason {
            var placed = 0
            let goal = chance.poisson(78)
            while placed < goal {
                let day = chance.index(below: Self.days)
                guard chance.fraction() < (1 + cos(2 * .pi * Double(day) / 365)) / 2 else { continue }
                tell(at: heart, daysAgo: day)
                placed += 1
            }
        }
        if one.hasLoudVoice {
            let person = town.newcomer()
            for day in 0..<30 {
                town.add(
                    north: heart.north + Double(day % 3), east: heart.east,
                    on: Town.end.adding(days: -(day * 56 / 30)), by: person)
            }
        }
        return (town, Place(northing: 6_236_000 + heart.north, easting: 470_000 + heart.east))
    }
}
