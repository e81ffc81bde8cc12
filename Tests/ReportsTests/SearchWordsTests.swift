import Reports
import Testing

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("lampa", "Lamporna"), ("lampan", "LAMPA"), ("lampor", "lampornas"), ("mörkt", "morka"),
        ("mörk", "Mörker"),
        ("gatan", "gator"), ("gata", "GATORNA"), ("parken", "park"), ("huset", "hus"), ("trasig", "trasiga"),
        ("trasigt", "trasig"), ("belysning", "belysningen"), ("bilarna", "bil"), ("väg", "VÄGARNA"),
        ("Skåne", "skane"), ("a\u{30A}ra", "åra"), ("idrottshallen", "Idrottshall"),
    ])
    func `forms of one word are one, with dots or without`(_ one: String, _ other: String) {
        #expect(SearchWords.of(one) == SearchWords.of(other))
        #expect(SearchWords.of(one).count == 1)
    }

    @Test(arguments: [("lampa", "lamell"), ("mörk", "mark"), ("buss", "busk"), ("12", "13"), ("bro", "bror")])
    func `different words stay apart`(_ one: String, _ other: String) {
        #expect(SearchWords.of(one) != SearchWords.of(other))
    }

    @Test func `words that every text has are left out, and signs part words`() {
        #expect(SearchWords.of("Det är mörkt, och det är OLO-204!") == ["mork", "olo", "204"])
        #expect(SearchWords.of("😀 — …").isEmpty)
    }

    @Test func `every word must be found, and a beginning begins one`() throws {
        let query = try #require(SearchWords.Query("mörka idrotts*"))
        #expect(query.words == ["mork"] && query.beginnings == ["idrotts"])
        #expect(query.finds(SearchWords.of("Mörkt vid idrottshallen")))
        #expect(!query.finds(SearchWords.of("Mörkt vid hallen")))
        #expect(!query.finds(SearchWords.of("Vid idrottshallen")))
    }

    @Test(arguments: ["", "och är", "!", "id*", "*", "a b c d e f g h i j k l m n o p"])
    func `what says nothing is no query`(_ text: String) {
        #expect(SearchWords.Query(text) == nil)
    }

    @Test func `what was typed cannot reach the language of the index`() throws {
        let query = try #require(SearchWords.Query(#"lampa" OR NEAR(x) AND text:y"#))
        #expect(query.words.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber } })
    }

    @Test func `a median and a ninth lie where a spreadsheet puts them`() {
        let day: Int64 = 86_400_000
        let days = Durations([4, 1, 3, 2].map { $0 * day })
        #expect(days.count == 4 && days.median == 2.5)
        #expect(abs((days.ninth ?? 0) - 3.7) < 1e-9)
        #expect(Durations([]).median == nil && Durations([day]).ninth == 1)
    }
}
