package import Reports
package import Statistics

/// How the hottest cell of a hotspot has been hot over the months or weeks asked about; see ``ReportPeriods``.
package struct HotspotPattern: Hashable, Sendable {
    package let kind: EmergingClass
    /// The word for the kind.
    package let words: Bilingual
    /// Why it is of that kind: one sentence with the figures.
    package let reason: Bilingual

    package init(kind: EmergingClass, words: Bilingual, reason: Bilingual) {
        self.kind = kind
        self.words = words
        self.reason = reason
    }

    init(_ history: HotSpotHistory, _ length: PeriodLength) {
        self.init(kind: history.pattern, words: history.pattern.words, reason: history.reason(length))
    }
}

extension EmergingClass {
    /// The word for the class.
    package var words: Bilingual {
        switch self {
        case .unclear: Bilingual(swedish: "Inget mönster", english: "No pattern")
        case .new: Bilingual(swedish: "Ny", english: "New")
        case .intensifying: Bilingual(swedish: "Tilltagande", english: "Intensifying")
        case .persistent: Bilingual(swedish: "Ihållande", english: "Persistent")
        case .diminishing: Bilingual(swedish: "Avtagande", english: "Diminishing")
        case .sporadic: Bilingual(swedish: "Återkommande", english: "Sporadic")
        case .historical: Bilingual(swedish: "Tidigare", english: "Historical")
        }
    }
}
