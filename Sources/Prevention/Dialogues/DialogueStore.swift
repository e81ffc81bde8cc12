package import Reports

/// Keeps dialogues, and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol DialogueStore: Sendable {
    /// Keeps a dialogue once: one that is sent again with the same content is the dialogue that is kept already, as it is now.
    ///
    /// - Throws: ``DialogueFault``: ``DialogueFault/idTaken`` for the id of something else, in whatever municipality.
    func addDialogue(_ dialogue: Dialogue, by agent: Agent) async throws
        -> (dialogue: Dialogue, isRepeat: Bool)

    func dialogue(_ id: DialogueID, in municipalities: Set<MunicipalityCode>) async throws -> Dialogue?

    /// The latest day first; of one day the one that was kept last first.
    func dialogues(_ query: DialogueQuery) async throws -> [Dialogue]

    /// Carries out edits, all or none; `version` must be the dialogue's current one.
    ///
    /// - Throws: ``DialogueFault``.
    func changeDialogue(
        _ id: DialogueID, in municipalities: Set<MunicipalityCode>, _ edits: [DialogueEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Dialogue

    /// Everything that happened to it, the first first.
    func dialogueHistory(of id: DialogueID) async throws -> [DialogueEvent]
}

/// Which dialogues are wanted.
package struct DialogueQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// Held on this day or later.
    package var since: CivilDate?
    /// Held before this day.
    package var until: CivilDate?
    /// Those with a theme of this category.
    package var category: Code<Category>?
    package var limit = DialogueQuery.most

    /// How many dialogues one answer holds at most.
    package static let most = 2_000

    package init(
        municipalities: Set<MunicipalityCode> = [], since: CivilDate? = nil, until: CivilDate? = nil,
        category: Code<Category>? = nil
    ) {
        self.municipalities = municipalities
        self.since = since
        self.until = until
        self.category = category
    }
}

/// Something that happened to a dialogue.
package typealias DialogueEvent = HistoryEvent<DialogueEventKind>

/// The raw values are kept.
package enum DialogueEventKind: String, CaseIterable, Sendable {
    case made, changed, withdrawn
}
