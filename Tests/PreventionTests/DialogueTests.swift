import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct DialogueTests {
    private let today = CivilDate(daysSinceEpoch: 20_777)

    private func dialogue(_ day: CivilDate? = nil, themes: DialogueThemes = .empty) throws -> Dialogue {
        Dialogue(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), day: day ?? today,
            whereabouts: "Folkets hus", people: 34, themes: themes, made: .testNow)
    }

    @Test(
        arguments: [
            ("Belysning: 12", "Belysning", 12, nil),
            ("Belysning:12 (lighting)", "Belysning", 12, "lighting"),
            ("Kl. 18:00: 1 200", "Kl. 18:00", 1_200, nil), (" Väg  25 : 3", "Väg 25", 3, nil),
        ] as [(String, String, Int, String?)])
    func `a theme is read as people write it, and written so that it is read again`(
        _ text: String, _ name: String, _ count: Int, _ category: String?
    ) throws {
        let theme = try DialogueTheme(written: text).orFail()
        #expect(theme.name == name && theme.count == count && theme.category?.description == category)
        #expect(DialogueTheme(written: theme.written) == theme)
    }

    @Test(arguments: [
        "Belysning", "Belysning: många", ": 3", "Belysning: 0", "A: 3 (Stor)", "A: 3)", "A: -3",
    ])
    func `what is no theme is refused`(_ text: String) {
        #expect(DialogueTheme(written: text) == nil)
    }

    @Test func `themes stand a line each, or with bars between, and each once`() throws {
        let themes = try DialogueThemes(written: "Belysning: 12 (lighting)\n\nMopeder: 7 | Skräp: 2").orFail()
        #expect(themes.all.map(\.name) == ["Belysning", "Mopeder", "Skräp"])
        #expect(DialogueThemes(written: themes.written(separator: " | ")) == themes)
        #expect(DialogueThemes(written: "A: 1\nA: 2") == nil)
        #expect(DialogueThemes(written: "Å: 1\nå: 2") == nil)
        #expect(DialogueThemes(written: "A: 1\nB") == nil)
        // What was kept before is read.
        let kept = try ["A", "a"].map { try DialogueTheme(name: $0, count: 1).orFail() }
        #expect(DialogueThemes(kept: kept)?.all == kept && DialogueThemes(kept) == nil)
        let many = (0...DialogueThemes.most).map { "T\($0): 1" }.joined(separator: "\n")
        #expect(DialogueThemes(written: many) == nil)
        let known = try Code<Category>("lighting").orFail()
        #expect(themes.categories(outside: [known]) == [] && themes.categories(outside: []) == [known])
    }

    @Test func `themes that more spoke of than took part are found, where those were counted`() throws {
        let themes = try DialogueThemes(written: "Belysning: 99\nMopeder: 34").orFail()
        let counted = try dialogue(themes: themes)
        #expect(counted.themesBeyondPeople.map(\.name) == ["Belysning"])
        let uncounted = try counted.applying([.setPeople(nil)], on: today, at: .testNow).dialogue
        #expect(uncounted.themesBeyondPeople.isEmpty)
    }

    @Test func `edits are told in words, and an edit that changes nothing is none`() throws {
        let before = try dialogue()
        let themes = try DialogueThemes(written: "Mopeder: 7").orFail()
        let (after, words) = try before.applying(
            [.setPeople(36), .setWhereabouts("Folkets hus"), .setThemes(themes), .setNotes("Två kom sent.")],
            on: today, at: .testNow)
        #expect(after.version == 2 && after.people == 36 && after.themes == themes)
        #expect(
            words.map(\.swedish) == ["Antal: 36", "Teman: Mopeder: 7", "Anteckningarna är ändrade."])
        #expect(words.allSatisfy { $0.swedish != $0.english })
        let same = try before.applying([.setPeople(34)], on: today, at: .testNow)
        #expect(same.dialogue == before && same.words.isEmpty)
        #expect(after.texts.contains("Två kom sent.") && !after.openTexts.contains("Två kom sent."))
    }

    @Test func `a dialogue that is yet to be held cannot be kept`() throws {
        let tomorrow = today.adding(days: 1)
        #expect(throws: DialogueFault.dayNotCome(tomorrow)) {
            try dialogue(tomorrow).requireSound(on: today)
        }
        #expect(throws: DialogueFault.dayNotCome(tomorrow)) {
            try dialogue().applying([.setDay(tomorrow)], on: today, at: .testNow)
        }
    }
}
