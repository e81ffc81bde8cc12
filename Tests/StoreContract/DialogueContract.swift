package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about dialogues: each is kept once, and every change with who made it.
package struct DialogueContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a dialogue comes back whole, and so does every change of it`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let made = try Dialogue.kept(1)
        let bare = Dialogue(
            id: .numbered(2), municipality: made.municipality, day: made.day, whereabouts: "Torget",
            made: .testNow)
        for dialogue in [made, bare] {
            #expect(try await store.addDialogue(dialogue, by: Agent(anna)).isRepeat == false)
        }
        let edits: [DialogueEdit] = [
            .setPlace(nil), .setPeople(nil), .setNotes("Lugnt."), .setHolder("Polisen"),
            .setThemes(try DialogueThemes(written: "Skräp: 2").orFail()), .setProvenance("Protokoll"),
            .setWhereabouts("Skolan"), .setDay(made.day.adding(days: -1)),
        ]
        let changed = try await store.changeDialogue(
            made.id, in: [made.municipality], edits, version: 1, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.dialogue(made.id, in: []) == changed)
        #expect(try await store.dialogue(bare.id, in: []) == bare)
        #expect(changed.version == 2 && changed.place == nil && changed.people == nil)
        let history = try await store.dialogueHistory(of: made.id)
        #expect(history.map(\.number) == Array(1...9))
        #expect(history.map(\.kind) == [.made] + Array(repeating: .changed, count: 8))
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: DialogueFault.stale(current: 2)) {
            try await store.changeDialogue(
                made.id, in: [], [.setPeople(1)], version: 1, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a dialogue that was withdrawn stays, and changes no more`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let dialogue = try Dialogue.kept(1)
        _ = try await store.addDialogue(dialogue, by: "anna")
        let gone = try await store.changeDialogue(
            dialogue.id, in: [], [.withdraw(reason: "Dubbelt.")], version: 1, by: "bo", at: .testNow)
        #expect(gone.withdrawn == "Dubbelt." && gone.version == 2)
        try await store.close()
        store = try await location.open()
        #expect(try await store.dialogues(DialogueQuery()) == [gone])
        #expect(try await store.dialogueHistory(of: dialogue.id).map(\.kind) == [.made, .withdrawn])
        await #expect(throws: DialogueFault.isWithdrawn) {
            _ = try await store.changeDialogue(
                dialogue.id, in: [], [.setPeople(2)], version: 2, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a dialogue that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let dialogue = try Dialogue.kept(1)
        _ = try await store.addDialogue(dialogue, by: "anna")
        let changed = try await store.changeDialogue(
            dialogue.id, in: [], [.setPeople(40)], version: 1, by: "bo", at: .testNow)
        let again = try await store.addDialogue(dialogue, by: "anna")
        #expect(again.isRepeat && again.dialogue == changed)
        await #expect(throws: DialogueFault.idTaken) {
            _ = try await store.addDialogue(changed, by: "anna")
        }
        let abroad = try Dialogue.kept(1, municipality: "0880")
        await #expect(throws: DialogueFault.idTaken) {
            _ = try await store.addDialogue(abroad, by: "eva")
        }
        #expect(try await store.dialogues(DialogueQuery()) == [changed])
    }

    package func `dialogues are asked for by municipality, day and category, the latest first`() async throws
    {
        let store = try await backend.makeStore()
        let day = SwedishTime(.testNow).date
        let kept = try [
            Dialogue.kept(1, day: day), .kept(2, day: day.adding(days: -30), themes: "Mopeder: 7"),
            .kept(3, day: day.adding(days: -60)), .kept(4, municipality: "0880", day: day),
        ]
        for dialogue in kept { _ = try await store.addDialogue(dialogue, by: "anna") }
        let home = kept[0].municipality
        #expect(
            try await store.dialogues(DialogueQuery(municipalities: [home])) == [kept[0], kept[1], kept[2]])
        let autumn = DialogueQuery(
            municipalities: [home], since: day.adding(days: -60), until: day.adding(days: -29))
        #expect(try await store.dialogues(autumn) == [kept[1], kept[2]])
        let lighting = DialogueQuery(
            municipalities: [home], category: try Code<Category>("lighting").orFail())
        #expect(try await store.dialogues(lighting) == [kept[0], kept[2]])
        #expect(try await store.dialogue(kept[3].id, in: [home]) == nil)
        await #expect(throws: DialogueFault.noSuchDialogue) {
            try await store.changeDialogue(
                kept[3].id, in: [home], [.setPeople(1)], version: 1, by: "bo", at: .testNow)
        }
        await #expect(throws: DialogueFault.dayNotCome(day.adding(days: 1))) {
            _ = try await store.addDialogue(try .kept(5, day: day.adding(days: 1)), by: "anna")
        }
        let slip = try CivilDate.of("1926-11-19")
        await #expect(throws: DialogueFault.dayTooEarly(slip)) {
            _ = try await store.addDialogue(try .kept(5, day: slip), by: "anna")
        }
        await #expect(throws: DialogueFault.dayTooEarly(slip)) {
            _ = try await store.changeDialogue(
                kept[0].id, in: [home], [.setDay(slip)], version: 1, by: "bo", at: .testNow)
        }
    }
}

extension Dialogue {
    package static func kept(
        _ number: Int, municipality: String = "1060", day: CivilDate = CivilDate(daysSinceEpoch: 20_740),
        themes: String = "Belysning: 12 (lighting) | Mopeder: 7"
    ) throws -> Dialogue {
        Dialogue(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(), day: day,
            whereabouts: "Folkets hus, Holje", place: try .olofstrom(), people: 34,
            themes: try DialogueThemes(written: themes).orFail(), notes: "Många nämnde vägen.",
            holder: "Kommunen", provenance: "KS 2026/112", made: .testNow)
    }
}
