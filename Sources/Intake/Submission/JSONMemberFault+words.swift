package import JSON
package import Reports

extension JSONMemberFault {
    /// What to tell the sender of an object with a member that is missing, unknown or of the wrong type.
    package var message: Bilingual {
        switch reason {
        case .missing:
            Bilingual(swedish: "Fältet måste finnas med.", english: "This member is required.")
        case .unknown(let known):
            Bilingual(
                swedish: "Fältet finns inte. Kända fält: \(known.joined(separator: ", ")).",
                english: "There is no such member. Known members: \(known.joined(separator: ", ")).")
        case .wrongType(let type):
            Bilingual(
                swedish: "Här ska det stå \(type.words.swedish).",
                english: "This must be \(type.words.english).")
        }
    }

    /// The stable name of the reason in error answers.
    package var code: String {
        switch reason {
        case .missing: "member.required"
        case .unknown: "member.unknown"
        case .wrongType: "member.wrong-type"
        }
    }
}

extension JSONType {
    fileprivate var words: (swedish: String, english: String) {
        switch self {
        case .object: ("ett objekt", "an object")
        case .string: ("text", "a string")
        case .number: ("ett tal", "a number")
        case .wholeNumber: ("ett heltal", "a whole number")
        case .bool: ("true eller false", "true or false")
        case .strings: ("en lista med text", "a list of strings")
        case .numbers: ("en lista med tal", "a list of numbers")
        case .list(let most): ("en lista med högst \(most)", "a list of at most \(most)")
        }
    }
}
