import Testing

@testable import Reports

@Suite struct NearestWordTests {
    @Test(arguments: [
        ("lightning", "lighting"), ("lihgting", "lighting"), ("Drugs", "drugs"), ("vandalsim", "vandalism"),
        ("speding", "speeding"), ("xyz", nil), ("", nil), ("l", nil),
    ])
    func `a misspelt word has the known one that is nearest, if any is near`(
        _ typed: String, _ meant: String?
    ) {
        #expect(NearestWord.of(typed, among: ["drugs", "lighting", "speeding", "vandalism"]) == meant)
    }

    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("abc", "abd", 1), ("abc", "acb", 1), ("kitten", "sitting", 3),
        ("ca", "abc", 3), ("å", "a", 1),
    ])
    func `edits are counted as Damerau counts them`(_ one: String, _ other: String, _ edits: Int) {
        #expect(NearestWord.edits(from: Array(one), to: Array(other)) == edits)
        #expect(NearestWord.edits(from: Array(other), to: Array(one)) == edits)
    }
}
