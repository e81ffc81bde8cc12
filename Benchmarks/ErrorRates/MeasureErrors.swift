import BenchmarkOptions
import Foundation
import Geometry
import Planning
import Reports
import Statistics

/// How often a kept judgement of a measure is wrong, with the control area that is proposed first, as `lykta effect --measure` tells it;
/// how often a true fall is told; and how many of a year's measures are told to have worked that did not.
struct MeasureErrors {
    let options: Options

    struct Case {
        var weather = Weather.poisson
        /// The dispersion of weeks that bring more to the whole town; 0 for none.
        var shared = 0.0
        /// Reports of the treated area in each span, in the mean.
        var mean = 100.0
        /// What the measure leaves.
        var left = 1.0
        /// Whether the measure was put where it had just been worst.
        var isAtTheWorst = false
        var weeks = 26

        var name: String {
            "\(weather.rawValue)\(shared > 0 ? " and shared weeks \(shared)" : ""), \(Int(mean)) reports, \(weeks) weeks, left \(left)"
                + (isAtTheWorst ? ", where it had just been worst" : "")
        }
    }

    private var seed: UInt64 { UInt64(options.int("seed", 13)) }

    func run() {
        let sets = options.int("sets", 1_000)
        tell("\(sets) measures each; seed \(seed)")
        var cases: [Case] = []
        for weather in Weather.allCases {
            for mean in [20.0, 100, 200] { cases.append(Case(weather: weather, mean: mean)) }
        }
        cases.append(Case(weather: .poisson, shared: 0.3))
        cases.append(Case(weather: .negativeBinomial, shared: 0.3))
        cases += Weather.allCases.map { Case(weather: $0, mean: 200, weeks: 52) }
        cases += [Weather.poisson, .negativeBinomial].map { Case(weather: $0, isAtTheWorst: true) }
        for one in cases { errors(one, sets) }
    }

    func power() {
        let sets = options.int("sets", 1_000)
        tell("\(sets) measures each; seed \(seed); told to have fallen")
        for (weather, weeks) in [
            (Weather.poisson, 26), (.poisson, 52), (.negativeBinomial, 26), (.negativeBinomial, 52),
        ] {
            for mean in [10.0, 20, 50, 100, 200, 400] {
                let told = [0.8, 0.6, 0.5, 0.4, 0.25, 0.1].map { left -> String in
                    var fell = Rate()
                    let one = Case(weather: weather, mean: mean, left: left, weeks: weeks)
                    for number in 0..<sets {
                        var chance = Chance(seed: seed, stream: number)
                        fell.add(judgement(one, using: &chance)?.effect.verdict == .fell)
                    }
                    return "left \(left): \(fell)"
                }
                tell(
                    "\(weather.rawValue), \(weeks) weeks, \(Int(mean)) reports | "
                        + told.joined(separator: " | "))
            }
        }
    }

    /// Tables of twenty measures each, of which so many halve or quarter their reports.
    func tables() {
        let sets = options.int("sets", 500)
        tell(
            "\(sets) tables of 20 measures each; seed \(seed); 200 reports, 52 weeks; what works leaves a quarter"
        )
        for weather in Weather.allCases {
            for works in [0, 4, 10] {
                var (any, alone, found) = (Rate(), Rate(), Rate())
                var share = 0.0
                for number in 0..<sets {
                    var chance = Chance(seed: seed, stream: number)
                    let judged = (0..<20).compactMap { measure -> (measure: Int, effect: MeasuredEffect)? in
                        let one = Case(
                            weather: weather, mean: 200, left: measure < works ? 0.25 : 1, weeks: 52)
                        return judgement(one, using: &chance).map { (measure, $0.effect) }
                    }
                    func isTold(_ verdict: EffectVerdict) -> Bool { verdict == .fell || verdict == .rose }
                    let told = MeasuresTable(judged).rows.filter { isTold($0.verdict) }
                    let isFalse = told.count { $0.measure >= works }
                    share += Double(isFalse) / Double(max(1, told.count))
                    any.add(isFalse > 0)
                    alone.add(judged.contains { $0.measure >= works && isTold($0.effect.verdict) })
                    for measure in 0..<works { found.add(told.contains { $0.measure == measure }) }
                }
                tell(
                    "\(weather.rawValue), \(works) of 20 work: false among those told, mean \(text(100 * share / Double(sets))) %; a false one "
                        + "\(any), before control \(alone); found \(found)")
            }
        }
    }

