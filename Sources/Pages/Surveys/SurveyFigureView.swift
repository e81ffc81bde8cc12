import Exports
import Prevention
import Reports
import Statistics
import Web

/// What one question found in one municipality, as its page shows it: a picture, the same figures as a table, and what can be said.
struct SurveyFigureView: Sendable {
    /// What may be said of the last year as the best one.
    let best: String
    let drawing: Drawing.Shown
    /// The last year first.
    let rows: [Row]
    /// Whether an interval may be wider than it is told to be.
    let isAtBest: Bool

    struct Row: Sendable {
        let year: String
        let percent: String
        let interval: String
        let asked: String
        let answered: String
        let source: String
        /// How it stands to the last year.
        let change: String
    }

    init(_ series: SurveySeries, _ words: Words) {
        let language = words.language
        best = series.best.sentence.text(in: language)
        isAtBest = series.figures.contains(where: \.sample.isAtBest)
        let changes = Dictionary(series.changes.map { ($0.earlier.key.year, $0) }) { first, _ in first }
        rows = series.figures.reversed().map { figure in
            Row(
                year: figure.key.year.description, percent: Self.percent(figure, language),
                interval: figure.intervalText(in: language) ?? "–",
                asked: figure.sample.asked.map { "\($0)" } ?? "–",
                answered: figure.sample.answered.map { "\($0)" } ?? "–", source: figure.source.text,
                change: changes[figure.key.year].map { Self.change($0, words) } ?? "")
        }
        drawing = Self.drawing(series, words)
    }

    static func percent(_ figure: SurveyFigure, _ language: Language) -> String {
        let text = figure.percent.description
        return (language == .english ? text.replacing(",", with: ".") : text) + "\u{A0}%"
    }

    private static func change(_ change: SurveySeries.Change, _ words: Words) -> String {
        let points = DecimalText.signed(change.difference.difference * 100, in: words.language)
        return words(
            change.isToldApart ? "surveys-change-sure" : "surveys-change-unsure", ["points": points])
    }

    /// The years from left to right, each share with its interval.
    private static func drawing(_ series: SurveySeries, _ words: Words) -> Drawing.Shown {
        let name = series.question.name.text(in: words.language)
        var drawing = Drawing(
            id: "survey", title: words("surveys-picture", ["question": name]),
            description: series.best.sentence.text(in: words.language), width: 680, height: 300)
        let points = series.figures.compactMap { figure in figure.sampled.map { (figure, $0.interval()) } }
        let most = max(0.01, points.map(\.1.upperBound).max() ?? 1) * 1.15
        let (top, bottom, left, right) = (24.0, 252.0, 60.0, 650.0)
        let years = (points.first?.0.key.year.number ?? 0)...(points.last?.0.key.year.number ?? 0)
        func across(_ year: Int) -> Double {
            years.count < 2
                ? (left + right) / 2
                : left + Double(year - years.lowerBound) / Double(years.count - 1) * (right - left)
        }
        func up(_ share: Double) -> Double { bottom - share / most * (bottom - top) }
        drawing.line([Drawing.Point(left - 20, bottom), Drawing.Point(right + 10, bottom)], "chart-zero")
        drawing.text("0", Drawing.Point(left - 28, bottom + 4), "chart-note", anchor: "end")
        drawing.line(
            points.map { Drawing.Point(across($0.0.key.year.number), up($0.0.percent.share)) },
            "chart-treated")
        for (figure, interval) in points {
            let at = across(figure.key.year.number)
            drawing.line(
                [Drawing.Point(at, up(interval.lowerBound)), Drawing.Point(at, up(interval.upperBound))],
                "chart-axis")
            for end in [interval.lowerBound, interval.upperBound] {
                drawing.line([Drawing.Point(at - 6, up(end)), Drawing.Point(at + 6, up(end))], "chart-axis")
            }
            drawing.circle(Drawing.Point(at, up(figure.percent.share)), radius: 6, "chart-dot")
            drawing.text(
                percent(figure, words.language), Drawing.Point(at + 10, up(figure.percent.share) - 8),
                "chart-strong", anchor: "start")
            drawing.text(
                figure.key.year.description, Drawing.Point(at, bottom + 20), "chart-note", anchor: "middle")
        }
        return drawing.shown
    }
}

extension SurveyFigure {
    /// `8,7–13,7 %`
    func intervalText(in language: Language) -> String? {
        intervalText.map { (language == .english ? $0.replacing(",", with: ".") : $0) + "\u{A0}%" }
    }
}
