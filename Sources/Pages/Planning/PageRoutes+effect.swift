import API
import Hummingbird
import Prevention
import Reports
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
            let ticks = CategoryTicks(call.query, among: plannedCategories)
            let question = EffectForm.question(call.query, ticks)
            var page = Page(template: "effect", title: words["effect-title"])
            page.styles = ["planning.css", "drawings.css"]
            page.isWide = true
            if call.query["gjort"] != nil {
                do {
                    let reader = QueryReader(
                        try QueryText(FormText.written(question), known: question.map(\.0)))
                    let asked = try await api.effect(reader, for: caller, at: call.now)
                    page.content["effect"] = EffectFigure(asked.effect, words)
                    page.content["part"] = asked.isWhole ? nil : words["effect-part"]
                    page.content["others"] = asked.others.map { KeptHotspotReport($0, visit.language) }
                    page.content["hasOthers"] = !asked.others.isEmpty
                } catch let problem as Problem {
                    page.faults = try EffectForm.faults(problem, words)
                    page.status = .badRequest
                }
            }
            page.content["form"] = EffectForm(
                call.query, ticks, names: CategoryNames(api.categories(seenBy: caller), in: visit.language),
                areas: api.districts(at: call.now), faults: page.faults, words)
            return page
        }
    }
}
