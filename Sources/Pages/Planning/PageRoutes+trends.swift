import API
import Hummingbird
import Planning
import Reports
import Statistics
import Web

extension PageRoutes {
    /// Which categories are on the rise in which districts, as pictures with a table beside each.
    var trendsPage: Route {
        staffPage(
            "/trender", .plan,
            query: HotspotFilter.parameters(plannedCategories, isCompared: false) + [
                .init(
                    "serie", .text, "Category and district of a series to be shown.",
                    example: "lighting/holje")
            ], Bilingual(swedish: "Tidiga trender", english: "Early trends")
        ) { call, visit in
            let caller = try call.caller()
            let words = frame.words[visit.language]
            let names = CategoryNames(api.categories(seenBy: caller), in: visit.language)
            let filter = HotspotFilter(call.query, categories: plannedCategories)
            var page = Page(template: "trends", title: words["trends-title"])
            page.styles = ["planning.css", "drawings.css"]
            page.isWide = true
            let question = filter.question.filter { ["since", "category"].contains($0.0) }
            do {
                let reader = QueryReader(try QueryText(FormText.written(question), known: question.map(\.0)))
                let trends = try await api.trends(reader, for: caller, listing: .all, at: call.now)
                let serie = call.query["serie"]
                let rows = trends.series.map { TrendRow($0, filter, names: names, words) }
                let shown = zip(trends.series, rows).filter { $0.rise != nil || $1.serie == serie }
                page.content["charts"] = shown.prefix(Self.mostCharts).enumerated().map {
                    TrendChart($1.0, $1.1, number: $0 + 1, words)
                }
                page.content["total"] = trends.total.flatMap {
                    $0.isRising ? $0.reason.text(in: visit.language) : nil
                }
                page.content["isCalm"] = !trends.series.contains { $0.rise != nil }
                let told = zip(trends.series, rows).filter { trend, _ in
                    trend.verdict != .tooFewReports
                }
                page.content["rows"] = told.map(\.1)
                page.content["hasRows"] = !told.isEmpty
                page.content["few"] = words.count(rows.count - told.count, "trends-few")
                page.content["weeks"] = words(
                    "trends-weeks",
                    [
                        "from": trends.weeks.from.description,
                        "until": trends.weeks.until.adding(days: -1).description,
                    ])
                page.content["downloads"] = Download.all(
                    ["csv", "json"], of: "/api/v1/trends", question + [("list", "all")], named: "trender")
            } catch let problem as Problem {
                page.faults = try filter.faults(problem, words)
                page.status = .badRequest
            }
            page.content["filter"] = HotspotForm(
                filter, path: "/trender", names: names, areas: nil, faults: page.faults,
                at: call.now, words)
            page.content["filterPath"] = "/trender"
            return page
        }
    }

    /// How many series are drawn at most.
    private static let mostCharts = 20
}

/// What is said of one category in one district.
struct TrendRow: Sendable {
    let category: String
    let area: String
    let reason: String
    let tag: String
    let look: String
    /// `lighting/holje`
    let serie: String
    let address: String

    init(_ trend: Trend, _ filter: HotspotFilter, names: CategoryNames, _ words: Words) {
        category = names.name(of: trend.category)
        area = trend.area?.name ?? words["trends-outside"]
        reason = trend.reason.text(in: words.language)
        (tag, look) =
            switch trend.verdict {
            case .rising: (words["trends-rising"], "bad")
            case .calm: (words["trends-calm"], "good")
            case .tooFewReports: (words["trends-too-few"], "")
            case .tooEarly: (words["trends-too-early"], "")
            }
        serie = "\(trend.category)/\(trend.area?.code ?? "")"
        address = "/trender?\(FormText.written(filter.fields + [("serie", serie)]))#serie-1"
    }
}

/// A series as a picture, with the same weeks as a table.
struct TrendChart: Sendable {
    let number: Int
    let row: TrendRow
    let drawing: Drawing.Shown
    let weeks: [Week]

    struct Week: Sendable {
        let week: String
        let monday: String
        let observed: String
        let expected: String
        let limit: String
        let isAlarmed: Bool
    }

