import Geometry
import Hummingbird
package import JSON
package import Reports
package import Triage
package import Web

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
                "What every rule of the municipality makes of the case now, condition by condition, and who answers for it by that. Holds no words of the reports. Whoever may not see the case's restricted reports is told what the rules make of the others (`withheldReports` says how many are left out), and who answers for it as it stands.",
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
        let withheld = withheldCount(of: found, from: caller)
        guard
            let explanation = try await explanation(
                of: found, withholding: withheld, at: call.now)
        else { throw Problem.notFound }
        return .json(
            JSONWriter.object {
                explanation.write(of: found, withholding: withheld, to: &$0, in: call.language)
            },
            headers: [.contentLanguage: call.language.rawValue])
    }

    /// What every rule makes of a case that the caller may see, by the reports that the caller may see; nil where its municipality is not
    /// served, and where it sees none of the reports.
    package func explanation(of found: Case, for caller: Caller, at now: Timestamp) async throws
        -> RoutingExplanation?
    {
        let withheld = withheldCount(of: found, from: caller)
        guard withheld == 0 || withheld < found.reportCount else { return nil }
        return try await explanation(of: found, withholding: withheld, at: now)
    }

    private func withheldCount(of found: Case, from caller: Caller) -> Int {
        found.withheldCount(withRestricted: caller.seesRestricted(of: found, areas: areas()))
    }

    private func explanation(of found: Case, withholding withheld: Int, at now: Timestamp) async throws
        -> RoutingExplanation?
    {
        guard
            let served = store.jurisdictionsNow.first(where: {
                $0.profile.municipality == found.municipality
            })
        else { return nil }
        let areas = areas()
        let facts = try await store.reports(of: found.id)
            .filter { withheld == 0 || !$0.report.isRestricted }
            .map { RoutingFacts($0.report, areas: areas) }
        return served.rules.explain(
            facts, counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
            opened: found.opened, at: now, profile: served.profile)
    }
}

extension RoutingExplanation {
    /// What a rule makes of restricted reports tells of their words, the place and the time.
    ///
    /// - Parameter withheld: How many of the case's reports the reader may not see.
    package func write(
        of found: Case, withholding withheld: Int = 0, to object: inout JSONObject, in language: Language
    ) {
        let outcomes = withheld == 0 || withheld < found.reportCount ? rules : []
        let units = withheld == 0 ? assignments : found.units
        object.member("case", found.id)
        object.member("withheldReports", withheld)
        object.member(
            "isFallback",
            withheld == 0 ? isFallback : units.contains { $0.rule == RuleSet.fallbackName })
        object.array("units") { array in
            for unit in units { array.object { unit.write(to: &$0, in: language) } }
        }
        object.array("rules") { array in
            for outcome in outcomes {
                array.object { rule in
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
        {"case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","withheldReports":0,"isFallback":false,"units":[{"id":"gata-park","name":"Gata och park","rule":"belysning","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}],"rules":[{"rule":"belysning","matched":true,"units":["gata-park"],"conditions":[{"key":"category","holds":true,"sentence":"Regeln gäller belysning; ärendet gäller belysning."}]}]}
        """#
}
