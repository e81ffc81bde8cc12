import Foundation
import Statistics

/// Error rates of the whole list as a municipality reads it, over so many simulated municipalities.
struct MunicipalTrials {
    let sets: Int
    let perWeek: Double
    /// Whether each series is watched by itself, without total and shared season.
    let isAlone: Bool
    /// The asked budget: one false alarm a month among all series.
    let watch = TrendWatch(
        falseAlarms: FalseAlarmRate(weeksBetween: 365.2425 / 84, among: Municipality.series))

    private func median(_ values: [Int]) -> String {
        values.isEmpty ? "none" : "\(values.sorted()[values.count / 2])"
    }

    /// Where nothing happens: false alarms, looks with one, and for how long they stand.
    ///
    /// One look in each set decides the share, so that looks are independent.
    func steady(_ nature: Municipality.Nature, history: Int, watched: Int = 26) {
        var (alarms, inTotal, looks, ran) = (Mean(), Mean(), 0, 0)
        var stood: [Int] = []
        for number in 0..<sets {
            var chance = Chance(seed: 11, stream: number)
            let place = Municipality(nature, perWeek: perWeek, weeks: history + watched, using: &chance)
            let courses = place.courses(watch, isAlone: isAlone)
            let all = courses.series.flatMap { $0 }
            let raised = all.flatMap(\.alarms).filter { $0.raised >= history }
            let months = Double(watched) / (365.2425 / 84)
            alarms.add(Double(raised.count) / months)
            inTotal.add(Double(courses.total?.alarms.count { $0.raised >= history } ?? 0) / months)
            for course in all {
                var weeks = 0
                for week in course.weeks.dropFirst(history) {
                    if week.isAlarmed { weeks += 1 } else if weeks > 0 { stood.append(weeks); weeks = 0 }
                }
            }
            ran += raised.isEmpty ? 0 : 1
            let look = history + chance.index(below: watched)
            if all.contains(where: { $0.weeks[look].isAlarmed }) { looks += 1 }
        }
        let mean = Double(stood.reduce(0, +)) / Double(max(1, stood.count))
        tell(
            "steady | \(nature.name) | \(text(perWeek, 0)) a week, \(history) weeks known | false a month \(alarms), of the total \(inTotal)"
                + " | looks with one \(Rate(hits: looks, trials: sets)) | stands, median \(median(stood)), mean \(text(mean))"
        )
    }

    /// After three weeks of five times as many in one series: how long the alarm stands, of those that were raised.
    func ending(_ nature: Municipality.Nature, mean: Double, weeks: Int = 3, times: Double = 5) {
        var (raised, within, known) = (0, 0, [Int]())
        let history = 104
        for number in 0..<sets {
            var chance = Chance(seed: 12, stream: number)
            let place = Municipality(
                nature, perWeek: mean / 0.0625, weeks: history + weeks + 40, using: &chance
            ) { category, district, week in
                category == 0 && district == 0 && week >= history && week < history + weeks ? times : 1
            }
            let course = watch.course(of: place.counts[0][0])
            guard
                let alarm = course.alarms.first(where: { $0.raised >= history && $0.raised < history + weeks }
                )
            else { continue }
            raised += 1
            let end = course.weeks.indices.dropFirst(alarm.raised).first { !course.weeks[$0].isAlarmed }
            let after = max(0, (end ?? course.weeks.count) - history - weeks)
            known.append(after)
            if after <= 3 { within += 1 }
        }
        tell(
            "ending | \(nature.name) | \(mean) a week | alarmed \(Rate(hits: raised, trials: sets)) | weeks after the end, median \(median(known))"
                + " | within 3 \(Rate(hits: within, trials: raised))")
    }

    /// A rise that goes on: the share of weeks from the alarm to a quarter of a year after the beginning in which it stands.
    func lasting(_ nature: Municipality.Nature, mean: Double, times: Double) {
        var (share, found, stands) = (Mean(), 0, 0)
        let history = 104
        for number in 0..<sets {
            var chance = Chance(seed: 13, stream: number)
            let place = Municipality(
                nature, perWeek: mean / 0.0625, weeks: history + 13, using: &chance
            ) { category, district, week in category == 0 && district == 0 && week >= history ? times : 1 }
            let course = watch.course(of: place.counts[0][0])
            guard let first = course.alarms.first(where: { $0.raised >= history && $0.raised < history + 9 })
            else { continue }
            found += 1
            let rest = course.weeks.dropFirst(first.raised)
            share.add(100 * Double(rest.count { $0.isAlarmed }) / Double(rest.count))
            if course.weeks.last?.isAlarmed == true { stands += 1 }
        }
        tell(
            "lasting | \(nature.name) | \(mean) a week, x\(times) | alarmed in 9 weeks \(Rate(hits: found, trials: sets))"
                + " | % of the weeks after in which it stands \(share) | stands in week 13 \(Rate(hits: stands, trials: found))"
        )
    }

