import Foundation
import Statistics

// TrendBenchmark [SERIES]: single series, so many of each kind; 200 if none is given.
// TrendBenchmark municipality SETS [TRIAL [REPORTS]]: whole lists of 72 series, so many of each kind, with 20 reports a week in
// all if nothing else is said; all trials if none is named. TrendBenchmark alone …: the same, each series watched by itself.
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "municipality" || arguments.first == "alone" {
    MunicipalTrials(
        sets: arguments.dropFirst().first.flatMap { Int($0) } ?? 500,
        perWeek: arguments.dropFirst(3).first.flatMap { Double($0) } ?? 20,
        isAlone: arguments.first == "alone"
    ).run(arguments.dropFirst(2).first)
    exit(0)
}
let size = max(1, arguments.first.flatMap { Int($0) } ?? 200)
let watch = TrendWatch(falseAlarms: FalseAlarmRate(weeksBetween: 104))

func text(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }

/// Writes at once, so that a long run can be followed.
func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// False alarms in two years, after so many weeks of history.
func nullRate(_ series: SimulatedSeries, history: Int, watched: Int) -> Double {
    var alarms = 0
    for number in 0..<size {
        var chance = Chance(seed: 1, stream: number)
        var series = series
        series.phase = chance.fraction()
        let counts = (0..<(history + watched)).map { series.count(mean: series.mean(of: $0), using: &chance) }
        alarms += watch.course(of: counts).alarms.count { $0.raised >= history }
    }
    return Double(alarms) / Double(size * watched) * 104
}

/// The weeks until an alarm raised in the rise, sorted; 99 for none in half a year. One that already stood does not
/// count.
func delays(_ series: SimulatedSeries, history: Int, rise: (Int, Double) -> Double) -> [Int] {
    (0..<size).map { number in
        var chance = Chance(seed: 2, stream: number)
        var series = series
        series.phase = chance.fraction()
        let counts = (0..<(history + 26)).map { week in
            let mean = series.mean(of: week)
            return series.count(mean: week < history ? mean : rise(week - history, mean), using: &chance)
        }
        let course = watch.course(of: counts)
        return course.alarms.first { $0.raised >= history }.map { $0.raised - history + 1 } ?? 99
    }.sorted()
}

let began = ContinuousClock.now
tell("false alarms in 104 weeks, asked 1; \(size) series")
tell("mean  var/mean season | 26+52  104+52  156+52 weeks")
for mean in [0.2, 1, 5, 20] {
    for dispersion in [1.0, 2.0] {
        for season in [0.0, 0.5] {
            let series = SimulatedSeries(mean: mean, dispersion: dispersion, season: season)
            let rates = [26, 104, 156].map { text(nullRate(series, history: $0, watched: 52)) }
            tell("\(mean) \(dispersion) \(season) | " + rates.joined(separator: "  "))
        }
    }
}
tell("\(ContinuousClock.now - began)")
let rises: [(String, (Int, Double) -> Double)] = [
    ("x2", { _, mean in 2 * mean }), ("x3", { _, mean in 3 * mean }), ("+3", { _, mean in mean + 3 }),
    ("ramp to x3", { week, mean in mean * (1 + 2 * Double(min(week + 1, 8)) / 8) }),
]
tell("mean var/mean rise | median delay, found in 4, in 8 weeks, of 104 weeks of history, season 0.3")
for mean in [0.2, 1, 5, 20] {
    for dispersion in [1.0, 2.0] {
        for (name, rise) in rises {
            let found = delays(
                SimulatedSeries(mean: mean, dispersion: dispersion, season: 0.3), history: 104, rise: rise)
            let within = [4, 8].map { weeks in
                text(100 * Double(found.count { $0 <= weeks }) / Double(size), 0) + " %"
            }
            let median = found[size / 2]
            tell(
                "\(mean) \(dispersion) \(name) | \(median > 26 ? ">26" : "\(median)") "
                    + within.joined(separator: " "))
        }
    }
}
