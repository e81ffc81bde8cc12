import Geometry
import Hummingbird
import JSON
package import Reports
package import Triage
import Web

extension APIService {
    var explainRouting: Route {
        Route(
            .get, "/api/v1/routing/explain", .to(.readCases),
            query: [
                .init(
                    "case", .uuid, "The id of a case.", isRequired: true,
                    example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f")
            ],
            headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Förklara fördelningen", english: "Explain the routing"),
            notes:
                "What every rule of the municipality makes of the case now, condition by condition, and who answers for it by that. Holds no words of the reports.",
            answers: [
                .init(
                    .ok, "The explanation.", "application/json", .named("RoutingExplanation"),
                    example: Examples.explanation)
            ],
            problems: [.notFound]
        ) { try await explain($0) }
    }

    private func explain(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let id = reader.value("case", sv: "Id för ett ärende.", en: "The id of a case.") { Case.ID($0) }
        reader.require("case")
        try reader.finish()
        guard let id else { throw Problem.notFound }
        let found = try await foundCase(id, for: caller)
        guard let explanation = try await explanation(of: found, reportsOf: id, at: call.now) else {
            throw Problem.notFound
        }
        return .json(
            JSONWriter.object { $0.write(explanation, of: found, in: call.language) },
            headers: [.contentLanguage: call.language.rawValue])
    }

    /// What every rule makes of a case that the caller may see; nil where its municipality is not served.
    package func explanation(of found: Case, at now: Timestamp) async throws -> RoutingExplanation? {
        try await explanation(of: found, reportsOf: found.id, at: now)
    }

    private func explanation(of found: Case, reportsOf id: Case.ID, at now: Timestamp) async throws
        -> RoutingExplanation?
    {
        guard let served = served[found.municipality] else { return nil }
        let areas = areas()
        let facts = try await store.reports(of: id).map { RoutingFacts($0.report, areas: areas) }
        return served.rules.explain(
            facts, counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
            opened: found.opened, at: now, profile: served.profile)
    }
}

extension JSONObject {
    fileprivate mutating func write(_ explanation: RoutingExplanation, of found: Case, in language: Language)
    {
        member("case", found.id)
        member("isFallback", explanation.isFallback)
        array("units") { units in
            for unit in explanation.assignments { units.object { unit.write(to: &$0, in: language) } }
        }
        array("rules") { rules in
            for outcome in explanation.rules {
                rules.object { rule in
                    rule.member("rule", outcome.rule)
                    rule.member("matched", outcome.matched)
                    rule.member("units", outcome.units)
                    rule.array("conditions") { conditions in
                        for condition in outcome.conditions {
                            conditions.object {
                                $0.member("key", condition.key)
                                $0.member("holds", condition.holds)
                                $0.member("sentence", condition.sentence.text(in: language))
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Examples {
    static let explanation = #"""
        {"case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","isFallback":false,"units":[{"id":"gata-park","name":"Gata och park","rule":"belysning","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}],"rules":[{"rule":"belysning","matched":true,"units":["gata-park"],"conditions":[{"key":"category","holds":true,"sentence":"Regeln gäller belysning; ärendet gäller belysning."}]}]}
        """#
}
