import Planning
import Reports
import Statistics
import Web

/// The effect of a measure as a picture, with the same figures as a table.
struct EffectFigure: Sendable {
    let verdict: String
    let look: String
    /// The verdict with its figures, as `Planning` words it.
    let said: String
    let spans: String
    let drawing: Drawing.Shown
    let rows: [Row]
    let estimates: [Estimate]

    struct Row: Sendable {
        let name: String
        let before: String
        let after: String
    }

    struct Estimate: Sendable {
        let name: String
        let value: String
        let interval: String
        let p: String
    }

    init(_ effect: MeasuredEffect, _ words: Words) {
        let language = words.language
        verdict = words.verdict(effect.verdict)
        look =
            switch effect.verdict {
            case .fell: "good"
            case .rose: "bad"
            case .noClearChange: ""
            case .tooFewToSay: "warn"
            }
        said = effect.words.text(in: language)
        spans = words(
            "effect-spans",
            [
                "before": Self.days(effect.spans.before), "after": Self.days(effect.spans.after),
            ])
        var rows = [
            Row(words["effect-treated"], effect.treated), Row(words["effect-control"], effect.control),
        ]
        if let moved = effect.displacement {
            rows += [
                Row(words["effect-moved"], moved.treated), Row(words["effect-moved-control"], moved.control),
            ]
        }
        self.rows = rows
        estimates = [
            Estimate(
                words["effect-difference"], effect.difference, in: language,
                DecimalText.signed(_:in:)),
            Estimate(words["effect-ratio"], effect.rateRatio, in: language) {
                DecimalText.of($0, decimals: 2, in: $1)
            },
        ]
        drawing = Self.drawing(effect, words)
    }

    private static func days(_ span: EffectSpans.Span) -> String {
        "\(span.from) – \(span.until.adding(days: -1))"
    }

    private static func drawing(_ effect: MeasuredEffect, _ words: Words) -> Drawing.Shown {
        var drawing = Drawing(
            id: "effect", title: words["effect-picture"], description: effect.words.text(in: words.language),
            width: 680, height: 300)
        let counts = [effect.treated, effect.control]
        let most = Double(max(1, counts.map { max($0.before, $0.after) }.max() ?? 1))
        let (top, bottom, left, right) = (34.0, 232.0, 70.0, 290.0)
        func up(_ count: Int) -> Double { bottom - Double(count) / most * (bottom - top) }
        drawing.line([Drawing.Point(left, bottom), Drawing.Point(right, bottom)], "chart-zero")
        drawing.text(words["effect-before"], Drawing.Point(left, bottom + 18), "chart-note", anchor: "middle")
        drawing.text(words["effect-after"], Drawing.Point(right, bottom + 18), "chart-note", anchor: "middle")
        for (pair, look) in [(effect.control, "chart-control"), (effect.treated, "chart-treated")] {
            drawing.line(
                [Drawing.Point(left, up(pair.before)), Drawing.Point(right, up(pair.after))], look)
        }
        for (place, anchor, own, other) in [
            (left - 8, "end", effect.treated.before, effect.control.before),
            (right + 8, "start", effect.treated.after, effect.control.after),
        ] {
            // Kept a line apart.
            let push = max(0, 16 - abs(up(own) - up(other))) / 2 * (up(own) <= up(other) ? -1 : 1)
            drawing.text("\(own)", Drawing.Point(place, up(own) + push + 4), "chart-strong", anchor: anchor)
            drawing.text(
                "\(other)", Drawing.Point(place, up(other) - push + 4), "chart-note", anchor: anchor)
        }
        drawInterval(effect.difference, in: &drawing, words)
        drawing.line([Drawing.Point(16, 282), Drawing.Point(44, 282)], "chart-treated")
        drawing.text(words["effect-treated"], Drawing.Point(52, 286), "chart-note")
        drawing.line([Drawing.Point(300, 282), Drawing.Point(328, 282)], "chart-control")
        drawing.text(words["effect-control"], Drawing.Point(336, 286), "chart-note")
        return drawing.shown
    }

    /// How many reports more or fewer, with what they do not speak against.
    private static func drawInterval(
        _ difference: MeasuredEffect.Estimate, in drawing: inout Drawing, _ words: Words
    ) {
        let (low, high) = (difference.interval.lowerBound, difference.interval.upperBound)
        let reach = max(1, abs(low), abs(high)) * 1.1
        let (left, right, down) = (390.0, 660.0, 130.0)
        func across(_ number: Double) -> Double {
            (left + right) / 2 + max(-1, min(1, number / reach)) * (right - left) / 2
        }
        drawing.text(words["effect-difference"], Drawing.Point(left, 24), "chart-strong")
        drawing.line([Drawing.Point(across(0), 50), Drawing.Point(across(0), 210)], "chart-zero")
        drawing.line([Drawing.Point(left, 210), Drawing.Point(right, 210)], "chart-axis")
        drawing.text("0", Drawing.Point(across(0), 228), "chart-note", anchor: "middle")
        for end in [low, high] {
            drawing.line(
                [Drawing.Point(across(end), down - 8), Drawing.Point(across(end), down + 8)], "chart-treated")
            drawing.text(
                DecimalText.signed(end, in: words.language), Drawing.Point(across(end), down + 30),
                "chart-note",
                anchor: "middle")
        }
        drawing.line([Drawing.Point(across(low), down), Drawing.Point(across(high), down)], "chart-treated")
        drawing.circle(Drawing.Point(across(difference.value), down), radius: 7, "chart-dot")
        drawing.text(
            DecimalText.signed(difference.value, in: words.language),
            Drawing.Point(across(difference.value), down - 18), "chart-strong", anchor: "middle")
    }
}

extension EffectFigure.Row {
    fileprivate init(_ name: String, _ counts: MeasuredEffect.Counts) {
        self.init(name: name, before: "\(counts.before)", after: "\(counts.after)")
    }
}

extension EffectFigure.Estimate {
    fileprivate init(
        _ name: String, _ estimate: MeasuredEffect.Estimate, in language: Language,
        _ text: (Double, Language) -> String
    ) {
        self.init(
            name: name, value: text(estimate.value, language),
            interval:
                "\(text(estimate.interval.lowerBound, language)) … \(text(estimate.interval.upperBound, language))",
            p: DecimalText.of(max(estimate.p, 0.001), decimals: 3, in: language))
    }
}
