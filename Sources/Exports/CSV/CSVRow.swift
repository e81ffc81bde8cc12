import JSON
import Reports

/// A row of a table as a Swedish spreadsheet reads it: `;` between cells, decimal comma, local time, CRLF at the end.
///
/// No cell becomes a formula: text that a spreadsheet could take for one gets an apostrophe before it. So does text that
/// begins with an apostrophe, so that taking one away gives back exactly the text. Control characters that are no white
/// space are removed; U+0000 with them.
struct CSVRow: ~Copyable {
    private var text = ""
    private var isEmpty = true

    /// The bytes that tell Excel that the file is UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static func row(_ write: (inout CSVRow) -> Void) -> [UInt8] {
        var row = CSVRow()
        write(&row)
        return Array(row.text.utf8) + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    /// The first row, after the byte order mark.
    static func header(_ names: [String]) -> [UInt8] {
        byteOrderMark + row { row in for name in names { row.text(name) } }
    }

    mutating func text(_ value: String?) {
        cell()
        guard let value else { return }
        guard !Self.isPlain(value) else { return text += value }
        var scalars = String.UnicodeScalarView()
        if Self.isFormula(value) { scalars.append("'") }
        scalars.append(contentsOf: value.unicodeScalars.filter { !Self.isRemoved($0) })
        guard Self.needsQuotes(scalars) else { return text.unicodeScalars.append(contentsOf: scalars) }
        text.unicodeScalars.append("\"")
        for scalar in scalars {
            if scalar == "\"" { text.unicodeScalars.append("\"") }
            text.unicodeScalars.append(scalar)
        }
        text.unicodeScalars.append("\"")
    }

    /// A number stays a number, negative ones too. Nil, infinity and NaN leave the cell empty.
    mutating func number(_ value: Double?, decimals: Int) {
        cell()
        guard let value, let rounded = RoundedNumber(value, decimals: decimals) else { return }
        text += rounded.text(separator: ",")
    }

    mutating func integer(_ value: Int?) {
        cell()
        if let value { text += String(value) }
    }

    /// `2026-11-20 18:05`, as clocks in Sweden show it.
    mutating func time(_ moment: Timestamp?) {
        cell()
        if let moment { text += SwedishTime(moment).description }
    }

    private mutating func cell() {
        if !isEmpty { text += ";" }
        isEmpty = false
    }

    /// Whether the text begins with a letter or digit of ASCII and holds nothing but these, spaces between them and
    /// harmless signs, so that the slower rules have nothing to do.
    private static func isPlain(_ text: String) -> Bool {
        func isWordByte(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: false
            }
        }
        guard let first = text.utf8.first, let last = text.utf8.last, isWordByte(first) else { return false }
        return last != UInt8(ascii: " ")
            && text.utf8.allSatisfy {
                isWordByte($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".")
            }
    }

    /// Whether a spreadsheet could take the text for a formula, or for text that says it is none.
    ///
    /// Spaces, quotes and invisible characters at the beginning are looked past, since importers drop them.
    private static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\u{2212}", "\t", "\r", "\n", "'": return true
            case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true  // full-width = + - @
            case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}": return true  // small = + - @
            default: if !isLookedPast(scalar) { return false }
            }
        }
        return false
    }

    private static func isLookedPast(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isQuotationMark || isRemoved(scalar)
            || scalar.properties.generalCategory == .format
    }

    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\t" && scalar != "\n" && scalar != "\r"
    }

    /// `,` and tabs do not need quotes where `;` parts cells, but a reader that guesses is not led astray.
    private static func needsQuotes(_ scalars: String.UnicodeScalarView) -> Bool {
        scalars.contains { [";", ",", "\"", "\t", "\r", "\n"].contains($0) }
            || scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true
    }
}
