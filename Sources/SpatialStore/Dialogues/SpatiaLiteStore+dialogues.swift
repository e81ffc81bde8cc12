import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: DialogueStore {
    package func addDialogue(_ dialogue: Dialogue, by agent: Agent) async throws
        -> (dialogue: Dialogue, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try DialogueRecord.dialogue(dialogue.id, in: [], db) {
                guard known.municipality == dialogue.municipality,
                    try DialogueRecord.isRepeat(dialogue, of: number, in: db)
                else { throw DialogueFault.idTaken }
                return (known, true)
            }
            try dialogue.requireSound(on: SwedishTime(dialogue.made).date)
            let number = try DialogueRecord.insert(dialogue, in: db)
            try DialogueRecord.events.note(
                .made, Bilingual(swedish: "Dialogen lades upp.", english: "The dialogue was made."),
                of: number, by: agent, at: dialogue.made, in: db)
            return (dialogue, false)
        }
    }

    package func dialogue(_ id: DialogueID, in municipalities: Set<MunicipalityCode>) async throws
        -> Dialogue?
    {
        try await read { try DialogueRecord.dialogue(id, in: municipalities, $0)?.dialogue }
    }

    package func dialogues(_ query: DialogueQuery) async throws -> [Dialogue] {
        try await read { try DialogueRecord.dialogues(query, in: $0) }
    }

    package func changeDialogue(
        _ id: DialogueID, in municipalities: Set<MunicipalityCode>, _ edits: [DialogueEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Dialogue {
        try await writer.commit { db in
            guard let (number, before) = try DialogueRecord.dialogue(id, in: municipalities, db) else {
                throw DialogueFault.noSuchDialogue
            }
            guard before.version == version else { throw DialogueFault.stale(current: before.version) }
            let (dialogue, words) = try before.applying(edits, on: SwedishTime(moment).date, at: moment)
            guard !words.isEmpty else { return before }
            try DialogueRecord.update(dialogue, from: before, number: number, in: db)
            for (index, sentence) in words.enumerated() {
                // Nothing is changed after a withdrawal, which is the last that is told.
                let isLast = index == words.count - 1
                let kind: DialogueEventKind =
                    isLast && dialogue.isWithdrawn && !before.isWithdrawn ? .withdrawn : .changed
                try DialogueRecord.events.note(kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            return dialogue
        }
    }

    package func dialogueHistory(of id: DialogueID) async throws -> [DialogueEvent] {
        try await read { try DialogueRecord.events.history(of: id, in: $0) }
    }
}
