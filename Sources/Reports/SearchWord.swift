/// A word of a text in the form in which words are compared however they were typed: in lower case and without marks over letters.
package struct SearchWord: Hashable, Sendable {
    /// UTF-8; `å` and `ä` are `a`, `ö` is `o`.
    package let letters: [UInt8]
    /// As it stands in the text.
    package let written: String

    package var plain: String { String(decoding: letters, as: UTF8.self) }

    /// The words of a text: its runs of letters, digits and the marks on them. O(*n*).
    package static func words(of text: some StringProtocol) -> [SearchWord] {
        var words: [SearchWord] = []
        var letters: [UInt8] = []
        var written = String.UnicodeScalarView()
        func end() {
            if !letters.isEmpty { words.append(SearchWord(letters: letters, written: String(written))) }
            (letters, written) = ([], String.UnicodeScalarView())
        }
        for scalar in text.unicodeScalars {
            guard isPartOfWord(scalar) else {
                end()
                continue
            }
            written.append(scalar)
            append(scalar, to: &letters)
        }
        end()
        return words
    }

    private static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt8]) {
        if scalar.isASCII {
            let isUpper = (UInt32(0x41)...0x5A).contains(scalar.value)
            letters.append(UInt8(truncatingIfNeeded: isUpper ? scalar.value | 0x20 : scalar.value))
            return
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            switch lower {
            case "å", "ä", "á", "à", "â", "ã": letters.append(UInt8(ascii: "a"))
            case "ö", "ø", "ó", "ò", "ô", "õ": letters.append(UInt8(ascii: "o"))
            case "é", "è", "ê", "ë": letters.append(UInt8(ascii: "e"))
            case "ü", "ú", "ù", "û": letters.append(UInt8(ascii: "u"))
            case "í", "ì", "î", "ï": letters.append(UInt8(ascii: "i"))
            case "æ": letters += [UInt8(ascii: "a"), UInt8(ascii: "e")]
            default:
                if case .nonspacingMark = lower.properties.generalCategory { continue }
                letters += Array(String(lower).utf8)
            }
        }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (UInt32(0x61)...0x7A).contains(scalar.value | 0x20)
                || (UInt32(0x30)...0x39).contains(scalar.value)
        }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}
