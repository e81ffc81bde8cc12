import Planning
import Reports
import Statistics

/// A watched series: reports, what was expected, the limit of a single week, and the alarm.
struct TrendPicture {
    private let course: TrendCourse
    private let alarm: TrendAlarm

    init?() {
        var chance = Chance(seed: 3)
        let counts = (0..<84).map { chance.poisson($0 < 72 ? 4 : 7.5) }
        course = TrendWatch().course(of: counts)
        guard let alarm = course.alarms.first, course.alarms.count == 1 else { return nil }
        self.alarm = alarm
    }

    private let across = Scale((0, 84), at: (44, 700))
    private let up = Scale((0, 15), at: (300, 60))

    private var reason: String {
        func label(_ week: Int) -> Bilingual {
            Bilingual(swedish: "vecka \(week + 1)", english: "week \(week + 1)")
        }
        return alarm.reason(since: label(alarm.since), through: label(alarm.through)).english
    }

    var svg: SVG {
        var svg = SVG(
            height: 372, title: "An early trend: expected, limit and alarm",
            description:
                "Reports week by week for \(course.weeks.count) weeks. After \(TrendWatch.fewestWeeks) weeks "
                + "there is an expected number, and a limit for single weeks. The alarm is raised in week "
                + "\(alarm.raised + 1). \(reason)")
        drawAxes(in: &svg)
        drawReports(in: &svg)
        drawOutlook(in: &svg)
        drawAlarm(in: &svg)
        drawLegend(in: &svg)
        return svg
    }

    private func drawAxes(in svg: inout SVG) {
        for count in [0, 5, 10, 15] {
            svg.line(from: Point(44, up(Double(count))), to: Point(700, up(Double(count))), .axis)
            svg.text("\(count)", at: Point(38, up(Double(count)) + 4), anchor: .end, .note)
        }
        for week in [1, 20, 40, 60, 80] {
            svg.text("week \(week)", at: Point(across(Double(week) - 0.5), 318), anchor: .middle, .note)
        }
        svg.text("Reports each week", at: Point(20, 24), .heading)
    }

    private func drawReports(in svg: inout SVG) {
        for isAlarmed in [false, true] {
            let look = isAlarmed ? Look(fill: .red) : Look(fill: .white, stroke: .grey, width: 1)
            svg.group(look) { svg in
                for (week, seen) in course.weeks.enumerated() where seen.isAlarmed == isAlarmed {
                    let top = up(Double(seen.observed ?? 0))
                    svg.rectangle(
                        from: Point(across(Double(week)) + 1.3, top), width: 4.9, height: 300 - top)
                }
            }
        }
    }

    private func drawOutlook(in svg: inout SVG) {
        let known = course.weeks.enumerated().compactMap { week, seen in seen.outlook.map { (week, $0) } }
        func steps(_ height: (TrendWeek.Outlook) -> Double) -> [Point] {
            known.flatMap { week, outlook in
                [
                    Point(across(Double(week)), up(height(outlook))),
                    Point(across(Double(week) + 1), up(height(outlook))),
                ]
            }
        }
        svg.path(steps(\.expected), Look(fill: Ink.none, stroke: .black, width: 2))
        svg.path(steps { Double($0.limit) }, Look(fill: Ink.none, stroke: .blue, width: 1.5, dashes: "5 3"))
        let first = across(Double(known.first?.0 ?? 0))
        svg.line(from: Point(first, 60), to: Point(first, 300), Look(stroke: .grey, width: 1, dashes: "2 3"))
        svg.text("\(TrendWatch.fewestWeeks) weeks to learn from", at: Point(50, 76), .note)
    }

    private func drawAlarm(in svg: inout SVG) {
        let raised = across(Double(alarm.raised) + 0.5)
        svg.line(from: Point(raised, 32), to: Point(raised, 60), .leader)
        svg.path(
            [Point(raised - 5, 60), Point(raised + 5, 60), Point(raised, 69)], isClosed: true,
            Look(fill: .red))
        svg.text(
            "Alarm raised in week \(alarm.raised + 1)", at: Point(raised - 8, 30), anchor: .end, .heading)
        // The picture has no room for the second sentence.
        let counts = reason.prefix { $0 != "." } + "."
        svg.text(String(counts), at: Point(raised - 8, 48), anchor: .end, .note)
    }

    private func drawLegend(in svg: inout SVG) {
        let line = 352.0
        svg.line(from: Point(44, line - 4), to: Point(64, line - 4), Look(stroke: .black, width: 2))
        svg.text("expected", at: Point(72, line), .label)
        let dashed = Look(stroke: .blue, width: 1.5, dashes: "5 3")
        svg.line(from: Point(148, line - 4), to: Point(168, line - 4), dashed)
        svg.text("remarkable in a single week", at: Point(176, line), .label)
        let open = Look(fill: .white, stroke: .grey, width: 1)
        svg.rectangle(from: Point(400, line - 11), width: 6, height: 12, open)
        svg.text("reports", at: Point(412, line), .label)
        svg.rectangle(from: Point(486, line - 11), width: 6, height: 12, Look(fill: .red))
        svg.text("while the alarm stands", at: Point(498, line), .label)
    }
}
