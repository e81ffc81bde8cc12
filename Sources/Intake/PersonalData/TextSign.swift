/// One scalar of a text, sorted once.
struct TextSign {
    let scalar: Unicode.Scalar
    let kind: Kind
    /// The value of a decimal digit of any script, full-width ones too; 0 for other signs.
    let digit: UInt8

    enum Kind { case digit, letter, other }

    init(_ scalar: Unicode.Scalar) {
        self.scalar = scalar
        if scalar.isASCII {
            let isDigit = ("0"..."9").contains(scalar)
            kind =
                isDigit
                ? .digit : ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) ? .letter : .other
            digit = isDigit ? UInt8(truncatingIfNeeded: scalar.value - 0x30) : 0
        } else if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
            (0...9).contains(value)
        {
            kind = .digit
            digit = UInt8(value)
        } else {
            kind = scalar.properties.isAlphabetic ? .letter : .other
            digit = 0
        }
    }

    /// A space within a line, of any width.
    var isSpace: Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    var isHyphen: Bool {
        switch scalar.value {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: true
        default: false
        }
    }
}
