import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension APIService {
    /// The routes of the law's clock.
    var dutyRoutes: [Route] { [listDuties, keepDutyDone, withdrawDutyDone] }

    private var listDuties: Route {
        Route(
            .get, "/api/v1/duties", .to(.plan),
            query: [
                .init("on", .day, "How they stand on this day; today when absent.", example: "2026-06-30")
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Lagens klocka", english: "The law's clock"),
            notes: """
                What the law on municipalities' crime prevention (2023:196) asks for, by municipality in the order of the law. `state`: `done`; \
                `due` within a month; `overdue`, also when it was never done; `untold` where nothing was told and no day demands it within a month. `due` is \
                the last day to do it again: `months` after `last`, at most what the law says where `byLaw`, else by habit, which the profile \
                may change. `done`: what was told, also what was withdrawn.
                """,
            answers: [
                .init(
                    .ok, "How the duties stand.", "application/json", .named("Duties"),
                    example: Examples.duties)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let day = reader.day("on") ?? SwedishTime(call.now).date
            try reader.finish()
            let lists = try await duties(for: try call.caller(), on: day)
            let language = call.language
            return .json(
                JSONWriter.object { $0.duties(lists, on: day) { $0.text(in: language) } },
                headers: [.contentLanguage: language.rawValue])
        }
    }

    private var keepDutyDone: Route {
        Route(
            .put, "/api/v1/duties/{id}", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("NewDutyDone"), example: Examples.newDutyDone),
            summary: Bilingual(swedish: "Tala om att något är gjort", english: "Tell that a duty was done"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the entry that is kept already; with other \
                content, or when another entry has the id, wherever, 409. `day` has come, and is not before the law, 2023-07-01. `role`: an office or a body; one that seems to tell of a person \
                is refused, and personal data in the `note`. `link`: to a decision or minutes, `https://`. An entry is never changed: a wrong one is withdrawn. \
                `warnings`: another entry that tells of the same duty and day.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("DutyDone"), example: Examples.dutyDone),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("DutyDone"),
                    example: Examples.dutyDone),
            ], problems: [.faultyContent, .notWritable, .notReady, .conflict]
        ) { call in
            let kept = try await keepDutyDone(
                try call.json(), as: try call.value { DutyDoneID($0) }, for: try call.caller(), at: call.now)
            let language = call.language
            let answer = JSONWriter.object { object in
                kept.done.write(to: &object)
                if !kept.warnings.isEmpty {
                    object.member("warnings", kept.warnings.map { $0.text(in: language) })
                }
            }
            return .json(
                answer, status: kept.isRepeat ? .ok : .created,
                headers: [.contentLanguage: language.rawValue])
        }
    }

    private var withdrawDutyDone: Route {
        Route(
            .post, "/api/v1/duties/{id}/withdrawal", .to(.keepPicture),
            body: .init(
                limit: 16 * 1_024, schema: .named("DutyWithdrawal"), example: Examples.dutyWithdrawal),
            summary: Bilingual(
                swedish: "Ta tillbaka att något är gjort", english: "Withdraw that a duty was done"),
            notes:
                "It stays, with why and by whom it was withdrawn, and counts no more. Once withdrawn it stays as it was.",
            answers: [
                .init(.ok, "Withdrawn.", "application/json", .named("DutyDone"), example: Examples.dutyDone)
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let done = try await withdrawDutyDone(
                try call.json(), try call.value { DutyDoneID($0) }, for: try call.caller(), at: call.now)
            return .json(JSONWriter.object { done.write(to: &$0) })
        }
    }
}
