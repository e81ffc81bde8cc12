import API
import Hummingbird
import Planning
import Reports
import Statistics
import Web

extension PageRoutes {
    /// Whether a measure did what it should: before and after, beside an area where nothing was done.
    var effectPage: Route {
        staffPage(
            "/effekt", .plan, query: EffectForm.parameters(plannedCategories),
            Bilingual(swedish: "Åtgärdens effekt", english: "The effect of a measure")
        ) { call, visit in
            let caller = try call.caller()
            let words = frame.words[visit.language]
            let categories = api.categories(seenBy: caller)
            let question = EffectForm.question(call.query, categories: plannedCategories)
            var page = Page(template: "effect", title: words["effect-title"])
            page.styles = ["planning.css", "drawings.css"]
            page.isWide = true
            if call.query["gjort"] != nil {
                do {
                    let reader = QueryReader(
                        try QueryText(FormText.written(question), known: question.map(\.0)))
                    let effect = try await api.effect(reader, for: caller, at: call.now)
                    page.content["effect"] = EffectFigure(effect, words)
                } catch let problem as Problem {
                    page.faults = try EffectForm.faults(problem, words)
                    page.status = .badRequest
                }
            }
            page.content["form"] = EffectForm(
                call.query, categories: categories, areas: plannedAreas(at: call.now), faults: page.faults,
                words)
            return page
        }
    }
}

/// The form that asks for the effect of a measure.
struct EffectForm: Sendable {
    let began: TextField
    let done: TextField
    let weeks: TextField
    let treated: SelectField
    let circle: TextField
    let control: SelectField
    let controlCircle: TextField
    let moved: SelectField
    let movedControl: SelectField
    let categories: CheckGroup
    /// Whether the areas next door are unfolded.
    let isOpen: Bool

    /// What an address may have.
    static func parameters(_ categories: [Category]) -> [Route.QueryParameter] {
        [
            .init("gjort", .text, "The first day of the measure.", example: "2026-03-01"),
            .init("klart", .text, "Its last day.", example: "2026-03-14"),
            .init("veckor", .text, "How many weeks are counted before and after.", example: "26"),
            .init("atgard", .text, "Where it was carried out.", example: "district/holje"),
            .init("cirkel", .text, "The same as a circle.", example: "14.53,56.28,100"),
            .init("jamfor", .text, "An area like it.", example: "district/jamshog"),
            .init("jamforcirkel", .text, "The same as a circle.", example: "14.52,56.24,100"),
            .init("intill", .text, "Next to where it was carried out.", example: "district/holje"),
            .init("intilljamfor", .text, "Next to the area like it.", example: "district/jamshog"),
        ]
            + Set(categories.map(\.code)).sorted().map {
                .init("kategori-\($0)", .text, "`1` for this category; all when none is.", example: "1")
            }
    }

    /// As `GET /api/v1/effect` takes it; a circle wins over an area chosen beside it.
    static func question(_ query: QueryText, categories: [Category]) -> [(String, String)] {
        func text(_ name: String) -> String { query[name] ?? "" }
        func area(_ circle: String, _ name: String) -> String {
            text(circle).isEmpty ? text(name) : text(circle)
        }
        let codes = Set(categories.map(\.code)).sorted().filter { query["kategori-\($0)"] == "1" }
        return [
            ("began", text("gjort")), ("done", text("klart")), ("weeks", text("veckor")),
            ("treated", area("cirkel", "atgard")), ("control", area("jamforcirkel", "jamfor")),
            ("displacement", text("intill")), ("displacementControl", text("intilljamfor")),
            ("category", codes.map(\.description).joined(separator: ",")),
        ].filter { !$0.1.isEmpty }
    }

    /// What is wrong, by the fields of the form.
    ///
    /// - Throws: the problem, when it is about something else.
    static func faults(_ problem: Problem, _ words: Words) throws(Problem) -> [FormFault] {
        guard problem.kind == .badParameter else { throw problem }
        let fields = [
            "began": "gjort", "done": "klart", "weeks": "veckor", "treated": "atgard", "control": "jamfor",
            "displacement": "intill", "displacementControl": "intilljamfor", "category": "kategori",
            "since": "veckor",
        ]
        return try problem.faults.map { (fault) throws(Problem) in
            guard case .parameter(let name) = fault.location, let field = fields[name] else { throw problem }
            let text: String
            switch (fault.code, name) {
            case ("parameter.required", "began"): text = words["effect-began-fault"]
            case ("parameter.required", "treated"): text = words["effect-treated-fault"]
            case ("parameter.required", "control"): text = words["effect-control-fault"]
            case ("parameter.required", _): text = words["effect-moved-fault"]
            default: text = fault.message.text(in: words.language)
            }
            return FormFault(field: field, text: text)
        }
    }

    init(
        _ query: QueryText, categories: [Category], areas: [MappedArea], faults: [FormFault], _ words: Words
    ) {
        func fault(_ field: String) -> String? { faults.first { $0.field == field }?.text }
        func day(_ id: String, _ label: String, _ hint: String?) -> TextField {
            TextField(
                id: id, label: label, value: query[id] ?? "", hint: hint, fault: fault(id), type: "date",
                isShort: true)
        }
        func choice(_ id: String, _ label: String, _ hint: String?) -> SelectField {
            SelectField(
                id: id, label: label,
                options: [(value: "", label: words["effect-choose"])]
                    + areas.map { (value: "\($0.layer.rawValue)/\($0.code)", label: $0.name) },
                chosen: query[id], hint: hint, fault: fault(id))
        }
        func circle(_ id: String) -> TextField {
            TextField(
                id: id, label: words["effect-circle"], value: query[id] ?? "",
                hint: words["effect-circle-hint"])
        }
        began = day("gjort", words["effect-began"], nil)
        done = day("klart", words["effect-done"], words["effect-done-hint"])
        weeks = TextField(
            id: "veckor", label: words["effect-weeks"],
            value: query["veckor"] ?? "\(EffectQuestion.usualWeeks)", hint: words["effect-weeks-hint"],
            fault: fault("veckor"), type: "number", isShort: true)
        treated = choice("atgard", words["effect-treated"], words["effect-treated-hint"])
        self.circle = circle("cirkel")
        control = choice("jamfor", words["effect-control"], words["effect-control-hint"])
        controlCircle = circle("jamforcirkel")
        moved = choice("intill", words["effect-moved"], nil)
        movedControl = choice("intilljamfor", words["effect-moved-control"], nil)
        var names: [Code<Category>: String] = [:]
        for category in categories { names[category.code] = category.name.text(in: words.language) }
        self.categories = CheckGroup(
            id: "kategori", label: words["places-categories"],
            choices: names.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
                .map { (value: $0.key.description, label: $0.value) },
            chosen: Set(names.keys.filter { query["kategori-\($0)"] == "1" }.map(\.description)),
            hint: words["places-categories-hint"], fault: fault("kategori"))
        isOpen = ["intill", "intilljamfor"].contains { query[$0]?.isEmpty == false || fault($0) != nil }
    }
}

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
        (verdict, look) =
            switch effect.verdict {
            case .fell: (words["effect-fell"], "good")
            case .rose: (words["effect-rose"], "bad")
            case .noClearChange: (words["effect-no-change"], "")
            case .tooFewToSay: (words["effect-too-few"], "warn")
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
