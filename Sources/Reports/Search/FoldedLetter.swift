/// Letters and digits as a search sees them: in lower case, without marks. `å`, `Ä` and `á` are `a`.
enum FoldedLetter {
    /// The letters or digits that stand for a sign; nil for one that is neither.
    static func of(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "a"..."z", "0"..."9": return String(scalar)
        case "A"..."Z": return String(scalar).lowercased()
        case "å", "Å", "ä", "Ä", "à", "À", "á", "Á", "â", "Â", "ã", "Ã", "ā", "Ā", "ă", "Ă", "ą", "Ą":
            return "a"
        case "æ", "Æ": return "ae"
        case "ö", "Ö", "ø", "Ø", "ò", "Ò", "ó", "Ó", "ô", "Ô", "õ", "Õ", "ō", "Ō", "ő", "Ő": return "o"
        case "œ", "Œ": return "oe"
        case "é", "É", "è", "È", "ê", "Ê", "ë", "Ë", "ē", "Ē", "ę", "Ę", "ě", "Ě": return "e"
        case "ü", "Ü", "ù", "Ù", "ú", "Ú", "û", "Û", "ū", "Ū", "ű", "Ű", "ů", "Ů": return "u"
        case "í", "Í", "ì", "Ì", "î", "Î", "ï", "Ï", "ī", "Ī": return "i"
        case "ç", "Ç", "ć", "Ć", "č", "Č": return "c"
        case "ñ", "Ñ", "ń", "Ń", "ň", "Ň": return "n"
        case "ý", "Ý", "ÿ", "Ÿ": return "y"
        case "š", "Š", "ś", "Ś", "ş", "Ş": return "s"
        case "ž", "Ž", "ź", "Ź", "ż", "Ż": return "z"
        case "ł", "Ł": return "l"
        case "ð", "Ð", "đ", "Đ", "ď", "Ď": return "d"
        case "ß": return "ss"
        case let other where other.isASCII || isMark(other): return nil
        case let other:
            let properties = other.properties
            guard properties.isAlphabetic || properties.numericType != nil else { return nil }
            return properties.lowercaseMapping
        }
    }

    /// Whether the sign is a mark on the letter before it, as in text that is not composed.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool { ("\u{300}"..."\u{36F}").contains(scalar) }
}
