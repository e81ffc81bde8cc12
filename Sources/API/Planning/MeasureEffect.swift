import Exports
import Geometry
import Hummingbird
package import Planning
package import Prevention
import Projection
package import Reports
package import Web

extension APIService {
    var measureEffect: Route {
        Route(
            .get, "/api/v1/effect", .to(.plan),
            query: [
                .init(
                    "began", .text, "The first day of the measure.", isRequired: true, example: "2026-03-01"),
                .init("done", .text, "Its last day; `began` when absent.", example: "2026-03-14"),
                .init(
                    "treated", .text,
                    "Where it was carried out: `LAYER/CODE`, or `LON,LAT,METRES` for a circle.",
                    isRequired: true, example: "district/holje"),
                .init(
                    "control", .text,
                    "An area like it, where nothing was done; apart from the treated one.", isRequired: true,
                    example: "district/jamshog"),
                .init(
                    "displacement", .text,
                    "Next to the treated area: where the trouble may have moved; needs `displacementControl`.",
                    example: "14.53,56.28,400"),
                .init("displacementControl", .text, "Next to the control area.", example: "14.52,56.24,400"),
                .init(
                    "weeks", .integer(EffectSpans.lengths),
                    "How many weeks are counted before and after; \(EffectQuestion.usualWeeks) when absent.",
                    example: "26"),
                .init(
                    "category", .text, "Codes, separated by commas; all when absent.",
                    example: "lighting,visibility"),
            ],
            summary: Bilingual(swedish: "Åtgärdens effekt", english: "The effect of a measure"),
            notes: """
                Whether reports where a measure was carried out changed otherwise than in a control area like it: \
                reports of some weeks before and after it, a reporter counted once for each spot and day. `verdict` and `words` are \
                what can be said; `low` and `high` are the ends of the 95 % interval, the wider the more unevenly reports come from \
                week to week. `otherMeasures`: those that were under way or done meanwhile in an area that is compared with; `words` \
                says then that the comparison may be wrong. Where the caller sees a part of the reports alone the numbers are of that part, and \
                `words` say it first. The method, and when not to trust it: \
                docs/methods.md.
                """,
            answers: [
                .init(.ok, "The effect.", "application/json", .named("Effect"), example: Examples.effect)
            ]
        ) { call in
            let asked = try await effect(QueryReader(call.query), for: try call.caller(), at: call.now)
            return .json(
                EffectJSON.bytes(
                    of: asked.effect, others: asked.others, ofPart: asked.isWhole ? nil : Self.ofPart))
        }
    }

    /// An effect, and what else was done in what it was compared with.
    package struct AskedEffect: Sendable {
        package let effect: MeasuredEffect
        /// Those that the asker may see.
        package let others: [OtherMeasure]
        /// Whether the asker sees every report of the municipalities that are asked about, but for restricted ones.
        package let isWhole: Bool
    }

    /// The effect of the measure that a query tells of: the one answer that every door gives.
    ///
    /// - Parameter reader: of what `GET /api/v1/effect` takes.
    /// - Throws: a ``Problem``, that of every fault by the name of its parameter.
    package func effect(_ reader: QueryReader, for caller: Caller, at now: Timestamp) async throws
        -> AskedEffect
    {
        var reader = reader
        let began = reader.day("began")
        let done = reader.day("done") ?? began
        let today = SwedishTime(now).date
        let treated = reader.effectPlace("treated", areas(), projector, on: today)
        let control = reader.effectPlace("control", areas(), projector, on: today)
        let moved = reader.effectPlace("displacement", areas(), projector, on: today)
        let movedControl = reader.effectPlace("displacementControl", areas(), projector, on: today)
        let weeks = reader.number("weeks", in: EffectSpans.lengths) ?? EffectQuestion.usualWeeks
        let categories = reader.choices("category", choices(of: caller).categories)
        reader.require("began", "treated", "control")
        for (one, other) in [
            ("displacement", "displacementControl"), ("displacementControl", "displacement"),
        ] where reader.has(one) && !reader.has(other) {
            reader.fault(
                other, "parameter.required", sv: "Anges tillsammans med \(one).",
                en: "Goes together with \(one).")
        }
        if let treated, let control, treated.overlaps(control) {
            let overlap = EffectHindrance.controlOverlaps
            reader.fault(
                "control", overlap.code, sv: overlap.words.swedish, en: overlap.words.english)
        }
        let spans = began.flatMap { began in
            done.flatMap { reader.spans(began: began, done: $0, weeks: weeks, today: today) }
        }
        try reader.finish()
        guard let spans, let treated, let control else { throw Problem.internalFault }
        var displacement: MeasureEffect.Displacement?
        if let moved, let movedControl {
            displacement = MeasureEffect.Displacement(treated: moved.area, control: movedControl.area)
        }
        let question = EffectQuestion(
            spans: spans, treated: treated.area, control: control.area, displacement: displacement,
            categories: categories.isEmpty ? nil : categories)
        let reports = try await countedReports(
            matching: question.filter(
                municipalities: caller.municipalities, includesRestricted: caller.may(.readOriginals),
                sight: caller.sight), inside: nil)
        let found: MeasuredEffect
        do throws(EffectQuestionFault) {
            found = try question.effect(among: reports)
        } catch {
            reader.refuse(error)
            try reader.finish()
            throw Problem.internalFault
        }
        return AskedEffect(
            effect: found,
            others: try await MeasureJudging(store, areas()).others(
                in: [control, movedControl].compactMap(\.self), during: spans, of: caller.municipalities),
            isWhole: caller.sight?.isOfWholes ?? true)
    }
}

