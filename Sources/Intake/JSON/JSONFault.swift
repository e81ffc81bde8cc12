package import Reports

/// What keeps bytes from being JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
    package let reason: Reason
    /// How many bytes stand before the fault.
    package let offset: Int
    /// The innermost value that holds the fault, as a JSON pointer.
    package var pointer: String { path.description }
    private var path: JSONPointer

    init(_ reason: Reason, offset: Int, at path: JSONPointer = .root) {
        self.reason = reason
        self.offset = offset
        self.path = path
    }

    package enum Reason: String, CaseIterable, Sendable {
        case empty
        case byteOrderMark = "byte-order-mark"
        case notUTF8 = "not-utf-8"
        case unexpectedByte = "unexpected-byte"
        case unexpectedEnd = "unexpected-end"
        case trailingComma = "trailing-comma"
        case trailingBytes = "trailing-bytes"
        case tooDeep = "too-deep"
        case duplicateKey = "duplicate-key"
        case malformedNumber = "malformed-number"
        case numberNotFinite = "number-not-finite"
        case numberTooLong = "number-too-long"
        case malformedEscape = "malformed-escape"
        case loneSurrogate = "lone-surrogate"
        case controlCharacter = "control-character"
    }

    /// What to tell the sender.
    package var message: Bilingual {
        let (swedish, english) = reason.words
        let place = path == .root ? "" : ", \(pointer)"
        return Bilingual(
            swedish: "\(swedish) (byte \(offset)\(place)).", english: "\(english) (byte \(offset)\(place)).")
    }

    func within(_ token: String) -> JSONFault {
        var fault = self
        fault.path = path.within(token)
        return fault
    }
}

extension JSONFault.Reason {
    fileprivate var words: (swedish: String, english: String) {
        switch self {
        case .empty: ("Inget JSON-värde skickades", "No JSON value was sent")
        case .byteOrderMark:
            ("JSON får inte inledas med ett byteordningsmärke", "JSON must not begin with a byte order mark")
        case .notUTF8: ("Texten är inte giltig UTF-8", "The text is not valid UTF-8")
        case .unexpectedByte: ("Tecknet hör inte hemma här", "This character does not belong here")
        case .unexpectedEnd: ("JSON-värdet tar slut för tidigt", "The JSON value ends too early")
        case .trailingComma:
            ("Ett kommatecken står sist i en lista eller ett objekt", "A comma ends a list or an object")
        case .trailingBytes: ("Något följer efter JSON-värdet", "Something follows the JSON value")
        case .tooDeep: ("Värdena är nästlade för djupt", "The values are nested too deeply")
        case .duplicateKey:
            ("Samma namn förekommer två gånger i ett objekt", "An object has the same name twice")
        case .malformedNumber: ("Talet är inte skrivet som i JSON", "The number is not written as in JSON")
        case .numberNotFinite: ("Talet är för stort eller inget tal", "The number is too large, or is none")
        case .numberTooLong: ("Talet har för många siffror", "The number has too many digits")
        case .malformedEscape:
            ("Ett omvänt snedstreck följs av fel tecken", "A backslash is followed by the wrong character")
        case .loneSurrogate:
            ("Ett halvt surrogatpar står ensamt", "A surrogate stands without its other half")
        case .controlCharacter:
            ("Ett styrtecken måste skrivas som \\u00XX", "A control character must be written as \\u00XX")
        }
    }
}
