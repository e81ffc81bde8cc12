import Exports
import HTTPTypes
import Hummingbird
package import JSON
import Prevention
import Reports
package import Web

extension APIService {
    /// The routes of action plans.
    var planRoutes: [Route] {
        [
            listPlans, keepPlan, readPlan, editPlan, addPlanNumber, addPlanFollowUp, withdrawFollowUp,
        ]
    }

    private static let onePlan: [Route.Answer] = [
        .init(
            .ok, "The plan as it is now.", "application/json", .named("WholePlan"),
            example: Examples.wholePlan, headers: ["ETag"])
    ]
    private static let planProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]
    private static let changeProblems: [ProblemKind] =
        planProblems + [.conflict, .versionMissing, .changedMeanwhile]

    private var listPlans: Route {
        Route(
            .get, "/api/v1/plans", .to(.plan),
            summary: Bilingual(swedish: "Åtgärdsplaner", english: "Action plans"),
            notes:
                "The one that ends last first, without the series of their indicators. One that was withdrawn says why in `withdrawn`.",
            answers: [
                .init(.ok, "The plans.", "application/json", .named("Plans"), example: Examples.plans)
            ]
        ) { call in
            let found = try await plans(for: try call.caller())
            return .json(JSONWriter.object { $0.plans(found) })
        }
    }

    private var keepPlan: Route {
        Route(
            .put, "/api/v1/plans/{id}", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("NewPlan"), example: Examples.newPlan),
            summary: Bilingual(swedish: "Lägg upp en åtgärdsplan", english: "Keep an action plan"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the plan that is kept already, as it is now; with other \
                content, or when another plan has the id, wherever, 409. `from` is of 2000 or later and five years ahead at most, and `decidedOn` of 2000 or later. `decidedBy`: a body, and one that seems to tell of a person is refused. Each area has a \
                `problem`, a `goal`, `indicators` and `measures` of the municipality. An indicator is known by its `code`, once in the plan; its \
                `kind`: `open-cases` and `hotspots` of a `category`, `watch-areas`, `survey` of a `question`, or `stated`: typed in, counted in `unit`. One with `decidedOn` is kept by nobody who sees a part of the municipality alone: 409.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholePlan"), example: Examples.wholePlan,
                    headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholePlan"),
                    example: Examples.wholePlan, headers: ["ETag", "Location"]),
            ], problems: Self.planProblems + [.conflict]
        ) { call in
            let kept = try await keepPlan(
                try call.json(), as: try call.value { PlanID($0) }, for: try call.caller(), at: call.now)
            return response(kept.plan, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readPlan: Route {
        Route(
            .get, "/api/v1/plans/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en åtgärdsplan", english: "Read an action plan"),
            notes: """
                With everything that happened to it. `series`: what each indicator said on the first day of the plan, at the end of each quarter and today, or \
                on the last day; null where it was not known, and `of` what it is taken from where that is another day or year. `open-cases`: of the category's group, without \
                restricted reports. `hotspots`: kept of the category in the year through the day, \
                null while none was ever kept of it; one that was kept of all categories counts for none. `survey`: with its 95 % interval. `ETag` is the version to change it by.
                """,
            answers: Self.onePlan
        ) { call in
            let whole = try await wholePlan(
                try call.value { PlanID($0) }, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var editPlan: Route {
        Route(
            .patch, "/api/v1/plans/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("PlanEdit"), example: Examples.planEdit),
            summary: Bilingual(swedish: "Ändra en åtgärdsplan", english: "Change an action plan"),
            notes: """
                At least one member; all of them or none. `decidedOn` is taken away by an empty text. `areas` takes the place of all that were there; numbers that were \
                typed in stay with the code of their indicator. `withdrawn`: why it was entered by mistake, while no follow-up of it stands; then it is no evidence for a duty, \
                stands in no yearly report, and changes no more; a reason that seems to hold personal data is refused. Who sees a part of the municipality alone changes no `decidedOn` and withdraws none: 409. What it was stays in the history.
                """,
            answers: Self.onePlan, problems: Self.changeProblems
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changePlan(
                try call.value { PlanID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var addPlanNumber: Route {
        Route(
            .post, "/api/v1/plans/{id}/numbers", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 8 * 1_024, schema: .named("PlanNumber"), example: Examples.planNumber),
            summary: Bilingual(swedish: "Skriv in ett tal", english: "Type in a number"),
            notes: """
                Of an indicator whose kind is `stated`, for a day that has come; it takes the place of another of the day, and an empty text takes it away. Two decimals \
                are kept.
                """,
            answers: Self.onePlan, problems: Self.changeProblems
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await keepPlanNumber(
                try call.json(), of: try call.value { PlanID($0) }, version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var addPlanFollowUp: Route {
        Route(
            .post, "/api/v1/plans/{id}/follow-ups", .to(.keepPicture),
            headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 32 * 1_024, schema: .named("PlanFollowUp"), example: Examples.planFollowUp),
            summary: Bilingual(swedish: "Följ upp en åtgärdsplan", english: "Follow up an action plan"),
            notes:
                "In words, by a day that has come. What the indicators say on that day is frozen, and never changes after that; neither do the words, which are refused where they seem to hold personal data.",
            answers: Self.onePlan, problems: Self.changeProblems
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await followUpPlan(
                try call.json(), of: try call.value { PlanID($0) }, version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var withdrawFollowUp: Route {
        Route(
            .post, "/api/v1/plans/{id}/follow-ups/{number}/withdrawal", .to(.keepPicture),
            headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 8 * 1_024, schema: .named("PlanWithdrawal"), example: Examples.planWithdrawal),
            summary: Bilingual(swedish: "Ta tillbaka en uppföljning", english: "Withdraw a follow-up"),
            notes:
                "It stays, with why it was withdrawn, which is refused where it seems to hold personal data. Once withdrawn it stays as it was.",
            answers: Self.onePlan, problems: Self.changeProblems
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await withdrawPlanFollowUp(
                try call.json(), try call.value(1) { Int($0) }, of: try call.value { PlanID($0) },
                version: version, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private func response(
        _ whole: WholePlan, _ language: Language, status: HTTPResponse.Status = .ok
    ) -> Response {
        let body = JSONWriter.object { whole.write(to: &$0, in: language) }
        return .json(
            body, version: whole.plan.version, at: "/api/v1/plans/\(whole.plan.id)", in: language,
            status: status)
    }
}

extension APIService.WholePlan {
    /// The plan, its series and its history, as the API writes them.
    package func write(to object: inout JSONObject, in language: Language) {
        plan.write(to: &object, series: series)
        object.history(history) { $0.text(in: language) }
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
    }
}
