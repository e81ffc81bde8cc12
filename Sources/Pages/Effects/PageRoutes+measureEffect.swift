import API
import Exports
import HTTPTypes
import Hummingbird
import Planning
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The pages of what measures led to.
    var measureEffectRoutes: [Route] {
        [
            measureEffectPage, measureEffectForm, countedNowPage, judgementPage, countedPage, effectsPage,
        ]
    }

    /// What a measure led to: beside which area, by which numbers, and what was said before.
    private var measureEffectPage: Route {
        staffPage(
            "/atgarder/{id}/effekt", .plan, query: MeasureEffectForm.parameters(plannedCategories),
            Bilingual(swedish: "En åtgärds effekt", english: "The effect of one measure")
        ) { call, visit in
            let fields = MeasureEffectForm.fields({ call.query[$0] }, plannedCategories)
            return try await measureEffect(fields, call, visit)
        }
    }

    /// Keeps the judgement that the page shows.
    private var measureEffectForm: Route {
        staffForm(
            "/atgarder/{id}/effekt", .keepMeasures,
            Bilingual(swedish: "Spara en bedömning", english: "Keep a judgement")
        ) { call, visit, form in
            let caller = try call.caller()
            let measure = try call.value { MeasureID($0) }
            guard let id = JudgementID(form["id"] ?? "") else { throw Problem.notFound }
            let fields = MeasureEffectForm.fields({ form[$0] }, plannedCategories)
            do {
                let wish = try api.effectWish(try reader(of: fields), for: caller, at: call.now)
                let kept = try await api.keepJudgement(
                    of: measure, wish, as: id, for: caller, at: call.now)
                return .seeOther("/bedomningar/\(kept.judgement.kept.id)?gjort=sparad")
            } catch let problem as Problem where [.badParameter, .conflict].contains(problem.kind) {
                return .page(try await measureEffect(fields, call, visit, refused: problem))
            } catch is EffectHindrance {
                return .page(try await measureEffect(fields, call, visit))
            }
        }
    }

    /// The reports that a number of the page counts, as they are now.
    private var countedNowPage: Route {
        staffPage(
            "/atgarder/{id}/effekt/rapporter", .plan,
            query: MeasureEffectForm.parameters(plannedCategories) + Self.countedParameters,
            Bilingual(swedish: "Rapporter som räknades", english: "Reports that were counted")
        ) { call, visit in
            let caller = try call.caller()
            let fields = MeasureEffectForm.fields({ call.query[$0] }, plannedCategories)
            let wish = try api.effectWish(try reader(of: fields), for: caller, at: call.now)
            let id = try call.value { MeasureID($0) }
            guard
                let answer = try? await api.effect(of: id, wish, for: caller, at: call.now),
                let judgement = answer.judged.judgement
            else { throw Problem.notFound }
            return try await counted(
                judgement, back: "/atgarder/\(id)/effekt?\(FormText.written(fields))", call, visit)
        }
    }

    static let countedParameters: [Route.QueryParameter] = [
        .init(
            "omrade", .word(JudgementArea.allCases.map(\.rawValue)), "Where they were counted.",
            example: "treated"),
        .init("tid", .word(["fore", "efter"]), "Before the measure, or after it.", example: "fore"),
        .init(
            "fyra", .text,
            "Which of its periods, from 0, or `rest` for the weeks left over; all when absent.", example: "0"),
    ]

    /// The reports that a judgement counted, as the address asks for them.
    func counted(_ judgement: EffectJudgement, back: String, _ call: Call, _ visit: Visit) async throws
        -> Page
    {
        let words = frame.words[visit.language]
        guard let area = JudgementArea.allCases.firstIndex(where: { $0.rawValue == call.query["omrade"] }),
            let time = call.query["tid"]
        else { throw Problem.notFound }
        let isAfter = time == "efter"
        let spans = judgement.effect.spans
        let block = (spans.blocks + spans.leftOver).first {
            $0.isAfter == isAfter && JudgementView.word(for: $0) == call.query["fyra"]
        }
        let asked = judgement.seen.filter {
            $0.area == area && $0.isAfter == isAfter && (block?.weeks.contains($0.week) ?? true)
        }
        let caller = try call.caller()
        let found = try await api.filedReports(asked.map(\.id), for: caller)
        let names = CategoryNames(api.categories(seenBy: caller), in: visit.language)
        var page = Page(template: "counted-reports", title: words["judgement-counted-title"])
        page.styles = ["planning.css"]
        page.content["back"] = back
        page.content["shown"] = countedWords(found.count, of: asked.count, words)
        page.content["reports"] = found.sorted {
            ($0.report.observed, $0.report.id) < ($1.report.observed, $1.report.id)
        }.map { filed in
            KeptHotspotReport(
                address: "/arende/\(filed.case)", name: names.name(of: filed.report.category),
                day: SwedishTime(filed.report.observed).date.description)
        }
        return page
    }

    /// Of others is spoken only where there are some.
    private func countedWords(_ shown: Int, of all: Int, _ words: Words) -> String {
        guard all > 0 else { return words["judgement-counted-none"] }
        guard shown < all else { return words.count(all, "judgement-counted-whole") }
        return words("judgement-counted", ["shown": "\(shown)", "all": "\(all)"])
    }

    private func reader(of fields: [(String, String)]) throws -> QueryReader {
        let question = MeasureEffectForm.question(fields)
        return QueryReader(try QueryText(FormText.written(question), known: question.map(\.0)))
    }

    private func measureEffect(
        _ fields: [(String, String)], _ call: Call, _ visit: Visit, refused: Problem? = nil
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        let id = try call.value { MeasureID($0) }
        let whole = try await api.wholeMeasure(id, for: caller, at: call.now)
        let kept = try await api.judgements(of: id, for: caller)
        var page = Page(
            template: "measure-effect",
            title: words("judgement-title", ["measure": whole.measure.title]))
        page.styles = ["planning.css", "drawings.css", "walks.css"]
        page.isWide = true
        page.content["address"] = "/atgarder/\(id)"
        page.content["measure"] = whole.measure.title
        page.content["kept"] = kept.compactMap { JudgementRow($0, words) }
        page.content["hasKept"] = !kept.isEmpty
        var (faults, proposals): ([FormFault], [(value: String, label: String)]) = ([], [])
        do {
            let wish = try api.effectWish(try reader(of: fields), for: caller, at: call.now)
            let answer = try await api.effect(of: id, wish, for: caller, at: call.now)
            page.content["part"] = answer.isWhole ? nil : words["judgement-part"]
            let shown = try answer.judged.proposals.enumerated().map { number, proposal in
                try ShownProposal(proposal, number: number + 1, of: id, fields, api.projector, words)
            }
            proposals = shown.map { (value: $0.reference, label: $0.name) }
            page.content["proposals"] = shown
            page.content["hasProposals"] = !shown.isEmpty
            if let judgement = answer.judged.judgement {
                page.content["judgement"] = JudgementView(
                    judgement, control: answer.judged.control?.name, why: answer.judged.why, words
                ) { "/atgarder/\(id)/effekt/rapporter?\(FormText.written(fields + $0))" }
                if caller.may(.keepMeasures), answer.isWhole {
                    page.content["newId"] = (newID(at: call.now) as JudgementID).description
                }
                page.content["others"] = answer.judged.others.map { KeptHotspotReport($0, visit.language) }
                page.content["hasOthers"] = !answer.judged.others.isEmpty
            } else {
                page.content["hindrance"] = answer.judged.why.text(in: visit.language)
            }
        } catch let problem as Problem {
            faults = try MeasureEffectForm.faults(problem, words)
            page.status = .badRequest
        } catch let hindrance as EffectHindrance {
            if case .ofPart = hindrance { page.content["part"] = words["judgement-part"] }
            page.content["hindrance"] = hindrance.ofReports.words.text(in: visit.language)
        }
        if let refused, refused.kind == .conflict {
            faults.append(FormFault(field: "main", text: refused.detail.text(in: visit.language)))
            page.status = .conflict
        }
        page.faults = faults
        page.content["carried"] = fields.map { CarriedValue(name: $0.0, value: $0.1) }
        page.content["form"] = form(whole.measure, fields, proposals, faults, call, visit)
        return page
    }

    private func form(
        _ measure: Measure, _ fields: [(String, String)], _ proposals: [(value: String, label: String)],
        _ faults: [FormFault], _ call: Call, _ visit: Visit
    ) -> MeasureEffectForm {
        let isLine = measure.place?.kind == .line
        return MeasureEffectForm(
            fields, CategoryTicks(fields, among: plannedCategories),
            names: CategoryNames(plannedCategories, in: visit.language), proposals: proposals,
            areas: api.districts(at: call.now), isArea: measure.place?.kind == .area,
            usualReach: Int(isLine ? EffectPlace.usualCorridor : EffectPlace.usualReach), faults: faults,
            frame.words[visit.language])
    }
}

extension KeptHotspotReport {
    /// Another measure, where it is compared with.
    init(_ other: OtherMeasure, _ language: Language) {
        self.init(
            address: "/atgarder/\(other.measure.id)", name: other.measure.title,
            day: other.when.text(in: language))
    }
}
