import Exports
import HTTPTypes
import Hummingbird
import JSON
import Planning
import Prevention
import Projection
import Reports
import Statistics
import Web

extension APIService {
    /// The routes of what measures led to.
    var judgementRoutes: [Route] {
        [readMeasureEffect, addJudgement, listJudgements, readJudgement, listEffects]
    }

    private var readMeasureEffect: Route {
        Route(
            .get, "/api/v1/measures/{id}/effect", .to(.plan), query: Self.effectParameters,
            headers: [.acceptLanguage],
            summary: Bilingual(swedish: "En åtgärds effekt", english: "The effect of one measure"),
            notes: """
                Reports where the measure was carried out, before and after, beside an area like it. `proposals`: areas to compare with, whose \
                course of reports before the measure was most like its own, the most alike first, each with `why` and with the `control` to ask \
                for it by; what came after is never looked at, and none lies where another measure was under way or done \
                meanwhile, nor with such a one in the ring about it. `otherMeasures`: those that were, in the area that was asked for, or in its ring; \
                the comparison may be wrong then, and the judgement's `control.why` says so. `judgement`: with the area that was asked for, or else the first proposed; null \
                where there is none. Its `verdict` is `fell` or `rose` only where the difference in number and the rate ratio both say so; \
                `chance` is what many measures are judged together by; `enough`: how many reports more, or months, it would take to see \
                a halving four times of five. `weeks`: the reports counted, week by week. Restricted reports are never counted. `part`: that the caller sees a part of the \
                municipality's reports alone, where that is so; the numbers are of that part, and the `words` say it first. 409 for a \
                measure that is not done, has no place, or has no whole week after it or before it with reports. docs/methods.md says how it is \
                reckoned, and what reports cannot see.
                """,
            answers: [
                .init(
                    .ok, "The effect.", "application/json", .named("MeasureEffect"),
                    example: Examples.measureEffect)
            ], problems: [.conflict]
        ) { call in
            let caller = try call.caller()
            let wish = try effectWish(QueryReader(call.query), for: caller, at: call.now)
            let answer = try await Self.hindered {
                try await effect(
                    of: try call.value { MeasureID($0) }, wish, for: caller, at: call.now)
            }
            let body = try JSONWriter.object { try answer.write(to: &$0, projector, in: call.language) }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var addJudgement: Route {
        Route(
            .post, "/api/v1/measures/{id}/judgements", .to(.keepMeasures), headers: [.acceptLanguage],
            body: .init(limit: 16 * 1_024, schema: .named("NewJudgement"), example: Examples.newJudgement),
            summary: Bilingual(swedish: "Spara en bedömning", english: "Keep a judgement"),
            notes: """
                Judges the measure as of now, as `GET /api/v1/measures/{id}/effect` does for the same, and keeps it with its parameters, the \
                reports it counted and a digest of them. It never changes. `id`: a UUID that the caller makes; sent again, it is the one that is \
                kept already; with other content, 409. Who sees a part of the municipality's reports alone keeps none: 409.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeJudgement"),
                    example: Examples.wholeJudgement, headers: ["Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeJudgement"),
                    example: Examples.wholeJudgement, headers: ["Location"]),
            ], problems: [.faultyContent, .conflict, .notWritable, .notReady]
        ) { call in
            let caller = try call.caller()
            var reader = BodyReader(try call.json())
            let id = reader.value("id", sv: "Ett UUID.", en: "A UUID.") { JudgementID($0) }
            let wish = effectWish(&reader, for: caller, at: call.now)
            try reader.finish()
            let kept = try await Self.hindered {
                try await keepJudgement(
                    of: try call.value { MeasureID($0) }, wish, as: id, for: caller, at: call.now)
            }
            return try response(kept.judgement, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var listJudgements: Route {
        Route(
            .get, "/api/v1/measures/{id}/judgements", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "En åtgärds bedömningar", english: "The judgements of a measure"),
            notes: "The latest first.",
            answers: [
                .init(
                    .ok, "The judgements.", "application/json", .named("Judgements"),
                    example: Examples.judgements)
            ]
        ) { call in
            let found = try await judgements(
                of: try call.value { MeasureID($0) }, for: try call.caller())
            let body = try JSONWriter.object { object in
                try object.array("judgements") { array in
                    for kept in found {
                        guard let judgement = kept.judgement else { throw Problem.internalFault }
                        try array.object { try kept.write(judgement, to: &$0, projector, call.language) }
                    }
                }
            }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var readJudgement: Route {
        Route(
            .get, "/api/v1/judgements/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "En sparad bedömning", english: "A kept judgement"),
            notes: """
                As it was said. `reports`: those it counted that the caller may read, at most \(WholeJudgement.mostReports), each with where it was counted, before or after, in which \
                week of its span, and the case it lies in today. `again`: whether it comes out the same when it is judged from its parameters as \
                of its time; if not, how many of its reports were `erased` and how many are counted otherwise since they were corrected.
                """,
            answers: [
                .init(
                    .ok, "The judgement.", "application/json", .named("WholeJudgement"),
                    example: Examples.wholeJudgement, headers: ["Location"])
            ]
        ) { call in
            let whole = try await judgement(
                try call.value { JudgementID($0) }, for: try call.caller())
            return try response(whole, call.language, status: .ok)
        }
    }

    private var listEffects: Route {
        Route(
            .get, "/api/v1/effects", .to(.plan),
            query: [
                .init(
                    "year", .integer(MeasureQuery.years),
                    "In which the measures were done; this one when absent.",
                    example: "2026")
            ], headers: [.acceptLanguage],
            summary: Bilingual(
                swedish: "Ett års åtgärder tillsammans", english: "The measures of a year together"),
            notes: """
                By the latest kept judgement of each measure that was done in the year, the latest done first. `adjusted`: its chance beside all the others \
                (Benjamini and Hochberg 1995); `tableVerdict` is `noClearChange` where `verdict`, its own, is not to be believed among so many: of \
                those still told to have fallen or risen, at most one in twenty is so by luck. What was judged for other days or another place \
                than the measure has now does not count. A measure that was judged in several `ways` has its \
                chance counted once for each, and the `unjudged`, at some place, count among those tried. `placeless`: nothing can be \
                counted of them.
                """,
            answers: [
                .init(
                    .ok, "The measures.", "application/json", .named("MeasureEffects"),
                    example: Examples.measureEffects)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let year = reader.number("year", in: MeasureQuery.years)
            try reader.finish()
            let found = try await effects(
                ofYear: year ?? SwedishTime(call.now).date.year, for: try call.caller())
            let body = JSONWriter.object { found.write(to: &$0, in: call.language) }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private static func hindered<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let hindrance as EffectHindrance { throw hindrance.problem }
    }

    private func response(_ whole: WholeJudgement, _ language: Language, status: HTTPResponse.Status) throws
        -> Response
    {
        let body = try JSONWriter.object { try whole.write(to: &$0, projector, in: language) }
        return .json(
            body, status: status,
            headers: [
                .contentLanguage: language.rawValue, .location: "/api/v1/judgements/\(whole.kept.id)",
            ])
    }
}
