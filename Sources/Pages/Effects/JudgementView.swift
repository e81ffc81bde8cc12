import Exports
import Planning
import Reports
import Statistics
import Web

/// A judgement as pages show it: the verdict, what was compared with what, the counts with links to the reports behind them, and its
/// course over time as a picture with the same figures as a table.
struct JudgementView: Sendable {
    let verdict: String
    let look: String
    let said: String
    let spans: String
    /// What it was compared with, and why.
    let control: String
    let drawing: Drawing.Shown
    let rows: [Row]
    let estimates: [EffectFigure.Estimate]
    let course: Drawing.Shown
    /// The areas, at the heads of the columns of ``blocks``.
    let areas: [String]
    /// What ``blocks`` are: four weeks at a time, or week by week.
    let blocksTitle: String
    let blocks: [Block]
    /// That weeks are left over, which the figures count and the picture does not show; nil where none are.
    let restIntro: String?
    /// Those weeks.
    let rest: [Block]

    struct Row: Sendable {
        let name: String
        let before: Count
        let after: Count
    }

    /// A number that leads to the reports it counts.
    struct Count: Sendable {
        let number: Int
        let address: String
        let area: String
        /// What is counted, for whom the table is read aloud.
        let name: String
    }

    struct Block: Sendable {
        let period: String
        let when: String
        let counts: [Count]
    }

    /// - Parameter address: The list of the reports that were counted, by ``PageRoutes/countedParameters``.
    init(
        _ judgement: EffectJudgement, control name: String?, why: Bilingual, _ words: Words,
        address: ([(String, String)]) -> String
    ) {
        let (language, effect) = (words.language, judgement.effect)
        let figure = EffectFigure(effect, words)
        (verdict, look, spans) = (figure.verdict, figure.look, figure.spans)
        said = judgement.words.text(in: language)
        control = words(
            "judgement-control",
            ["name": name ?? words["judgement-unnamed"], "why": why.text(in: language)])
        (drawing, estimates) = (figure.drawing, figure.estimates)
        let names = ["effect-treated", "effect-control", "effect-moved", "effect-moved-control"].map {
            words[$0]
        }
        let (before, after) = (words["effect-before"], words["effect-after"])
        func count(_ count: Int, _ area: Int, isAfter: Bool, block: String? = nil, period: String? = nil)
            -> Count
        {
            var fields = [
                ("omrade", JudgementArea.allCases[area].rawValue), ("tid", isAfter ? "efter" : "fore"),
            ]
            if let block { fields.append(("fyra", block)) }
            return Count(
                number: count, address: address(fields), area: names[area],
                name: "\(names[area]), \(period ?? (isAfter ? after : before))")
        }
        rows = effect.weekly.enumerated().map { area, weekly in
            Row(
                name: names[area],
                before: count(weekly.before.reduce(0, +), area, isAfter: false),
                after: count(weekly.after.reduce(0, +), area, isAfter: true))
        }
        areas = Array(names.prefix(effect.weekly.count))
        func shown(_ block: EffectSpans.Block) -> Block {
            let period = "\(block.from) – \(block.until.adding(days: -1))"
            return Block(
                period: period, when: block.isAfter ? after : before,
                counts: effect.weekly.enumerated().map { area, weekly in
                    let weeks = (block.isAfter ? weekly.after : weekly.before)[block.weeks]
                    return count(
                        weeks.reduce(0, +), area, isAfter: block.isAfter, block: Self.word(for: block),
                        period: period)
                })
        }
        let isWeekly = effect.spans.weeksOfBlock == 1
        blocksTitle = words[isWeekly ? "judgement-blocks-weekly" : "judgement-blocks"]
        blocks = effect.spans.blocks.map(shown)
        rest = effect.spans.leftOver.map(shown)
        restIntro = rest.isEmpty ? nil : words["judgement-rest"]
        course = Self.course(effect, words)
    }

    /// As an address has it.
    static func word(for block: EffectSpans.Block) -> String { block.index.map { "\($0)" } ?? "rest" }

    /// The reports of the treated area and of the control, four weeks at a time or week by week, with the day of the measure between.
    private static func course(_ effect: MeasuredEffect, _ words: Words) -> Drawing.Shown {
        let blocks = effect.spans.blocks
        func counts(_ weekly: WeeklyCounts) -> [Int] {
            blocks.map { ($0.isAfter ? weekly.after : weekly.before)[$0.weeks].reduce(0, +) }
        }
        let lines = effect.weekly.prefix(2).map(counts)
        let isWeekly = effect.spans.weeksOfBlock == 1
        var drawing = Drawing(
            id: "course", title: words["judgement-course"],
            description: words[
                isWeekly ? "judgement-course-description-weekly" : "judgement-course-description"],
            width: 680, height: 260)
        let (top, bottom, left, right) = (24.0, 196.0, 44.0, 660.0)
        let most = Double(max(1, lines.joined().max() ?? 1))
        let first = blocks.first?.from.daysSinceEpoch ?? 0
        let last = max(first + 1, blocks.last?.until.daysSinceEpoch ?? 0)
        func across(_ day: Double) -> Double {
            left + (day - Double(first)) / Double(last - first) * (right - left)
        }
        func up(_ count: Int) -> Double { bottom - Double(count) / most * (bottom - top) }
        drawing.line([Drawing.Point(left, bottom), Drawing.Point(right, bottom)], "chart-axis")
        drawing.text("\(Int(most))", Drawing.Point(left - 8, top + 4), "chart-note", anchor: "end")
        drawing.text("0", Drawing.Point(left - 8, bottom + 4), "chart-note", anchor: "end")
        for (line, look) in zip(lines, ["chart-treated", "chart-control"]).reversed() {
            for isAfter in [false, true] {
                let points = zip(blocks, line).filter { $0.0.isAfter == isAfter }.map { block, count in
                    Drawing.Point(
                        across(Double(block.from.daysSinceEpoch + block.until.daysSinceEpoch) / 2),
                        up(count))
                }
                drawing.line(points, look)
                if look == "chart-treated" {
                    for point in points { drawing.circle(point, radius: 4, "chart-dot") }
                }
            }
        }
        let day = Double(effect.spans.before.until.daysSinceEpoch)
        drawing.line(
            [Drawing.Point(across(day), top - 8), Drawing.Point(across(day), bottom)], "chart-zero")
        drawing.text(
            words("judgement-day", ["day": "\(effect.spans.before.until)"]),
            Drawing.Point(across(day), bottom + 18), "chart-note", anchor: "middle")
        drawing.line([Drawing.Point(16, 242), Drawing.Point(44, 242)], "chart-treated")
        drawing.text(words["effect-treated"], Drawing.Point(52, 246), "chart-note")
        drawing.line([Drawing.Point(300, 242), Drawing.Point(328, 242)], "chart-control")
        drawing.text(words["effect-control"], Drawing.Point(336, 246), "chart-note")
        return drawing.shown
    }
}
