import Geometry
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// Dialogues, as every door asks for them. A dialogue is of one municipality, and is as if it were not for whoever has no right there.
extension APIService {
    /// Everything that is known of a dialogue.
    package struct WholeDialogue: Sendable {
        package let dialogue: Dialogue
        package let history: [DialogueEvent]
        /// What should not stand in its words, and what looks the same.
        package let warnings: [Bilingual]

        package init(
            _ dialogue: Dialogue, history: [DialogueEvent], alike: [Dialogue] = [], at now: Timestamp
        ) {
            self.dialogue = dialogue
            self.history = history
            warnings =
                APIService.warnings(of: dialogue, at: now)
                + APIService.warnings(ofAlike: alike.map { "\($0.day) \($0.whereabouts)" })
        }
    }

    /// What should not stand in the words of a dialogue, and counts that do not go together.
    package static func warnings(of dialogue: Dialogue, at now: Timestamp) -> [Bilingual] {
        let people = dialogue.people ?? 0
        return warnings(of: dialogue.texts, at: now)
            + dialogue.themesBeyondPeople.map { theme in
                Bilingual(
                    swedish:
                        "Temat ”\(theme.name)” ska ha tagits upp av \(theme.count), men \(people) deltog. Kontrollera talen.",
                    english:
                        "The theme “\(theme.name)” is said to have been raised by \(theme.count), but \(people) took part. Check the numbers."
                )
            }
    }

    package func dialogues(_ query: DialogueQuery, for caller: Caller) async throws -> [Dialogue] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.dialogues(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeDialogue(_ id: DialogueID, for caller: Caller, at now: Timestamp) async throws
        -> WholeDialogue
    {
        try await whole(try await dialogue(id, for: caller), at: now)
    }

    private func whole(_ dialogue: Dialogue, at now: Timestamp) async throws -> WholeDialogue {
        let alike = try await store.dialogues(
            DialogueQuery(
                municipalities: [dialogue.municipality], since: dialogue.day,
                until: dialogue.day.adding(days: 1))
        ).filter { $0.isAlike(dialogue) }
        return WholeDialogue(
            dialogue, history: try await store.dialogueHistory(of: dialogue.id), alike: alike, at: now)
    }

    private func dialogue(_ id: DialogueID, for caller: Caller) async throws -> Dialogue {
        guard let dialogue = try await store.dialogue(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return dialogue
    }

    /// Keeps a dialogue under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/dialogues/{id}` takes it.
    /// - Returns: The dialogue, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepDialogue(_ body: JSONValue, as id: DialogueID, for caller: Caller, at now: Timestamp)
        async throws -> (dialogue: WholeDialogue, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let profile = try namedProfile(&reader, for: caller)
        let parts = reader.dialogueParts(isNew: true, of: profile, projector, at: now)
        refuse(parts, outside: profile.municipality, at: now, &reader)
        try reader.finish()
        guard let dialogue = parts.dialogue(id, of: profile.municipality, at: now) else {
            throw Problem.internalFault
        }
        let kept = try await Self.refusingDialogue {
            try await store.addDialogue(dialogue, by: caller.agent)
        }
        return (try await whole(kept.dialogue, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/dialogues/{id}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changeDialogue(
        _ id: DialogueID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholeDialogue {
        let before = try await dialogue(id, for: caller)
        guard let profile = served[before.municipality]?.profile else { throw Problem.notFound }
        var reader = BodyReader(body)
        let parts = reader.dialogueParts(isNew: false, of: profile, projector, at: now)
        var edits = parts.edits
        if reader.json("withdrawn") != nil,
            let reason = reader.line("withdrawn", isRequired: true, most: Dialogue.longestReason)
        {
            reader.refusePersonalData(reason, at: "withdrawn", "dialogue.personal-data", now)
            edits.append(.withdraw(reason: reason))
        }
        reader.requireEdits(edits)
        refuse(parts, outside: before.municipality, at: now, &reader)
        try reader.finish()
        let wanted = edits
        let changed = try await Self.refusingDialogue {
            try await store.changeDialogue(
                id, in: caller.municipalities, wanted, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, at: now)
    }

    private func refuse(
        _ parts: DialogueParts, outside municipality: MunicipalityCode, at now: Timestamp,
        _ reader: inout BodyReader
    ) {
        guard let place = parts.place?.value else { return }
        refuse(place, at: .root, outside: municipality, on: SwedishTime(now).date, &reader)
    }

    /// How a refusal of the store is told.
    private static func refusingDialogue<Value: Sendable>(_ work: () async throws -> Value) async throws
        -> Value
    {
        do {
            return try await work()
        } catch let fault as DialogueFault {
            switch fault {
            case .noSuchDialogue: throw Problem.notFound
            case .stale(let current): throw Problem.changedMeanwhile(current: current)
            case .dayNotCome:
                throw Problem.content([.init(.pointer("/day"), "dialogue.day-not-come", fault.words)])
            case .dayTooEarly:
                throw Problem.content([.init(.pointer("/day"), "dialogue.day-too-early", fault.words)])
            case .isWithdrawn: throw Problem.conflict("dialogue.withdrawn", fault.words)
            case .idTaken: throw Problem.conflict("dialogue.id-taken", fault.words)
            }
        }
    }
}
