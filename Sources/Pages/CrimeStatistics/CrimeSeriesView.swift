import Exports
import Prevention
import Reports
import Web

/// A series of crime statistics as its page shows it: a picture, and the same figures as a table.
struct CrimeSeriesView: Sendable {
    /// The offence, where, and who published it.
    let title: String
    /// What may be said of the last count.
    let said: String?
    let drawing: Drawing.Shown
    /// The last period first.
    let rows: [Row]
    let hasRates: Bool

    struct Row: Sendable {
        let period: String
        let count: String
        let interval: String
        let rate: String
        let change: String
        let status: String
        /// What the form that takes it away names it by.
        let key: Key
    }

    struct Key: Sendable {
        let offence: String
        let area: String
        let publisher: String
        let period: String
    }

    init(_ series: CrimeSeries, inhabitants: Int?, areaName: String, _ words: Words) {
        let language = words.language
        title = words(
            "crime-series-title",
            [
                "offence": series.offence.description, "area": areaName,
                "publisher": series.publisher.text,
            ])
        said = series.points.last?.comparison?.text(in: language)
        hasRates = inhabitants != nil
        rows = series.points.reversed().map { point in
            let key = point.count.key
            return Row(
                period: key.period.description, count: "\(point.count.count)",
                interval: Self.text(point.interval, point.count.count, language),
                rate: point.rate(of: inhabitants).map { rate in
                    let ends = Self.text(rate.interval, Int.max, language)
                    return "\(DecimalText.of(rate.rate, decimals: 0, in: language)) (\(ends))"
                } ?? "–",
                change: Self.change(of: point, words), status: Self.status(of: point.count, words),
                key: Key(
                    offence: key.offence.description, area: key.area.description,
                    publisher: key.publisher.text, period: key.period.description))
        }
        drawing = Self.drawing(series, title, said ?? "", language)
    }

    /// How it stands to the year before, or that nothing is said of that; empty where there is no year before.
    private static func change(of point: CrimeSeries.Point, _ words: Words) -> String {
        guard let change = point.change else {
            return point.hindrance == nil ? "" : words["crime-change-none"]
        }
        return words(
            change == .withinChance ? "crime-change-unsure" : "crime-change-sure",
            ["before": "\(point.yearBefore ?? 0)"])
    }

    private static func status(of count: CrimeCount, _ words: Words) -> String {
        let status = count.status.name.text(in: words.language)
        return count.isOfPart ? words("crime-status-part", ["status": status]) : status
    }

    /// Whole numbers, but for few with one decimal.
    private static func text(_ interval: ClosedRange<Double>, _ count: Int, _ language: Language) -> String {
        let decimals = count < 10 ? 1 : 0
        return [interval.lowerBound, interval.upperBound].map {
            DecimalText.of($0, decimals: decimals, in: language)
        }.joined(separator: "–")
    }

    /// The periods from left to right, each count with what chance lets expect.
    private static func drawing(
        _ series: CrimeSeries, _ title: String, _ said: String, _ language: Language
    ) -> Drawing.Shown {
        var drawing = Drawing(id: "crime", title: title, description: said, width: 680, height: 300)
        let points = series.points
        let most = max(1, points.map(\.interval.upperBound).max() ?? 1) * 1.1
        let (top, bottom, left, right) = (24.0, 252.0, 60.0, 650.0)
        let first = points.first?.count.key.period.firstMonth ?? 0
        let span = max(1, (points.last?.count.key.period.firstMonth ?? 0) - first)
        func across(_ point: CrimeSeries.Point) -> Double {
            points.count < 2
                ? (left + right) / 2
                : left + Double(point.count.key.period.firstMonth - first) / Double(span) * (right - left)
        }
        func up(_ number: Double) -> Double { bottom - number / most * (bottom - top) }
        drawing.line([Drawing.Point(left - 20, bottom), Drawing.Point(right + 10, bottom)], "chart-zero")
        drawing.text("0", Drawing.Point(left - 28, bottom + 4), "chart-note", anchor: "end")
        // A line down to a count of a part would say that there were fewer.
        drawing.line(
            points.filter { !$0.count.isOfPart }.map {
                Drawing.Point(across($0), up(Double($0.count.count)))
            },
            "chart-treated")
        // So many periods have their names below that they do not run into each other.
        let step = max(1, (points.count + 9) / 10)
        for (index, point) in points.enumerated() {
            let at = across(point)
            let interval = point.interval
            drawing.line(
                [Drawing.Point(at, up(interval.lowerBound)), Drawing.Point(at, up(interval.upperBound))],
                "chart-axis")
            drawing.circle(Drawing.Point(at, up(Double(point.count.count))), radius: 5, "chart-dot")
            guard index.isMultiple(of: step) else { continue }
            drawing.text(
                point.count.key.period.description, Drawing.Point(at, bottom + 20), "chart-note",
                anchor: "middle")
            drawing.text(
                "\(point.count.count)", Drawing.Point(at + 8, up(Double(point.count.count)) - 8),
                "chart-strong", anchor: "start")
        }
        return drawing.shown
    }
}