    /// How many weeks are shown, the last ones.
    private static let shownWeeks = 52
    private static let width = 680.0
    private static let height = 260.0

    init(_ trend: Trend, _ row: TrendRow, number: Int, _ words: Words) {
        self.number = number
        self.row = row
        let all = Array(zip(trend.span.weeks, trend.weeks)).suffix(Self.shownWeeks)
        weeks = all.reversed().map { date, week in
            Week(
                week: date.description, monday: date.monday.description,
                observed: week.observed.map(String.init) ?? "–",
                expected: (week.outlook?.expected).map { DecimalText.of($0, decimals: 1, in: words.language) }
                    ?? "–",
                limit: (week.outlook?.limit).map(String.init) ?? "–", isAlarmed: week.isAlarmed)
        }
        drawing = Self.drawing(Array(all), "trend-\(number)", row, words)
    }

    private static func drawing(
        _ weeks: [(date: ISOWeek, week: TrendWeek)], _ id: String, _ row: TrendRow, _ words: Words
    ) -> Drawing.Shown {
        var drawing = Drawing(
            id: id, title: words("trends-chart", ["category": row.category, "area": row.area]),
            description: row.reason, width: width, height: height)
        guard !weeks.isEmpty else { return drawing.shown }
        let (left, right, top, bottom) = (34.0, width - 8, 12.0, height - 58)
        let highest = weeks.map { max($0.week.observed ?? 0, $0.week.outlook?.limit ?? 0) }.max() ?? 0
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].first { $0 * 5 >= highest } ?? 2_000
        let most = Double(max(step, (highest + step - 1) / step * step))
        func up(_ count: Double) -> Double { bottom - count / most * (bottom - top) }
        let wide = (right - left) / Double(weeks.count)
        for count in stride(from: 0, through: Int(most), by: step) {
            let down = up(Double(count))
            drawing.line([Drawing.Point(left, down), Drawing.Point(right, down)], "chart-axis")
            drawing.text("\(count)", Drawing.Point(left - 6, down + 4), "chart-note", anchor: "end")
        }
        for (index, entry) in weeks.enumerated() {
            let start = left + Double(index) * wide
            let top = up(Double(entry.week.observed ?? 0))
            drawing.rectangle(
                Drawing.Point(start + 1, top), width: max(1, wide - 2), height: bottom - top,
                entry.week.isAlarmed ? "chart-bar chart-alarm" : "chart-bar")
            if index % 8 == 0, index < weeks.count - 4 {
                drawing.text(entry.date.description, Drawing.Point(start, bottom + 16), "chart-note")
            }
        }
        func steps(_ height: (TrendWeek.Outlook) -> Double) -> [Drawing.Point] {
            weeks.enumerated().flatMap { index, entry -> [Drawing.Point] in
                guard let outlook = entry.week.outlook else { return [] }
                let start = left + Double(index) * wide
                return [
                    Drawing.Point(start, up(height(outlook))),
                    Drawing.Point(start + wide, up(height(outlook))),
                ]
            }
        }
        drawing.line(steps(\.expected), "chart-expected")
        drawing.line(steps { Double($0.limit) }, "chart-limit")
        let legend = height - 12
        var across = left
        for (look, key) in [
            ("chart-bar", words["trends-observed"]), ("chart-bar chart-alarm", words["trends-alarmed"]),
        ] {
            drawing.rectangle(Drawing.Point(across, legend - 11), width: 8, height: 12, look)
            drawing.text(key, Drawing.Point(across + 14, legend), "chart-note")
            across += 30 + Double(key.count) * 7
        }
        for (look, key) in [
            ("chart-expected", words["trends-expected"]), ("chart-limit", words["trends-limit"]),
        ] {
            drawing.line(
                [Drawing.Point(across, legend - 5), Drawing.Point(across + 22, legend - 5)], look)
            drawing.text(key, Drawing.Point(across + 28, legend), "chart-note")
            across += 46 + Double(key.count) * 7
        }
        return drawing.shown
    }
}
