import Reports
import TestSupport
import Testing

@testable import Triage

@Suite struct CategorySuggesterTests {
    private static func suggester() throws -> CategorySuggester {
        func list(_ code: String, _ words: [(String, Int)]) throws -> CategorySuggester.List {
            CategorySuggester.List(
                category: try .fixture(code),
                entries: try words.map {
                    CategorySuggester.Entry(word: try SuggestionWord($0.0).orFail(), weight: $0.1)
                })
        }
        return CategorySuggester([
            try list(
                "lighting",
                [("lamp*", 4), ("*belysning*", 4), ("gatubelysning*", 4), ("mörk", 2), ("trasig*", 1)]),
            try list("visibility", [("ser inte", 3), ("häck*", 5)]),
            try list("mopeds", [("a-traktor*", 5), ("kör", 1)]), try list("other", []),
        ])
    }

    @Test(arguments: [
        ("Lamporna är trasiga", "lighting", 5, ["Lamporna", "trasiga"]),
        ("slackt gatubelysning", "lighting", 4, ["gatubelysning"]),
        ("GATUBELYSNIGEN", "lighting", 3, ["GATUBELYSNIGEN"]),
        ("Man ser inte för hacken", "visibility", 8, ["ser", "hacken"]),
        ("A-traktorer kör här, ja kör", "mopeds", 6, ["A", "kör"]),
    ])
    func `the words of a text speak for a category, and are told`(
        _ text: String, _ category: String, _ score: Int, _ words: [String]
    ) throws {
        let first = try #require(try Self.suggester().suggestions(for: text).first)
        #expect(first.category.description == category)
        #expect(first.score == score)
        #expect(first.words == words)
    }

    @Test(arguments: ["", "Hundbajs på gräset", "Det är mörk choklad", "kör kör kör", "Serin te"])
    func `words that speak for little suggest nothing`(_ text: String) throws {
        #expect(try Self.suggester().suggestions(for: text).isEmpty)
    }

    @Test func `a suggestion is sure when it weighs enough and leads`() throws {
        let suggester = try Self.suggester()
        #expect(suggester.suggestions(for: "lampa").map(\.confidence) == [.high])
        #expect(suggester.suggestions(for: "lampa bakom häcken").map(\.confidence) == [.low, .low])
        #expect(suggester.suggestions(for: "gatubelysnigen").map(\.confidence) == [.low])
    }

    @Test func `of as much weight, the category that stands first in the profile comes first`() throws {
        let found = try Self.suggester().suggestions(for: "trasig lampa och en häck")
        #expect(found.map(\.category.description) == ["lighting", "visibility"])
    }

    @Test func `a correction is told only where it is sure and another category`() throws {
        let suggester = try Self.suggester()
        let (lighting, drugs) = (
            try Code<Category>("lighting").orFail(), try Code<Category>("drugs").orFail()
        )
        #expect(suggester.correction(of: drugs, in: "lampan är trasig")?.category == lighting)
        #expect(suggester.correction(of: lighting, in: "lampan är trasig") == nil)
        #expect(suggester.correction(of: drugs, in: "gatubelysnigen") == nil)
    }

    @Test func `the reason names the words in both languages`() throws {
        let reason = try #require(try Self.suggester().suggestions(for: "Lampan är trasig").first).reason
        #expect(reason.swedish == "Orden ”Lampan” och ”trasig” talar för lighting.")
        #expect(reason.english == "The words ”Lampan” and ”trasig” speak for lighting.")
    }

    @Test(arguments: ["", "*", "a*b", "…", String(repeating: "x", count: 101)])
    func `what is no word to look for is refused`(_ text: String) {
        #expect(SuggestionWord(text) == nil)
    }
}
