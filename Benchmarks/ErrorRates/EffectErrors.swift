import BenchmarkOptions
import Geometry
import Planning
import Reports
import Statistics

/// How often the interval of an effect holds the truth, and how often a fall is told, as `lykta effect` tells it.
struct EffectErrors {
    let options: Options

    private struct Case {
        let weather: Weather
        /// The dispersion of weeks that bring more to both areas; 0 for none.
        var shared = 0.0
        var mean = 200.0
        var ratio = 1.0
        var weeks = 26
        /// What the measure leaves of the reports.
        var left = 1.0

        var name: String {
            "\(weather.rawValue)\(shared > 0 ? " and shared weeks \(shared)" : ""), \(Int(mean)) reports, control "
                + "\(ratio) times, \(weeks) weeks, left \(left)"
        }
    }

    func run() {
        let sets = options.int("sets", 1_000)
        tell("\(sets) sets each; seed \(options.int("seed", 12))")
        var cases: [Case] = []
        for weather in Weather.allCases {
            for mean in [200.0, 20] {
                for ratio in [1.0, 3] { cases.append(Case(weather: weather, mean: mean, ratio: ratio)) }
            }
        }
        for ratio in [1.0, 3] {
            cases.append(Case(weather: .poisson, shared: 0.3, ratio: ratio))
            cases.append(Case(weather: .negativeBinomial, shared: 0.3, ratio: ratio))
        }
        for weeks in [4, 8, 13, 52] { cases += Weather.allCases.map { Case(weather: $0, weeks: weeks) } }
        for left in [0.5, 0.25] {
            cases += Weather.allCases.map { Case(weather: $0, left: left) }
            cases.append(Case(weather: .poisson, shared: 0.3, ratio: 3, left: left))
        }
        for one in options.isSet("only") ? [cases[options.int("only", 0)]] : cases { run(one, sets) }
    }

    private func run(_ one: Case, _ sets: Int) {
        var (difference, ratio, fell, rose, few) = (Rate(), Rate(), Rate(), Rate(), Rate())
        var (plain, plainRatio, plainFell) = (Rate(), Rate(), Rate())
        for number in 0..<sets {
            var chance = Chance(seed: UInt64(options.int("seed", 12)), stream: number)
            guard let effect = effect(one, using: &chance) else { continue }
            let truth = one.mean * (one.left - 1)
            difference.add(effect.difference.interval.contains(truth))
            ratio.add(effect.rateRatio.interval.contains(one.left))
            fell.add(effect.verdict == .fell)
            rose.add(effect.verdict == .rose)
            few.add(effect.verdict == .tooFewToSay)
            guard let treated = BeforeAfter(before: effect.treated.before, after: effect.treated.after),
                let control = BeforeAfter(before: effect.control.before, after: effect.control.after)
            else { continue }
            let old = DisplacementDifference(treated: treated, control: control)
            let oldRatio = RateRatio(treated: treated, control: control)
            plain.add(old.interval().contains(truth))
            plainRatio.add(oldRatio.interval().contains(one.left))
            plainFell.add(old.verdict() == .fell && oldRatio.interval().upperBound < 1)
        }
        tell("\(one.name)")
        tell("   now: difference \(difference), ratio \(ratio), fell \(fell), rose \(rose), too few \(few)")
        tell("   as if independent: difference \(plain), ratio \(plainRatio), fell \(plainFell)")
    }

    private func effect(_ one: Case, using chance: inout Chance) -> MeasuredEffect? {
        let began = Town.end.adding(days: -7 * one.weeks - 1)
        guard let reach = Radius(metres: 100), let treated = Place(northing: 6_236_000, easting: 470_000),
            let control = Place(northing: 6_236_000, easting: 472_000),
            let spans = try? EffectSpans(began: began, done: began, weeks: one.weeks, today: Town.end)
        else { return nil }
        var town = Town()
        let shared = (0..<2 * one.weeks).map { _ in
            one.shared > 0 ? chance.gamma(mean: 1, dispersion: one.shared) : 1
        }
        for (east, mean, left) in [(0.0, one.mean, one.left), (2_000, one.mean * one.ratio, 1)] {
            let factors = one.weather.factors(2 * one.weeks, using: &chance)
            for week in 0..<2 * one.weeks {
                let isAfter = week >= one.weeks
                let count = chance.poisson(
                    mean / Double(one.weeks) * factors[week] * shared[week] * (isAfter ? left : 1))
                let first =
                    isAfter
                    ? spans.after.from.adding(days: 7 * (week - one.weeks))
                    : spans.before.from.adding(days: 7 * week)
                for _ in 0..<count {
                    let person = town.newcomer()
                    town.add(north: 0, east: east, on: first.adding(days: chance.index(below: 7)), by: person)
                }
            }
        }
        return MeasureEffect(
            treated: .circle(centre: treated, radius: reach),
            control: .circle(centre: control, radius: reach),
            spans: spans
        ).effect(in: town.reports)
    }
}
