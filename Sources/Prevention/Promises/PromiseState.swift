package import Reports

/// How far a promise has come: a draft is signed, may be prolonged any number of times, and ends with a final account. The raw values are kept,
/// and the words of the API.
package enum PromiseState: String, CaseIterable, Sendable {
    case draft
    case signed
    case prolonged
    case ended

    /// Whether it is in force: what is done is counted, and it is followed up.
    package var isInForce: Bool { self == .signed || self == .prolonged }

    package var name: Bilingual {
        switch self {
        case .draft: Bilingual(swedish: "Utkast", english: "Draft")
        case .signed: Bilingual(swedish: "Undertecknat", english: "Signed")
        case .prolonged: Bilingual(swedish: "Förlängt", english: "Prolonged")
        case .ended: Bilingual(swedish: "Avslutat", english: "Ended")
        }
    }
}
