package import Reports
import Statistics

extension MeasuredEffect {
    /// An effect that was kept: what was reckoned stands as it was said, and what was counted is counted again from its reports.
    ///
    /// - Parameters:
    ///   - hasRing: whether what lies next to the areas was counted.
    ///   - verdict: as ``verdictWord`` has it.
    ///
    /// Nil for a report outside the spans and areas, or no verdict.
    package init?(
        _ spans: EffectSpans, seen: [SeenReport], hasRing: Bool, difference: Estimate, rateRatio: Estimate,
        isRateRatioCorrected: Bool, chance: Double, enough: EnoughReports?, verdict: String, words: Bilingual
    ) {
        guard let verdict = EffectVerdict(rawValue: verdict) else { return nil }
        var weekly = (0..<(hasRing ? 4 : 2)).map { _ in
            WeeklyCounts(weeksBefore: spans.before.weeks, weeksAfter: spans.after.weeks)
        }
        for report in seen {
            let weeks = (report.isAfter ? spans.after : spans.before).weeks
            guard weekly.indices.contains(report.area), (0..<weeks).contains(report.week) else { return nil }
            if report.isAfter {
                weekly[report.area].after[report.week] += 1
            } else {
                weekly[report.area].before[report.week] += 1
            }
        }
        let counts = weekly.map { Counts(before: $0.before.reduce(0, +), after: $0.after.reduce(0, +)) }
        self.init(
            spans: spans, treated: counts[0], control: counts[1],
            displacement: hasRing ? Displacement(treated: counts[2], control: counts[3]) : nil,
            difference: difference, rateRatio: rateRatio, isRateRatioCorrected: isRateRatioCorrected,
            weekly: weekly, chance: chance, enough: enough, verdict: verdict, words: words)
    }

    /// The verdict as programs read it, and as it is kept.
    package var verdictWord: String { verdict.rawValue }
}
