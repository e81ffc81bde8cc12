/// The words, numbers and signs of CQL2 text, in their order.
struct CQLTokens {
    enum Token: Hashable {
        /// Unquoted, it may be a keyword.
        case name(String, isQuoted: Bool)
        case text(String)
        case number(Double)
        case sign(String)
        case end
    }

    private(set) var tokens: [(token: Token, position: Int)] = []

    /// - Complexity: O(*n*).
    init(_ text: String) throws(CQLFault) {
        let signs = Array(text.unicodeScalars)
        var index = 0
        while index < signs.count {
            let sign = signs[index]
            let start = index
            if sign.properties.isWhitespace {
                index += 1
            } else if sign == "'" {
                tokens.append((.text(try Self.quoted(signs, &index, by: "'")), start))
            } else if sign == "\"" {
                tokens.append((.name(try Self.quoted(signs, &index, by: "\""), isQuoted: true), start))
            } else if Self.beginsNumber(signs, index) {
                tokens.append((.number(try Self.number(signs, &index)), start))
            } else if Self.beginsName(sign) {
                while index < signs.count, Self.continuesName(signs[index]) { index += 1 }
                tokens.append((.name(Self.text(signs[start..<index]), isQuoted: false), start))
            } else {
                tokens.append((.sign(try Self.sign(signs, &index)), start))
            }
        }
        tokens.append((.end, signs.count))
    }

    /// What stands between two quotes; a quote within is doubled, or has a backslash before it.
    private static func quoted(
        _ signs: [Unicode.Scalar], _ index: inout Int, by quote: Unicode.Scalar
    ) throws(CQLFault) -> String {
        let start = index
        var found = String.UnicodeScalarView()
        index += 1
        while index < signs.count {
            let next = index + 1 < signs.count ? signs[index + 1] : nil
            if signs[index] == "\\", next == quote {
                // At the very end the backslash is a sign like others: 'a\' is whole, and 'a\'b' has a quote in it.
                guard signs[(index + 2)...].contains(quote) else {
                    found.append(signs[index])
                    index += 1
                    continue
                }
                found.append(quote)
                index += 2
            } else if signs[index] != quote {
                found.append(signs[index])
                index += 1
            } else if next == quote {
                found.append(quote)
                index += 2
            } else {
                index += 1
                return String(found)
            }
        }
        throw .unexpected(
            Self.text(signs[start..<min(signs.count, start + 20)]), at: start,
            sv: "ett citattecken som avslutar", en: "a quotation mark that ends it")
    }

    private static func beginsNumber(_ signs: [Unicode.Scalar], _ index: Int) -> Bool {
        isDigit(signs[index])
            || signs[index] == "." && index + 1 < signs.count && isDigit(signs[index + 1])
    }

    private static func number(_ signs: [Unicode.Scalar], _ index: inout Int) throws(CQLFault) -> Double {
        let start = index
        while index < signs.count, isDigit(signs[index]) || signs[index] == "." { index += 1 }
        if index < signs.count, signs[index] == "e" || signs[index] == "E" {
            var ahead = index + 1
            if ahead < signs.count, signs[ahead] == "+" || signs[ahead] == "-" { ahead += 1 }
            if ahead < signs.count, isDigit(signs[ahead]) {
                index = ahead
                while index < signs.count, isDigit(signs[index]) { index += 1 }
            }
        }
        let text = Self.text(signs[start..<index])
        guard text.utf8.count <= 400, let number = Double(text), number.isFinite else {
            throw .unexpected(text, at: start, sv: "ett tal", en: "a number")
        }
        return number
    }

    private static func sign(_ signs: [Unicode.Scalar], _ index: inout Int) throws(CQLFault) -> String {
        let start = index
        let pair = text(signs[start..<min(signs.count, start + 2)])
        if ["<>", "<=", ">="].contains(pair) {
            index += 2
            return pair
        }
        let one = text(signs[start...start])
        guard ["=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ","].contains(one) else {
            throw .unexpected(one, at: start, sv: "något annat tecken", en: "another sign")
        }
        index += 1
        return one
    }

    private static func isDigit(_ sign: Unicode.Scalar) -> Bool { ("0"..."9").contains(sign) }

    private static func beginsName(_ sign: Unicode.Scalar) -> Bool {
        sign == "_" || sign == ":" || sign.properties.isAlphabetic
    }

    private static func continuesName(_ sign: Unicode.Scalar) -> Bool {
        beginsName(sign) || isDigit(sign) || sign == "."
    }

    private static func text(_ signs: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(signs))
    }
}
