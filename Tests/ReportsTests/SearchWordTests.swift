import Reports
import TestSupport
import Testing

@Suite struct SearchWordTests {
    @Test(arguments: [
        ("Södra vägen 12B!", ["sodra", "vagen", "12b"]), ("ÅÄÖ åäö Éva", ["aao", "aao", "eva"]),
        ("A\u{30A}ngstro\u{308}m", ["angstrom"]), ("a-traktor", ["a", "traktor"]), ("…", []),
    ])
    func `words are compared without case and without marks, however the marks are typed`(
        _ text: String, _ words: [String]
    ) {
        #expect(SearchWord.words(of: text).map(\.plain) == words)
    }

    @Test func `a word stands as it was written too`() {
        #expect(SearchWord.words(of: "vid Södra Vägen").map(\.written) == ["vid", "Södra", "Vägen"])
    }

    @Test func `any text has words, and none of them is empty`() {
        var chance = SeededChance(seed: 1)
        for _ in 0..<500 {
            let words = SearchWord.words(of: hostileText(&chance))
            #expect(words.allSatisfy { !$0.written.isEmpty && !$0.plain.contains(where: \.isUppercase) })
        }
    }

    @Test(arguments: [
        ("lampa", "lampa", 2, 0), ("lampa", "lmapa", 1, 1), ("lampa", "lampor", 2, 2),
        ("lampa", "lykta", 2, nil),
        ("", "ab", 2, 2), ("abc", "abcd", 0, nil),
    ])
    func `edits are counted up to a bound`(_ one: String, _ other: String, _ most: Int, _ edits: Int?) {
        #expect(Misspelling.edits(from: Array(one.utf8), to: Array(other.utf8), most: most) == edits)
    }

    @Test func `a bound changes no count within it`() {
        var chance = SeededChance(seed: 3)
        for _ in 0..<2_000 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...7, using: &chance)).map { _ in
                    UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "c"), using: &chance)
                }
            }
            let all = Misspelling.edits(from: words[0], to: words[1], most: 9)
            let bounded = Misspelling.edits(from: words[0], to: words[1], most: 2)
            #expect(bounded == (all.flatMap { $0 <= 2 ? $0 : nil }))
            let beginnings = (0...words[1].count).compactMap {
                Misspelling.edits(from: words[0], to: words[1].prefix($0), most: 2)
            }
            #expect(
                Misspelling.edits(from: words[0], toBeginningOf: words[1], most: 2) == beginnings.min())
        }
    }
}