    /// After everything has doubled: how many of the series hold an alarm, at a look and at any time.
    func launch(_ nature: Municipality.Nature, uneven: Double = 0) {
        let history = 78
        var (ever, total) = (Mean(), 0)
        var looks = [3: Mean(), 7: Mean(), 12: Mean(), 25: Mean()]
        for number in 0..<sets {
            var chance = Chance(seed: 14, stream: number)
            let own = (0..<Municipality.series).map { _ in exp(uneven * chance.normal() - uneven * uneven / 2)
            }
            let place = Municipality(nature, perWeek: perWeek, weeks: history + 26, using: &chance) {
                category, district, week in week >= history ? 2 * own[category * 9 + district] : 1
            }
            let courses = place.courses(watch, isAlone: isAlone)
            let all = courses.series.flatMap { $0 }
            ever.add(
                Double(all.count { $0.alarms.contains { $0.raised >= history && $0.raised < history + 13 } }))
            for look in looks.keys {
                looks[look]?.add(Double(all.count { $0.weeks[history + look].isAlarmed }))
            }
            if courses.total?.alarms.contains(where: { $0.raised >= history && $0.raised < history + 4 })
                == true
            {
                total += 1
            }
        }
        let shown = looks.sorted { $0.key < $1.key }.map { "week \($0.key + 1): \($0.value)" }
        tell(
            "launch | \(nature.name), uneven \(uneven) | \(text(perWeek, 0)) a week | of 72 series alarmed at a look, "
                + shown.joined(separator: ", ")
                + " | in 13 weeks at any time \(ever) | total told in 4 weeks \(Rate(hits: total, trials: sets))"
        )
    }

    /// A rise in one series alone, from the largest to a small one: found within 4 and 8 weeks.
    func power(
        _ nature: Municipality.Nature, times: Double, category: Int, district: Int, isDoubled: Bool = false
    ) {
        let history = 104
        var (four, eight) = (0, 0)
        var share = 0.0
        for number in 0..<sets {
            var chance = Chance(seed: 15, stream: number)
            let place = Municipality(nature, perWeek: perWeek, weeks: history + 8, using: &chance) {
                one, other, week in
                guard week >= history else { return 1 }
                return (one == category && other == district ? times : 1) * (isDoubled ? 2 : 1)
            }
            let past = place.counts[category][district].prefix(history)
            share += Double(past.reduce(0) { $0 + ($1 ?? 0) }) / Double(history * sets)
            let course = place.course(watch, category: category, district: district)
            let alarms = course.alarms.filter { $0.raised >= history }
            if alarms.contains(where: { $0.raised < history + 4 }) { four += 1 }
            if !alarms.isEmpty { eight += 1 }
        }
        tell(
            "power | \(nature.name)\(isDoubled ? ", all doubled too" : "") | \(text(perWeek, 0)) a week, \(text(share)) in the series, x\(times)"
                + " | in 4 weeks \(Rate(hits: four, trials: sets)) | in 8 \(Rate(hits: eight, trials: sets))")
    }
}

extension MunicipalTrials {
    /// One of the trials, or all.
    func run(_ trial: String?) {
        let began = ContinuousClock.now
        func wants(_ name: String) -> Bool { trial == nil || trial == name }
        let natures = [Municipality.Nature.poisson, .realistic]
        if wants("steady") { for nature in natures { steady(nature, history: 78) } }
        if wants("natures") {
            for nature in Municipality.Nature.parts { steady(nature, history: 78) }
        }
        if wants("season") {
            for clumping in [0.0, 0.3] {
                let name = "season 1.0\(clumping > 0 ? ", NB 0.3" : "")"
                steady(Municipality.Nature(name: name, clumping: clumping, season: 1), history: 52)
            }
        }
        if wants("first-year") {
            steady(Municipality.Nature(name: "season 1.0", season: 1), history: 21, watched: 31)
        }
        for mean in [0.2, 1, 5, 20] {
            if wants("ending") { for nature in natures { ending(nature, mean: mean) } }
            if wants("lasting") { for times in [2.0, 3.0] { lasting(natures[0], mean: mean, times: times) } }
        }
        if wants("launch") {
            for nature in natures { launch(nature) }
            launch(.realistic, uneven: 0.3)
        }
        if wants("power") {
            for nature in natures {
                for times in [3.0, 5] {
                    power(nature, times: times, category: 0, district: 0)
                    power(nature, times: times, category: 2, district: 2)
                }
                power(nature, times: 5, category: 2, district: 2, isDoubled: true)
            }
        }
        tell("\(ContinuousClock.now - began)")
    }
}
