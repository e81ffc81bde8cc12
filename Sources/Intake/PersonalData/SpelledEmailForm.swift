/// An e-mail address written so that machines should not see it: `namn @ exempel.se`, `namn (at) exempel punkt se`, `namn
/// snabel-a exempel.se`, `name at example dot org`.
///
/// Since spaces may stand within, it must end as addresses commonly do (`.se`, `.com`), so that `vi ses @ torget` is none;
/// after a bare `at` a dot must be spelled out too. It looks at one name before and six labels of 40 signs after.
enum SpelledEmailForm {
    /// The address around what stands for the `@`.
    static func range(in signs: [TextSign], around sides: Range<Int>) -> Range<Int>? {
        range(in: signs, around: sides, needsSpelledDot: false)
    }

    /// The address around a word that stands for the `@`; nil for any other word.
    static func range(in signs: [TextSign], word: Range<Int>) -> Range<Int>? {
        if matches(signs, word, "at") { return range(in: signs, around: word, needsSpelledDot: true) }
        if matches(signs, word, "snabela") { return range(in: signs, around: word, needsSpelledDot: false) }
        let end = word.upperBound
        guard matches(signs, word, "snabel"), end + 1 < signs.count,
            signs[end].isHyphen || signs[end].isSpace,
            matches(signs, end + 1..<end + 2, "a"), end + 2 >= signs.count || signs[end + 2].kind == .other
        else { return nil }
        return range(in: signs, around: word.lowerBound..<end + 2, needsSpelledDot: false)
    }

    private static func range(in signs: [TextSign], around sides: Range<Int>, needsSpelledDot: Bool) -> Range<
        Int
    >? {
        var start = sides.lowerBound
        while start > 0, sides.lowerBound - start < 2, isBlank(signs[start - 1]) { start -= 1 }
        let nameEnd = start
        while start > 0, nameEnd - start < 64, isLocal(signs[start - 1]) { start -= 1 }
        while start < nameEnd, signs[start].kind == .other { start += 1 }
        guard start < nameEnd else { return nil }
        var position = sides.upperBound
        while position < signs.count, position - sides.upperBound < 2, isBlank(signs[position]) {
            position += 1
        }
        guard let end = domainEnd(in: signs, from: position, needsSpelledDot: needsSpelledDot) else {
            return nil
        }
        return start..<end
    }

    private static func domainEnd(in signs: [TextSign], from start: Int, needsSpelledDot: Bool) -> Int? {
        var position = start
        var end: Int?
        var hasSpelledDot = false
        for index in 0..<6 {
            let label = labelEnd(in: signs, from: position)
            guard label > position else { break }
            if index > 0, endings.contains(where: { matches(signs, position..<label, $0) }),
                hasSpelledDot || !needsSpelledDot
            {
                end = label
            }
            guard let dot = dotEnd(in: signs, from: label) else { break }
            hasSpelledDot = hasSpelledDot || dot.isSpelled
            position = dot.end
        }
        return end
    }

    private static func labelEnd(in signs: [TextSign], from start: Int) -> Int {
        var end = start
        while end < signs.count, end - start < 40, signs[end].kind != .other || signs[end].isHyphen {
            end += 1
        }
        return end
    }

    /// The position after a full stop between two labels, as a sign or as a word with spaces or brackets around it.
    private static func dotEnd(in signs: [TextSign], from start: Int) -> (end: Int, isSpelled: Bool)? {
        if start < signs.count, signs[start].scalar == "." { return (start + 1, false) }
        var position = start
        while position < signs.count, position - start < 2,
            isBlank(signs[position]) || isBracket(signs[position])
        {
            position += 1
        }
        let word = position..<labelEnd(in: signs, from: position)
        guard position > start, ["punkt", "dot", "prick"].contains(where: { matches(signs, word, $0) }) else {
            return nil
        }
        position = word.upperBound
        while position < signs.count, position - word.upperBound < 2,
            isBlank(signs[position]) || isBracket(signs[position])
        {
            position += 1
        }
        return position > word.upperBound ? (position, true) : nil
    }

    private static func matches(_ signs: [TextSign], _ range: Range<Int>, _ word: String) -> Bool {
        range.count == word.unicodeScalars.count
            && zip(signs[range], word.unicodeScalars).allSatisfy {
                $0.scalar == $1 || $0.scalar.value + 32 == $1.value
            }
    }

    private static func isBlank(_ sign: TextSign) -> Bool { sign.isSpace || sign.scalar == "\n" }

    private static func isBracket(_ sign: TextSign) -> Bool { "()[]{}".unicodeScalars.contains(sign.scalar) }

    private static func isLocal(_ sign: TextSign) -> Bool {
        sign.kind != .other || "._%+-".unicodeScalars.contains(sign.scalar)
    }

    private static let endings = [
        "se", "nu", "com", "org", "net", "eu", "info", "io", "no", "dk", "fi", "de", "uk", "me", "biz", "us",
        "pl",
        "ru", "fr", "nl", "it", "es", "ax", "app", "dev", "tech", "online",
    ]
}
