import Planning
import Reports
import Statistics

/// Before and after a measure, beside a comparison area, and what can be said: one row for each verdict.
struct EffectPicture {
    private struct Row {
        let treated: BeforeAfter
        let control: BeforeAfter
        let difference: DisplacementDifference
    }

    private let rows: [Row]

    init?() {
        let counts = [(130, 76, 118, 112), (96, 84, 104, 99), (60, 118, 64, 70), (14, 8, 13, 12)]
        rows = counts.compactMap { counts in
            guard let treated = BeforeAfter(before: counts.0, after: counts.1),
                let control = BeforeAfter(before: counts.2, after: counts.3)
            else { return nil }
            return Row(
                treated: treated, control: control,
                difference: DisplacementDifference(treated: treated, control: control))
        }
        guard rows.count == counts.count else { return nil }
    }

    private let along = Scale((-100, 100), at: (210, 480))

    var svg: SVG {
        var svg = SVG(
            height: 452, title: "Did the measure work? Four cases",
            description: rows.map { row in
                "Treated area \(row.treated.before) before and \(row.treated.after) after, comparison area "
                    + "\(row.control.before) and \(row.control.after): \(Self.name(row.difference.verdict())). "
                    + row.difference.words().english
            }.joined(separator: " "))
        svg.text("Before and after", at: Point(20, 24), .heading)
        svg.text("Difference in reports, 95 % interval", at: Point(210, 24), .heading)
        svg.text("What can be said", at: Point(520, 24), .heading)
        for number in [-100, -50, 0, 50, 100] {
            let place = along(Double(number))
            svg.line(
                from: Point(place, 40), to: Point(place, 400),
                number == 0 ? Look(stroke: .black, width: 1.5) : .axis)
            let sign = number > 0 ? "+" : number < 0 ? "−" : ""
            svg.text(sign + "\(abs(number))", at: Point(place, 416), anchor: .middle, .note)
        }
        svg.text("before", at: Point(56, 416), anchor: .middle, .note)
        svg.text("after", at: Point(136, 416), anchor: .middle, .note)
        for (number, row) in rows.enumerated() { draw(row, top: 44 + 90 * Double(number), in: &svg) }
        drawLegend(in: &svg)
        return svg
    }

    private func draw(_ row: Row, top: Double, in svg: inout SVG) {
        drawSlopes(row, top: top, in: &svg)
        let middle = top + 42
        let interval = row.difference.interval()
        let verdict = row.difference.verdict()
        let isClear = verdict == .fell || verdict == .rose
        let look = Look(stroke: isClear ? .red : .grey, width: 2.5)
        let (low, high) = (along(interval.lowerBound), along(interval.upperBound))
        svg.line(from: Point(low, middle), to: Point(high, middle), look)
        svg.line(from: Point(low, middle - 6), to: Point(low, middle + 6), look)
        svg.line(from: Point(high, middle - 6), to: Point(high, middle + 6), look)
        svg.circle(
            at: Point(along(row.difference.estimate), middle), radius: 5,
            isClear ? Look(fill: .red) : Look(fill: .white, stroke: .grey, width: 2))
        svg.text(Self.name(verdict), at: Point(520, middle - 8), .heading)
        svg.text(Self.figures(row), at: Point(520, middle + 10), .label)
        let ratio = RateRatio(treated: row.treated, control: row.control)
        let range = ratio.interval()
        svg.text(
            "rate ratio \(Self.hundredths(ratio.ratio)) "
                + "(\(Self.hundredths(range.lowerBound))–\(Self.hundredths(range.upperBound)))",
            at: Point(520, middle + 27), .note)
    }

    private func drawSlopes(_ row: Row, top: Double, in svg: inout SVG) {
        let up = Scale((0, 140), at: (top + 82, top + 2))
        svg.line(from: Point(56, top + 82), to: Point(136, top + 82), .axis)
        for (pair, look) in [
            (row.control, Look(stroke: .grey, width: 1.5, dashes: "4 3")),
            (row.treated, Look(stroke: .blue, width: 3)),
        ] {
            svg.line(
                from: Point(56, up(Double(pair.before))), to: Point(136, up(Double(pair.after))), look)
        }
        for (place, anchor, treated, control) in [
            (50.0, SVG.Anchor.end, row.treated.before, row.control.before),
            (142, .start, row.treated.after, row.control.after),
        ] {
            // Kept a line apart.
            let (own, other) = (up(Double(treated)), up(Double(control)))
            let push = max(0, 14 - abs(own - other)) / 2 * (own <= other ? -1 : 1)
            svg.text(
                "\(treated)", at: Point(place, own + push + 4), anchor: anchor,
                Look(fill: .blue, isBold: true))
            svg.text("\(control)", at: Point(place, other - push + 4), anchor: anchor, Look(fill: .grey))
        }
    }

    private func drawLegend(in svg: inout SVG) {
        let line = 440.0
        svg.line(from: Point(20, line - 4), to: Point(40, line - 4), Look(stroke: .blue, width: 3))
        svg.text("with the measure", at: Point(48, line), .label)
        svg.line(
            from: Point(176, line - 4), to: Point(196, line - 4),
            Look(stroke: .grey, width: 1.5, dashes: "4 3"))
        svg.text("comparison area", at: Point(204, line), .label)
    }

    private static func name(_ verdict: EffectVerdict) -> String {
        switch verdict {
        case .fell: "Fell"
        case .noClearChange: "No clear change"
        case .rose: "Rose"
        case .tooFewToSay: "Too few to say"
        }
    }

    private static func figures(_ row: Row) -> String {
        let interval = row.difference.interval()
        return "\(signed(row.difference.estimate)), between \(signed(interval.lowerBound)) and "
            + signed(interval.upperBound)
    }

    private static func signed(_ number: Double) -> String {
        let whole = Int(number.rounded())
        return (whole > 0 ? "+" : whole < 0 ? "−" : "") + "\(abs(whole))"
    }

    private static func hundredths(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
