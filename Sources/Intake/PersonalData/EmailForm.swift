/// How an e-mail address is written, also with `(at)` or `[at]` for the sign.
enum EmailForm {
    /// The signs that stand for the `@` at this position; nil when none do.
    static func atSign(in signs: [TextSign], at position: Int) -> Range<Int>? {
        let scalar = signs[position].scalar
        if scalar == "@" || scalar == "\u{FF20}" || scalar == "\u{FE6B}" { return position..<position + 1 }
        guard scalar == "(" || scalar == "[" || scalar == "{" else { return nil }
        for spelling in spellings {
            let close = position + 1 + spelling.count
            guard close < signs.count, isClosing(signs[close].scalar),
                zip(signs[position + 1..<close], spelling).allSatisfy({
                    $0.scalar == $1 || $0.scalar.value + 32 == $1.value
                })
            else { continue }
            let before = position > 0 && signs[position - 1].isSpace ? position - 1 : position
            let after = close + 1 < signs.count && signs[close + 1].isSpace ? close + 2 : close + 1
            return before..<after
        }
        return nil
    }

    /// The whole address around the sign, and how many signs were looked at; no range when there is no address.
    static func reach(in signs: [TextSign], around sides: Range<Int>) -> (range: Range<Int>?, steps: Int) {
        var start = sides.lowerBound
        while start > 0, isLocal(signs[start - 1]) { start -= 1 }
        var end = sides.upperBound
        while end < signs.count, isDomain(signs[end]) { end += 1 }
        let steps = end - start
        // A full stop or a hyphen after the address is the sentence's, and one before it too.
        while end > sides.upperBound, signs[end - 1].kind == .other { end -= 1 }
        while start < sides.lowerBound, signs[start].kind == .other { start += 1 }
        guard start < sides.lowerBound, signs[sides.upperBound..<end].contains(where: { $0.scalar == "." })
        else {
            return (nil, steps)
        }
        let labels = signs[sides.upperBound..<end].split(omittingEmptySubsequences: false) {
            $0.scalar == "."
        }
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }),
            let last = labels.last, last.count >= 2, last.contains(where: { $0.kind == .letter })
        else { return (nil, steps) }
        return (start..<end, steps)
    }

    private static let spellings = ["at", "a", "snabela", "snabel-a", "@"].map { Array($0.unicodeScalars) }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ")" || scalar == "]" || scalar == "}"
    }

    /// No sign that can stand for the `@`, or begin what does: so each sign is looked at from two addresses at most.
    private static func isLocal(_ sign: TextSign) -> Bool {
        sign.kind != .other || "._%+-'!#$&*/=?^`|~".unicodeScalars.contains(sign.scalar)
    }

    private static func isDomain(_ sign: TextSign) -> Bool {
        sign.kind != .other || sign.scalar == "." || sign.scalar == "-"
    }
}
