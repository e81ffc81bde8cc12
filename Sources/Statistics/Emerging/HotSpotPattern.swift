/// How a place has been hot over time, in the classes of Emerging Hot Spot Analysis; ``HotSpotHistory`` has the
/// rules.
package enum HotSpotPattern: Hashable, Sendable, CaseIterable {
    case none, new, intensifying, persistent, diminishing, sporadic, historical

    /// The word for the class.
    package var words: PlainWords {
        switch self {
        case .none: PlainWords(swedish: "Inget mönster", english: "No pattern")
        case .new: PlainWords(swedish: "Ny", english: "New")
        case .intensifying: PlainWords(swedish: "Tilltagande", english: "Intensifying")
        case .persistent: PlainWords(swedish: "Ihållande", english: "Persistent")
        case .diminishing: PlainWords(swedish: "Avtagande", english: "Diminishing")
        case .sporadic: PlainWords(swedish: "Återkommande", english: "Sporadic")
        case .historical: PlainWords(swedish: "Tidigare", english: "Historical")
        }
    }
}
