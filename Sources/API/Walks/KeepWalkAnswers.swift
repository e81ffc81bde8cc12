import Geometry
package import JSON
package import Prevention
import Projection
package import Reports
package import Web

/// Answers from the stops of walks: each is kept or refused by itself, so that one that cannot be read loses none of the others.
extension APIService {
    /// How many answers one request may hold.
    static let mostAnswers = 500

    /// What became of one of the answers of a request.
    package struct SentWalkAnswer: Sendable {
        /// Its place in the request, from 0.
        package let index: Int
        /// Nil where it had none that can be read.
        package let id: WalkAnswerID?
        package let outcome: Outcome

        package enum Outcome: Hashable, Sendable {
            case kept
            /// It had been kept before.
            case repeated
            /// With why.
            case refused(Bilingual)
        }
    }

    /// Keeps answers, each once and whatever becomes of the others.
    ///
    /// - Returns: What became of each, in their order.
    package func keepAnswers(_ body: JSONValue, of id: WalkID, for caller: Caller, at now: Timestamp)
        async throws -> [SentWalkAnswer]
    {
        let walk = try await walk(id, for: caller)
        var reader = BodyReader(body)
        let read = reader.walkAnswers(projector, at: now)
        try reader.finish()
        let readable = read.filter { $0.answer != nil }
        let answers = readable.compactMap(\.answer).settled(at: now).held(toDayOf: walk, at: now)
        let given = zip(answers, readable).map {
            GivenWalkAnswer($0, shownAt: $1.shownAt, isForAnother: $1.isForAnother)
        }
        let outcomes = try await Self.refusing {
            try await store.keepWalkAnswers(
                given: given, of: id, in: caller.municipalities, by: caller.agent, at: now)
        }
        var kept = outcomes.makeIterator()
        return read.enumerated().map { index, one in
            let outcome = one.answer == nil ? nil : kept.next()
            return SentWalkAnswer(
                index: index, id: one.id, outcome: outcome?.sent ?? .refused(one.reason))
        }
    }
}

extension KeptWalkAnswer {
    fileprivate var sent: APIService.SentWalkAnswer.Outcome {
        switch self {
        case .kept: .kept
        case .repeated: .repeated
        case .idTaken:
            .refused(
                Bilingual(
                    swedish: "Ett annat svar har samma id. Gör ett nytt id och skicka igen.",
                    english: "Another answer has the same id. Make a new id and send again."))
        case .unknownPlace:
            .refused(
                Bilingual(
                    swedish: "Vandringen har inte stoppet, eller checklistan inte punkten.",
                    english: "The walk has no such stop, or its checklist no such point."))
        case .otherStop(let number, let name):
            .refused(WalkEditFault.otherStop(number, name: name).words)
        }
    }
}

/// One of the answers of a request, as far as it can be read.
private struct ReadWalkAnswer {
    let id: WalkAnswerID?
    /// Nil where something is wrong with it.
    let answer: WalkAnswer?
    /// Where its stop lay as the device showed it; nil where the device does not say.
    let shownAt: Place?
    /// Whether whoever sends it is not who answered.
    var isForAnother = false
    let faults: [Problem.Fault]

    /// What is wrong with it, each with the member that it is about.
    var reason: Bilingual {
        faults.map { fault -> Bilingual in
            // `/answers/3/score`
            let member = (fault.pointer ?? "").split(separator: "/").dropFirst(2).joined(separator: "/")
            return member.isEmpty ? fault.message : "\(member): " + fault.message
        }.joined(separator: " ")
    }
}

extension BodyReader {
    /// Answers of `POST /api/v1/walks/{id}/answers`. What is wrong with one of them is told with it, and is no fault of the body.
    fileprivate mutating func walkAnswers(_ projector: Projector, at now: Timestamp) -> [ReadWalkAnswer] {
        let place = pointer.appending("answers")
        guard let list = json("answers", isRequired: true)?.array,
            (1...APIService.mostAnswers).contains(list.count)
        else {
            wrongValue(
                at: place, sv: "1–\(APIService.mostAnswers) svar.", en: "1–\(APIService.mostAnswers) answers."
            )
            return []
        }
        return list.enumerated().map { index, element in
            Self.walkAnswer(element, at: place.appending(index), projector, now)
        }
    }

    private static func walkAnswer(
        _ json: JSONValue, at place: JSONPointer, _ projector: Projector, _ now: Timestamp
    ) -> ReadWalkAnswer {
        var reader = BodyReader(json, at: place)
        let id = reader.value("id", isRequired: true, sv: "Ett UUID.", en: "A UUID.") { WalkAnswerID($0) }
        let walker = reader.value("walker", isRequired: true, sv: "Ett UUID.", en: "A UUID.") { WalkerID($0) }
        let stop = reader.wholeNumber("stop", in: 1...SafetyWalk.mostStops)
        let shown = reader.place("stopPlace", projector)
        let point = reader.code("point", ChecklistPoint.self)
        let score = reader.wholeNumber("score", in: WalkAnswer.scores)
        let note = reader.plain("note", most: WalkAnswer.longestNote) ?? ""
        let role = reader.plain("role", most: 100) ?? ""
        let answered = reader.moment("answeredAt") ?? now
        let isForAnother = reader.bool("sentForAnother") ?? false
        do throws(Problem) { try reader.finish() } catch {
            return ReadWalkAnswer(id: id, answer: nil, shownAt: nil, faults: error.faults)
        }
        let answer = id.flatMap { id in
            walker.flatMap { walker in
                WalkAnswer(
                    id: id, stop: stop ?? 0, point: point, score: score, note: note, walker: walker,
                    role: role, answered: answered)
            }
        }
        if answer == nil {
            reader.wrongValue(
                at: place, sv: "Ett stopp, och ett betyg på en punkt eller en anteckning.",
                en: "A stop, and a mark for a point or a note.")
        }
        return ReadWalkAnswer(
            id: id, answer: answer, shownAt: shown, isForAnother: isForAnother, faults: reader.faults)
    }
}
