package import JSON
package import Reports

extension JSONFault {
    /// What to tell the sender of bytes that are no JSON.
    package var message: Bilingual {
        let (swedish, english) = reason.words
        let place = pointer == .root ? "" : ", \(pointer)"
        return Bilingual(
            swedish: "\(swedish) (byte \(offset)\(place)).", english: "\(english) (byte \(offset)\(place)).")
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
