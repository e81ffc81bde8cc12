import TestSupport
import Testing

@testable import CQL2

@Suite struct LikePatternTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("%", "", true), ("%", "åäö", true), ("_", "ö", true),
        ("_", "", false),
        ("a%", "abc", true), ("%c", "abc", true), ("%b%", "abc", true), ("a_c", "abc", true),
        ("a_c", "ac", false),
        ("%a%b%c", "xxaxxbxxc", true), ("%a%b%c", "xxaxxcxxb", false), (#"100\%"#, "100%", true),
        (#"100\%"#, "1000", false), (#"a\_b"#, "a_b", true), (#"a\_b"#, "axb", false), (#"a\"#, #"a\"#, true),
        ("A", "a", false),
    ])
    func `a pattern matches what it says`(_ pattern: String, _ text: String, _ isMatch: Bool) {
        #expect(LikePattern(pattern).matches(text) == isMatch)
    }

    /// The same by trying every way.
    private func matches(_ pattern: Substring, _ text: Substring) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "%" {
            return matches(pattern.dropFirst(), text) || !text.isEmpty && matches(pattern, text.dropFirst())
        }
        guard let sign = text.first, first == "_" || first == sign else { return false }
        return matches(pattern.dropFirst(), text.dropFirst())
    }

    @Test func `it agrees with trying every way`() {
        var chance = SeededChance(seed: 62)
        for _ in 0..<20_000 {
            let pattern = String(
                (0..<Int.random(in: 0...6, using: &chance)).map { _ in
                    "ab%_".randomElement(using: &chance) ?? "a"
                })
            let text = String(
                (0..<Int.random(in: 0...6, using: &chance)).map { _ in
                    "ab".randomElement(using: &chance) ?? "a"
                })
            #expect(
                LikePattern(pattern).matches(text) == matches(pattern[...], text[...]), "\(pattern) \(text)")
        }
    }
}
