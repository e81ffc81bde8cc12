package import Exports
import HTTPTypes
import Hummingbird
package import JSON
import Prevention
import Reports
package import Web

extension APIService {
    /// The routes of promises.
    var promiseRoutes: [Route] {
        [listPromises, keepPromise, readPromise, editPromise] + promiseStepRoutes
    }

    static let changedPromise: [Route.Answer] = [
        .init(
            .ok, "The promise as it is now.", "application/json", .named("WholePromise"),
            example: Examples.wholePromise, headers: ["ETag"])
    ]
    static let promiseProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]

    private var listPromises: Route {
        Route(
            .get, "/api/v1/promises", .to(.plan),
            query: [
                .init(
                    "state", .array(.words(PromiseState.self)), "States; all when absent.",
                    example: "signed,prolonged")
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Medborgarlöften", english: "Citizen promises"),
            notes: """
                Those that a municipality of the caller is a party of, drafts too; the one that ends last first, at most \
                \(PromiseQuery.most). `progress` is told against the pace of the period on `day`, which is today. \
                One that was withdrawn says why in `withdrawn`.
                """,
            answers: [
                .init(
                    .ok, "The promises.", "application/json", .named("Promises"), example: Examples.promises)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let states = reader.words("state", PromiseState.self)
            try reader.finish()
            let found = try await promises(
                PromiseQuery(states: states), for: try call.caller(), at: call.now)
            let body = JSONWriter.object { $0.promises(found, in: call.language) }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var readPromise: Route {
        Route(
            .get, "/api/v1/promises/{id}", .to(.plan),
            query: [
                .init(
                    "day", .day, "Tells what was promised on this day, and done by then; today when absent.",
                    example: "2026-11-20")
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs ett medborgarlöfte", english: "Read a citizen promise"),
            notes: """
                With everything that was counted, every version of what was promised, what was changed of it since it was signed (`amendments`), and everything \
                that happened to it. `pace`: `done`, \
                `more` (than the exact number promised), `on-pace`, `behind` (fewer than an even pace would have made), `late` (the period is over or the promise has ended, and it was not kept), \
                `not-begun` or `no-number`. Once a promise has ended each commitment is told as it was on that day for good, kept or not, here and in its account. A \
                follow-up that is not held on its day is `missed` from the day after, whether or not anybody says so. `measure` and `walk` of an \
                event are told to who sees that municipality. Of a day before the promise was entered the first text is told. `ETag` is the version to change it by.
                """,
            answers: Self.changedPromise
        ) { call in
            var reader = QueryReader(call.query)
            let day = reader.day("day")
            try reader.finish()
            let whole = try await wholePromise(
                try call.value { PromiseID($0) }, on: day, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var keepPromise: Route {
        Route(
            .put, "/api/v1/promises/{id}", .to(.keepPromises), headers: [.acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("NewPromise"), example: Examples.newPromise),
            summary: Bilingual(swedish: "Lägg upp ett medborgarlöfte", english: "Keep a citizen promise"),
            notes: """
                A draft, under an id that the caller makes, a UUID: sent again with the same content it is the promise that is kept already, as it \
                is now; with other content, or when another promise has the id, wherever, 409. `municipality` keeps the paper; `municipalities` are all that are \
                parties. `from` may be absent where the start is not agreed; it begins in 2000 at the earliest and lasts 3,660 days at most. `party`: `police`, `together`, a municipality code, or `municipality` \
                for the one that keeps it. `target`: `at-least` or `exactly` so many, or at so many `occasions`, of what `unit` says; none for a \
                text without a number. Each municipality writes its own commitments and no other; what is common, and the police's part, the one \
                that keeps the promise, until it is signed; the police their part.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholePromise"),
                    example: Examples.wholePromise, headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholePromise"),
                    example: Examples.wholePromise, headers: ["ETag", "Location"]),
            ], problems: Self.promiseProblems + [.conflict]
        ) { call in
            let kept = try await keepPromise(
                try call.json(), as: try call.value { PromiseID($0) }, for: try call.caller(), at: call.now)
            return response(kept.promise, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var editPromise: Route {
        Route(
            .patch, "/api/v1/promises/{id}", .to(.keepPromises), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("PromiseEdit"), example: Examples.promiseEdit),
            summary: Bilingual(swedish: "Ändra ett medborgarlöfte", english: "Change a citizen promise"),
            notes: """
                At least one member; all of them or none. What was promised before stays under its day. `from` and `followUpsPerYear` are taken \
                away by an empty text. `commitments` takes the place of the list before: one with an `id`, or with the same party and text, stays \
                the same commitment, and what was counted for it stays counted. One that something counts for is not taken away, neither by a list without it \
                nor by another id: it may be written anew, and what was counted by mistake is withdrawn first. The order of what is signed stays, whatever \
                that of the list, and new ones come last: each is told by its number. Another `followUpsPerYear` plans anew what is to come from today on, and leaves what was \
                held or missed. Another `from` of what is signed does so too, and is refused where something was counted or held before it. \
                The parties of what is signed stay, and its end is moved by \
                prolonging it. `published`: whether everybody may read it, once it is signed, and after it has ended; not while its words seem to hold personal data. \
                `withdrawn`: why it was entered by mistake, while it has not ended, no follow-up of it was held and nothing counts for it; then it is on no \
                public page, in no picture and on no agenda, and changes no more. `endWithdrawn`: why the end was wrong, while its final account stands in no yearly \
                report that was adopted: the promise is in force again, and everybody is told (`amendments`). `mask`: words that were frozen and should not have stood there, of the held \
                `followUp` with that number or else of the final account: `words` stand in their place, the figures stay, and everybody is told the \
                `reason`; a promise that has ended too.
                """,
            answers: Self.changedPromise,
            problems: Self.promiseProblems + [.versionMissing, .changedMeanwhile, .conflict]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changePromise(
                try call.value { PromiseID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    func response(_ whole: WholePromise, _ language: Language, status: HTTPResponse.Status = .ok) -> Response
    {
        let body = JSONWriter.object { whole.write(to: &$0, in: language) }
        return .json(
            body, version: whole.promise.version, at: "/api/v1/promises/\(whole.promise.id)", in: language,
            status: status)
    }
}

extension APIService.WholePromise {
    /// The promise, its events, its versions and its history, as the API writes them.
    package func write(to object: inout JSONObject, in language: Language) {
        told.write(to: &object) { $0.text(in: language) }
        told.writeEvents(to: &object) { $0.text(in: language) }
        told.writeAmendments(to: &object) { $0.text(in: language) }
        object.array("versions") { array in
            for one in versions {
                array.object {
                    $0.member("version", one.version)
                    $0.member("day", one.day)
                    $0.member("title", one.terms.title)
                    $0.member("until", one.terms.period.until)
                    $0.member("commitments", one.terms.commitments.count)
                }
            }
        }
        object.history(history) { $0.text(in: language) }
        let found = warnings + countedWarnings + alike
        if !found.isEmpty { object.member("warnings", found.map { $0.text(in: language) }) }
    }
}

extension JSONObject {
    /// `"promises":[…]`
    package mutating func promises(_ promises: [ToldPromise], in language: Language) {
        array("promises") { array in
            for told in promises { array.object { told.write(to: &$0) { $0.text(in: language) } } }
        }
    }
}