    private func errors(_ one: Case, _ sets: Int) {
        var (difference, ratio, fell, rose, few, judged) = (Rate(), Rate(), Rate(), Rate(), Rate(), Rate())
        for number in 0..<sets {
            var chance = Chance(seed: seed, stream: number)
            let effect = judgement(one, using: &chance)?.effect
            judged.add(effect != nil)
            guard let effect else { continue }
            difference.add(effect.difference.interval.contains(one.mean * (one.left - 1)))
            ratio.add(effect.rateRatio.interval.contains(one.left))
            fell.add(effect.verdict == .fell)
            rose.add(effect.verdict == .rose)
            few.add(effect.verdict == .tooFewToSay)
        }
        tell(
            "\(one.name)\n   a control was proposed \(judged); difference \(difference), ratio \(ratio), fell \(fell), rose \(rose), too few \(few)"
        )
    }

    /// A measure in a town of 24 places a kilometre apart, each with a neighbourhood of a third as many reports.
    private func judgement(_ one: Case, using chance: inout Chance) -> EffectJudgement? {
        let began = Town.end.adding(days: -7 * one.weeks - 1)
        guard let spans = try? EffectSpans(began: began, done: began, weeks: one.weeks, today: Town.end)
        else {
            return nil
        }
        var town = Town()
        // A year and a half beside the weeks that are compared.
        let past = 78
        let last = past + 2 * one.weeks
        let shared = (0..<last).map { _ in
            one.shared > 0 ? chance.gamma(mean: 1, dispersion: one.shared) : 1
        }
        var before = [Int](repeating: 0, count: 24)
        var all: [(place: Int, reports: [(north: Double, east: Double, day: CivilDate, isAfter: Bool)])] = []
        for place in 0..<24 {
            let level = place == 0 || one.isAtTheWorst ? one.mean : one.mean * exp(0.4 * chance.normal())
            var reports: [(north: Double, east: Double, day: CivilDate, isAfter: Bool)] = []
            for (mean, isNextDoor) in [(level, false), (level / 3, true)] {
                let factors = one.weather.factors(last, using: &chance)
                for week in 0..<last {
                    let isAfter = week >= past + one.weeks
                    let first =
                        isAfter
                        ? spans.after.from.adding(days: 7 * (week - past - one.weeks))
                        : spans.before.from.adding(days: 7 * (week - past))
                    let count = chance.poisson(mean / Double(one.weeks) * factors[week] * shared[week])
                    if !isAfter, week >= past, !isNextDoor { before[place] += count }
                    for _ in 0..<count {
                        let north = (isNextDoor ? 170 : 0) + 40 * chance.fraction() - 20
                        let east = 40 * chance.fraction() - 20
                        reports.append((north, east, first.adding(days: chance.index(below: 7)), isAfter))
                    }
                }
            }
            all.append((place, reports))
        }
        let treated = one.isAtTheWorst ? before.indices.max { before[$0] < before[$1] } ?? 0 : 0
        for (place, reports) in all {
            for report in reports {
                let isNextDoor = report.north > 100
                if place == treated, report.isAfter, !isNextDoor, chance.fraction() >= one.left { continue }
                let person = town.newcomer()
                town.add(
                    north: Double(place / 6) * 1_000 + report.north,
                    east: Double(place % 6) * 1_000 + report.east, on: report.day, by: person)
            }
        }
        guard let reach = Radius(metres: 100), let ring = Radius(metres: 150),
            let centre = Place(
                northing: 6_236_000 + Double(treated / 6) * 1_000,
                easting: 470_000 + Double(treated % 6) * 1_000)
        else { return nil }
        let place = EffectPlace.circle(centre: centre, radius: reach)
        guard
            let control = ControlSearch(
                treated: place, ring: ring, spans: spans, since: spans.before.from.adding(days: -7 * past))?
                .proposals(among: town.reports)
                .first
        else { return nil }
        let parameters = EffectJudgement.Parameters(
            treated: place, control: control.place, ring: ring, spans: spans)
        return try? EffectJudgement(parameters, among: town.reports, hash: { Array($0.prefix(32)) })
    }

    private func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
