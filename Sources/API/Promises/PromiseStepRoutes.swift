import Exports
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension APIService {
    /// What happens to a promise once it is agreed.
    var promiseStepRoutes: [Route] {
        [
            signPromise,
            Route(
                .put, "/api/v1/promises/{id}/events/{event}", .to(.keepPromises), headers: [.acceptLanguage],
                body: .init(
                    limit: 32 * 1_024, schema: .named("NewPromiseEvent"), example: Examples.newPromiseEvent),
                summary: Bilingual(swedish: "Räkna en händelse", english: "Count an event"),
                notes: """
                    Something that was done to keep a commitment, under an id that the sender makes: it is counted once, however often it is sent; \
                    409 with other content. `party` is who did it, the commitment's own when absent: what all commit to may be done by any of \
                    them. Each municipality counts its own, the police theirs. A commitment without a number takes a `note`. `measure` or `walk` \
                    is what stands behind it, of the municipality that did it.
                    """,
                answers: [
                    .init(
                        .created, "Counted.", "application/json", .named("CountedEvent"),
                        example: Examples.countedEvent),
                    .init(
                        .ok, "Had been counted before.", "application/json", .named("CountedEvent"),
                        example: Examples.countedEvent),
                ], problems: Self.promiseProblems + [.conflict]
            ) { call in
                let done = try await countEvent(
                    try call.json(), as: try call.value(1) { PromiseEventID($0) },
                    of: try call.value { PromiseID($0) }, for: try call.caller(), at: call.now)
                return response(done.event, of: done.promise, call.language, isNew: !done.isRepeat)
            },
            Route(
                .post, "/api/v1/promises/{id}/events/{event}/withdraw", .to(.keepPromises),
                headers: [.acceptLanguage],
                body: .init(
                    limit: 8 * 1_024, schema: .named("PromiseReason"), example: Examples.promiseReason),
                summary: Bilingual(swedish: "Återta en händelse", english: "Withdraw an event"),
                notes:
                    """
                    It counts no more, and stays with the reason, which is refused where it seems to hold personal data. Words of it that seem so are told no \
                    more. What a follow-up has frozen does not change.
                    """,
                answers: [
                    .init(
                        .ok, "As it is now.", "application/json", .named("CountedEvent"),
                        example: Examples.countedEvent)
                ], problems: Self.promiseProblems + [.conflict]
            ) { call in
                var reader = BodyReader(try call.json())
                let reason = reader.line("reason", isRequired: true, most: CitizenPromise.longestReason)
                try reader.finish()
                let done = try await withdrawEvent(
                    try call.value(1) { PromiseEventID($0) }, of: try call.value { PromiseID($0) },
                    because: reason ?? "", for: try call.caller(), at: call.now)
                return response(done.event, of: done.promise, call.language, isNew: false)
            },
            holdFollowUp, prolongPromise, endPromise,
        ]
    }

    private var signPromise: Route {
        step(
            "/api/v1/promises/{id}/sign", "PromiseSignature", Examples.promiseSignature,
            Bilingual(swedish: "Underteckna ett medborgarlöfte", english: "Sign a citizen promise"),
            """
            By roles, never by names. The day may lie after the period has begun, and not in the future. All follow-ups are planned at once: as many \
            as are agreed in each calendar year that the period holds whole, their part in other years, evenly, never closer than two weeks. The day is \
            not after the last of the period, and at most \(PromiseSignature.longestBefore) days before the first. Sent again with the same day, it corrects by \
            whom it was signed; with another day and `why`, the day, which everybody is told (`amendments`).
            """
        ) { reader in
            let day = reader.day("day", isRequired: true)
            let by = reader.line("by", isRequired: true)
            let isCorrection = reader.json("why") != nil
            let why =
                isCorrection
                ? reader.line("why", isRequired: true, most: CitizenPromise.longestReason) : nil
            guard let day, let by else { return nil }
            let signature = PromiseSignature(day: day, by: by)
            guard let why else { return .sign(signature) }
            return .correctSigning(signature, why: why)
        }
    }

    private var prolongPromise: Route {
        step(
            "/api/v1/promises/{id}/prolong", "PromiseProlongation", Examples.promiseProlongation,
            Bilingual(swedish: "Förläng ett medborgarlöfte", english: "Prolong a citizen promise"),
            """
            The end moves to a later day, with why, and each calendar year through it gets the follow-ups that it still lacks. The former end stays in \
            the history. A day that is not later than the end corrects the last prolongation, and the end before it takes it back: as long as nothing was held, missed or counted after it. Of one that is \
            not prolonged, a day through the end that was signed corrects the end, to an earlier one with the same bound, or back: then it is signed and not prolonged, and its follow-ups stand again as they \
            were planned. Everybody is told of an end that was corrected or taken back, and why (`amendments`).
            """
        ) { reader in
            let until = reader.day("until", isRequired: true)
            let why = reader.line("why", isRequired: true, most: CitizenPromise.longestReason)
            guard let until, let why else { return nil }
            return .prolong(until: until, why: why)
        }
    }

    private var holdFollowUp: Route {
        step(
            "/api/v1/promises/{id}/follow-ups", "PromiseFollowUp", Examples.promiseFollowUp,
            Bilingual(swedish: "Håll en uppföljning", english: "Hold a follow-up"),
            """
            Freezes what was counted through `day`, with words; nothing in it changes afterwards, so words that seem to hold personal data or to name someone are \
            refused. A day belongs to the follow-up that is due next, \
            or to the one before it that was not held in time; so none stands in for another that was missed.
            """
        ) { reader in
            let number = reader.wholeNumber("number", isRequired: true, in: 1...10_000)
            let day = reader.day("day", isRequired: true)
            let words = reader.line("words", isRequired: true, most: PromiseFollowUp.longestWords)
            guard let number, let day, let words else { return nil }
            return .hold(followUp: number, day: day, words: words)
        }
    }

    private var endPromise: Route {
        step(
            "/api/v1/promises/{id}/end", "PromiseAccount", Examples.promiseAccount,
            Bilingual(swedish: "Avsluta ett medborgarlöfte", english: "End a citizen promise"),
            """
            With a final account, whose words are refused where they seem to hold personal data or to name someone, and the figures of that day, which is not before that of signing, \
            nor before one on which something was counted, or a follow-up held or missed. After it nothing is counted, and the \
            follow-ups that would have come later fall away. An end that was wrong is taken back by `endWithdrawn` of the promise.
            """
        ) { reader in
            let day = reader.day("day", isRequired: true)
            let words = reader.line("words", isRequired: true, most: CitizenPromise.longestAccount)
            guard let day, let words else { return nil }
            return .end(day: day, words: words)
        }
    }

    /// - Parameter read: What the body asks for; nil where it is faulty, which the reader has noted.
    private func step(
        _ path: StaticString, _ schema: String, _ example: String, _ summary: Bilingual, _ notes: String,
        _ read: @escaping @Sendable (inout BodyReader) -> PromiseEdit?
    ) -> Route {
        Route(
            .post, path, .to(.keepPromises), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 64 * 1_024, schema: .named(schema), example: example), summary: summary,
            notes: notes, answers: Self.changedPromise,
            problems: Self.promiseProblems + [.versionMissing, .changedMeanwhile, .conflict]
        ) { call in
            let version = try EntityTag.required(call.headers)
            var reader = BodyReader(try call.json())
            let edit = read(&reader)
            try reader.finish()
            guard let edit else { throw Problem.internalFault }
            let whole = try await changePromise(
                try call.value { PromiseID($0) }, [edit], version: version, for: try call.caller(),
                at: call.now)
            return response(whole, call.language)
        }
    }

    private func response(_ event: PromiseEvent, of promise: ToldPromise, _ language: Language, isNew: Bool)
        -> Response
    {
        let commitment = promise.terms.commitment(event.commitment)
        let body = JSONWriter.object { object in
            object.object("event") { promise.write(event, to: &$0) { $0.text(in: language) } }
            object.member("progress", commitment.map { promise.progress(of: $0).words.text(in: language) })
            let warnings = Self.warnings(ofCounted: [event], at: event.made)
            if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
        }
        return .json(
            body, status: isNew ? .created : .ok, headers: [.contentLanguage: language.rawValue])
    }
}
