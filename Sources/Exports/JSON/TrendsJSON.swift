import JSON
package import Planning
import Reports
import Statistics

/// Trends as `/api/v1/trends` answers.
package struct TrendsJSON: Sendable {
    package let mediaType = "application/json"
    private let hasWeeks: Bool

    /// - Parameter hasWeeks: whether every series has its weeks, for a page that draws them.
    package init(hasWeeks: Bool = false) { self.hasWeeks = hasWeeks }

    /// `until` of the weeks is the Monday after the last; `since` of an alarm is a Monday too,
    /// and `through` the Sunday of its last week.
    package func bytes(of trends: Trends) -> [UInt8] {
        JSONWriter.object {
            $0.object("weeks") {
                $0.member("from", trends.weeks.from)
                $0.member("until", trends.weeks.until)
            }
            $0.member("falseAlarmsPerMonth", trends.falseAlarmsPerMonth)
            if let total = trends.total {
                $0.object("total") { write(total, to: &$0) }
            } else {
                $0.null("total")
            }
            $0.array("series") { series in
                for trend in trends.series { series.object { write(trend, to: &$0) } }
            }
            $0.object("unlisted") {
                $0.member("tooEarly", trends.unlisted.tooEarly)
                $0.member("tooFewReports", trends.unlisted.tooFewReports)
                $0.member("calm", trends.unlisted.calm)
            }
        }
    }

    private func write(_ trend: Trend, to series: inout JSONObject) {
        series.member("category", trend.category)
        if let area = trend.area {
            series.object("area") {
                $0.member("layer", area.layer)
                $0.member("code", area.code)
                $0.member("name", area.name)
            }
        } else {
            series.null("area")
        }
        write(trend.verdict, trend.reason, of: trend.span, trend.weeks, to: &series)
    }

    private func write(_ total: TotalTrend, to object: inout JSONObject) {
        write(total.verdict, total.reason, of: total.span, total.weeks, to: &object)
    }

    private func write(
        _ verdict: TrendVerdict, _ reason: Bilingual, of span: WeekSpan, _ weeks: [TrendWeek],
        to object: inout JSONObject
    ) {
        switch verdict {
        case .tooEarly:
            object.member("verdict", "tooEarly")
            object.null("alarm")
        case .tooFewReports:
            object.member("verdict", "tooFewReports")
            object.null("alarm")
        case .calm:
            object.member("verdict", "calm")
            object.null("alarm")
        case .rising(let rise):
            object.member("verdict", "rising")
            object.object("alarm") { write(rise, of: span, to: &$0) }
        }
        object.member("reason", reason)
        guard hasWeeks else { return }
        object.array("weeks") { written in
            for (date, week) in zip(span.weeks, weeks) {
                written.object { write(week, from: date.monday, to: &$0) }
            }
        }
    }

    private func write(_ rise: TrendAlarm, of span: WeekSpan, to alarm: inout JSONObject) {
        alarm.member("since", span.week(at: rise.since).monday)
        alarm.member("through", span.week(at: rise.through).sunday)
        alarm.member("observed", rise.observed)
        alarm.member("expected", rise.expected, decimals: 3)
        alarm.member("ratio", rise.ratio, decimals: 2)
        alarm.member("weeksBetween", rise.weeksBetween, decimals: 0)
    }

    private func write(_ week: TrendWeek, from monday: CivilDate, to object: inout JSONObject) {
        object.member("monday", monday)
        object.member("observed", week.observed)
        object.member("expected", week.outlook?.expected, decimals: 3)
        object.member("limit", week.outlook?.limit)
        object.member("alarmed", week.isAlarmed)
    }
}
