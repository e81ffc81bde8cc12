import API
import Exports
import Hummingbird
import Planning
import Prevention
import Projection
import Reports
import Statistics
import Web

extension PageRoutes {
    /// What was said of a measure on a day, and whether it comes out the same.
    var judgementPage: Route {
        staffPage(
            "/bedomningar/{id}", .plan,
            query: [.init("gjort", .word(["sparad"]), "What was just done.", example: "sparad")],
            Bilingual(swedish: "En sparad bedömning", english: "A kept judgement")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let whole = try await api.judgement(try call.value { JudgementID($0) }, for: caller)
            let measure = try await api.wholeMeasure(whole.kept.measure, for: caller, at: call.now).measure
            var page = Page(
                template: "judgement", title: words("judgement-title", ["measure": measure.title]))
            page.styles = ["planning.css", "drawings.css"]
            page.isWide = true
            page.content["address"] = "/atgarder/\(measure.id)"
            page.content["measure"] = measure.title
            page.content["said"] = call.query["gjort"] == nil ? nil : words["judgement-kept"]
            page.content["facts"] = [
                Definition(
                    words["judgement-made"],
                    ["\(SwedishTime(whole.kept.judged).description), \(whole.kept.by.name)"]),
                Definition(words["judgement-digest"], [whole.kept.digestText]),
            ]
            page.content["again"] = whole.again.words.text(in: visit.language)
            page.content["isSame"] = whole.again.isSame
            page.content["judgement"] = JudgementView(
                whole.judgement, control: whole.kept.controlName, why: whole.kept.why, words
            ) { "/bedomningar/\(whole.kept.id)/rapporter?\(FormText.written($0))" }
            return page
        }
    }

    /// The reports that a kept judgement counted.
    var countedPage: Route {
        staffPage(
            "/bedomningar/{id}/rapporter", .plan, query: Self.countedParameters,
            Bilingual(swedish: "Rapporter som räknades", english: "Reports that were counted")
        ) { call, visit in
            let kept = try await api.keptJudgement(
                try call.value { JudgementID($0) }, for: try call.caller())
            guard let judgement = kept.judgement else { throw Problem.internalFault }
            return try await counted(judgement, back: "/bedomningar/\(kept.id)", call, visit)
        }
    }

    /// The measures that were done in a year, judged together.
    var effectsPage: Route {
        staffPage(
            "/atgarder/effekter", .plan,
            query: [.init("ar", .text, "In which they were done; this year when absent.", example: "2026")],
            Bilingual(swedish: "Ett års åtgärder tillsammans", english: "The measures of a year together")
        ) { call, visit in
            let words = frame.words[visit.language]
            let text = (call.query["ar"] ?? "").trimmingSpaces
            let asked = Int(text).flatMap { MeasureQuery.years.contains($0) ? $0 : nil }
            let year = asked ?? SwedishTime(call.now).date.year
            let years = [
                "first": "\(MeasureQuery.years.lowerBound)", "last": "\(MeasureQuery.years.upperBound)",
            ]
            let faults =
                asked == nil && !text.isEmpty
                ? [FormFault(field: "ar", text: words("judgement-year-fault", years))] : []
            let found = try await api.effects(ofYear: year, for: try call.caller())
            var page = Page(
                template: "effects", title: words("judgement-year-title", ["year": "\(year)"]))
            page.styles = ["planning.css"]
            page.isWide = true
            page.refuse(faults)
            page.content["rows"] = found.rows.map { EffectRow($0, words) }
            page.content["isEmpty"] = found.rows.isEmpty
            page.content["unjudged"] = found.unjudged.map {
                KeptHotspotReport(
                    address: "/atgarder/\($0.id)/effekt", name: $0.title,
                    day: $0.days.done?.description ?? "–")
            }
            page.content["hasUnjudged"] = !found.unjudged.isEmpty
            page.content["placeless"] =
                found.placeless.isEmpty
                ? nil : words.count(found.placeless.count, "judgement-placeless")
            page.content["year"] = TextField(
                id: "ar", label: words["measures-year"], value: faults.isEmpty ? "\(year)" : text,
                fault: faults.text(at: "ar"), type: "number", isShort: true)
            return page
        }
    }
}

/// A kept judgement in a list.
struct JudgementRow: Sendable {
    let address: String
    let when: String
    let by: String
    let verdict: String
    let difference: String

    /// Nil for what no version of Lykta has kept.
    init?(_ kept: KeptJudgement, _ words: Words) {
        guard let effect = kept.judgement?.effect else { return nil }
        address = "/bedomningar/\(kept.id)"
        when = SwedishTime(kept.judged).description
        by = kept.by.name
        verdict = words.verdict(effect.verdict)
        difference = DecimalText.signed(effect.difference.value, in: words.language)
    }
}

/// A measure in the table of a year.
struct EffectRow: Sendable {
    let address: String
    let title: String
    let day: String
    let verdict: String
    /// Why it is another than its own; nil when it is not.
    let reason: String?
    let difference: String
    let interval: String
    let adjusted: String
    let judgement: String
    let judged: String

    init(_ row: JudgedYear.Row, _ words: Words) {
        let (language, effect) = (words.language, row.table.effect)
        address = "/atgarder/\(row.measure.id)/effekt"
        title = row.measure.title
        day = row.measure.days.done?.description ?? "–"
        verdict = words.verdict(row.table.verdict)
        reason = row.table.reason?.text(in: language)
        difference = DecimalText.signed(effect.difference.value, in: language)
        interval = [effect.difference.interval.lowerBound, effect.difference.interval.upperBound]
            .map { DecimalText.signed($0, in: language) }.joined(separator: " … ")
        adjusted = DecimalText.of(max(row.table.adjusted, 0.001), decimals: 3, in: language)
        judgement = "/bedomningar/\(row.kept.id)"
        judged = row.kept.day.description
    }
}

/// An area that is proposed, with a link that takes it.
struct ShownProposal: Sendable {
    let reference: String
    let name: String
    let reason: String
    /// The same page, compared with it.
    let address: String

    init(
        _ proposal: ControlProposal, number: Int, of measure: MeasureID, _ fields: [(String, String)],
        _ projector: Projector, _ words: Words
    ) throws {
        reference = try proposal.reference(projector)
        name = proposal.name ?? words("judgement-circle", ["number": "\(number)"])
        reason = proposal.reason.text(in: words.language)
        let others = fields.filter { !$0.0.hasPrefix("jamfor") }
        address = "/atgarder/\(measure)/effekt?\(FormText.written(others + [("jamfor", reference)]))"
    }
}

extension Words {
    func verdict(_ verdict: EffectVerdict) -> String {
        switch verdict {
        case .fell: self["effect-fell"]
        case .rose: self["effect-rose"]
        case .noClearChange: self["effect-no-change"]
        case .tooFewToSay: self["effect-too-few"]
        }
    }
}
