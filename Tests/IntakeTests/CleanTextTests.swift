import Testing

@testable import Intake

struct CleanTextTests {
    @Test(arguments: [
        "Lamporna bakom idrottshallen är trasiga.", "Rad ett\nrad två\n\n\tindragen",
        "Åäö ÅÄÖ éü ß € – ”citat” …",
        "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇸🇪 👍🏽 ❤️ 🏳️‍🌈 1️⃣", "می‌خواهم بگویم", "क्‍ष", "שלום \u{200F}", "日本語のテキスト", "a & b < c > \"d\" 'e' \\ %00",
    ])
    func `ordinary text comes through byte for byte`(_ text: String) {
        #expect(Array(CleanText(text).description.utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("  å  ", "å"), ("a\u{30A}", "å"), ("\u{212B}", "Å"), ("rad\r\nrad\rrad", "rad\nrad\nrad"),
        ("a\0b\u{7}c\u{85}d", "abcd"), ("\u{FEFF}a", "a"),
        ("81\u{200B}12\u{AD}18\u{2060}-98\u{34F}76", "811218-9876"),
        ("\u{202E}txt.exe\u{202C}\u{2066}x\u{2069}", "txt.exex"), ("a\u{200D}b\u{200C}c", "abc"),
        ("💡\u{200D}", "💡"),
        ("a\u{E0041}\u{E0042}", "a"), ("e\u{200B}\u{301}", "é"), ("\u{180E}\u{3000}x\u{A0}", "x"), ("", ""),
        ("\u{301}", "\u{301}"),
    ])
    func `what deceives is taken away`(_ text: String, _ clean: String) {
        #expect(Array(CleanText(text).description.utf8) == Array(clean.utf8))
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF] as [UInt32])
    func `a noncharacter is taken away`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(CleanText("a\(Character(scalar))b").description == "ab")
    }

    @Test func `at most eight marks stand on a letter`() {
        let zalgo =
            "L" + String(repeating: "\u{315}", count: 50_000) + "ampa"
            + String(repeating: "\u{20DD}", count: 8)
        let clean = CleanText(zalgo).description
        #expect(clean.unicodeScalars.count == 1 + 8 + 4 + 8)
        #expect(CleanText(clean).description == clean)
    }
}