extension QueryReader {
    /// `LAYER/CODE`, or `LON,LAT,METRES`.
    fileprivate mutating func effectPlace(
        _ name: String, _ areas: AreaMap, _ projector: Projector, on day: CivilDate
    ) -> EffectPlace? {
        guard let text = text(name), !text.contains("/") else {
            return area(name, areas, on: day).map { EffectPlace.area($0.area) }
        }
        return value(
            name, sv: "Lager/kod, eller longitud,latitud,meter för en cirkel inom Sverige.",
            en: "Layer/code, or longitude,latitude,metres for a circle within Sweden."
        ) { text in
            guard let numbers = Degrees.list(text, count: 3),
                let position = GeographicPosition(longitude: numbers[0], latitude: numbers[1]),
                let centre = try? projector.place(of: position), let radius = Radius(metres: numbers[2])
            else { return nil }
            return .circle(centre: centre, radius: radius)
        }
    }

    fileprivate mutating func spans(
        began: CivilDate, done: CivilDate, weeks: Int, today: CivilDate
    ) -> EffectSpans? {
        do {
            return try EffectSpans(began: began, done: done, weeks: weeks, today: today)
        } catch {
            switch error {
            case .lengthOutOfRange: break  // read in its range
            case .doneBeforeBegun:
                fault(
                    "done", "parameter.value", sv: "En dag efter den första, eller samma.",
                    en: "A day after the first, or the same.")
            case .notYetOver(let passed):
                fault(
                    "weeks", "effect.not-yet-over",
                    sv: passed > 0
                        ? "Bara \(passed) hela veckor har gått sedan åtgärden. Välj högst \(passed) veckor, eller fråga senare."
                        : "Ingen hel vecka har gått sedan åtgärden. Fråga tidigast \(done.adding(days: 8)).",
                    en: passed > 0
                        ? "Only \(passed) whole weeks have passed since the measure. Choose \(passed) weeks at most, or ask later."
                        : "Not one whole week has passed since the measure. Ask on \(done.adding(days: 8)) or later."
                )
            }
            return nil
        }
    }

    fileprivate mutating func refuse(_ error: EffectQuestionFault) {
        switch error {
        case .noReports:
            fault(
                "began", "effect.no-reports", sv: "Det finns inga rapporter för den tiden.",
                en: "There are no reports for that time.")
        case .firstReportLater(let first, let before, let weeks):
            fault(
                "weeks", "effect.first-report-later",
                sv:
                    "Den första rapporten av alla är från \(first), och veckorna före åtgärden börjar \(before.from)."
                    + (weeks > 0 ? " Välj högst \(weeks) veckor." : " Det finns inget att jämföra med."),
                en:
                    "The first report of all is from \(first), and the weeks before the measure begin on \(before.from)."
                    + (weeks > 0 ? " Choose \(weeks) weeks at most." : " There is nothing to compare with."))
        case .tooManyReports:
            fault(
                "category", "effect.too-many-reports", sv: "Fler rapporter än vad som kan räknas.",
                en: "More reports than can be counted.")
        }
    }
}

extension Examples {
    static let effect = #"""
        {"spans":{"before":{"from":"2025-08-31","until":"2026-03-01","weeks":26},"after":{"from":"2026-03-15","until":"2026-09-13","weeks":26}},"counts":{"treated":{"before":130,"after":76},"control":{"before":118,"after":112},"displacement":null},"difference":{"estimate":-48,"low":-88.92,"high":-7.08,"p":0.0216},"rateRatio":{"estimate":0.6159,"low":0.4233,"high":0.8962,"p":0.0113,"corrected":false},"verdict":"fell","words":{"sv":"Rapporterna minskade mer än i jämförelseområdet.","en":"Reports fell more than in the comparison area."},"otherMeasures":[]}
        """#
}
