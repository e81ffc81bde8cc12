/// A word to look for, some words in a row, or with a star last the beginning of a word: `knark`, `svart bil`, `moped*`.
///
/// Upper and lower case are the same; `a`, `å` and `ä` are not.
package struct WordPattern: Hashable, Sendable, CustomStringConvertible {
    /// As it was written.
    package let description: String
    /// The folded words with a space before each, and after the last unless it is a beginning.
    let bytes: [UInt8]

    /// Refuses a text without a letter or digit, one longer than 100 bytes, and a star that is not last.
    package init?(_ text: String) {
        let isBeginning = text.hasSuffix("*")
        let words = isBeginning ? text.dropLast() : text[...]
        guard text.utf8.count <= 100, !words.contains("*"), !isBeginning || words.last?.isWhitespace == false
        else { return nil }
        let folded = FoldedText(words)
        guard folded.wordStarts.count > 0 else { return nil }
        description = text
        bytes = isBeginning ? Array(folded.bytes.dropLast()) : folded.bytes
    }
}

/// A text as words in lower case, for finding patterns in it quickly.
struct FoldedText {
    /// Every word with a space before it, and a space at the end. Empty for a text without words.
    private(set) var bytes: [UInt8] = []
    /// Where in `bytes` the space before each word is.
    private(set) var wordStarts: [Int] = []

    private var isInWord = false
    /// A letter that a mark may still follow.
    private var pending: Unicode.Scalar?

    /// Words are runs of letters, digits and the marks on them. O(bytes of `text`).
    init(_ text: some StringProtocol) {
        bytes.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            if (UInt32(0x41)...0x5A).contains(scalar.value) {
                fold(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)))
            } else if scalar.isASCII {
                fold(scalar)
            } else {
                scalar.properties.lowercaseMapping.unicodeScalars.forEach { fold($0) }
            }
        }
        endLetter()
        if !wordStarts.isEmpty { bytes.append(UInt8(ascii: " ")) }
    }

    func contains(_ pattern: WordPattern) -> Bool {
        // Most words differ in their first byte; both always have one after the space.
        let first = pattern.bytes[1]
        return wordStarts.contains {
            bytes[$0 + 1] == first && bytes[$0...].starts(with: pattern.bytes)
        }
    }

    private mutating func fold(_ scalar: Unicode.Scalar) {
        // Å typed as A and a ring is still Å.
        if let base = pending, let composed = Self.composed(base, scalar) {
            pending = composed
            return
        }
        endLetter()
        guard Self.isPartOfWord(scalar) else {
            isInWord = false
            return
        }
        if !isInWord {
            wordStarts.append(bytes.count)
            bytes.append(UInt8(ascii: " "))
            isInWord = true
        }
        pending = scalar
    }

    private mutating func endLetter() {
        guard let letter = pending else { return }
        if letter.isASCII {
            bytes.append(UInt8(truncatingIfNeeded: letter.value))
        } else {
            bytes.append(contentsOf: String(letter).utf8)
        }
        pending = nil
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (UInt32(0x61)...0x7A).contains(scalar.value)
                || (UInt32(0x30)...0x39).contains(scalar.value)
        }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }

    private static func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (base, mark) {
        case ("a", "\u{30A}"): "å"
        case ("a", "\u{308}"): "ä"
        case ("o", "\u{308}"): "ö"
        case ("u", "\u{308}"): "ü"
        case ("e", "\u{301}"): "é"
        default: nil
        }
    }
}
