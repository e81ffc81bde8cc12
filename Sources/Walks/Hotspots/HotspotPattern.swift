package import Reports
import Statistics

/// How the hottest cell of a hotspot has been hot over the months or weeks asked about; see ``ReportPeriods``.
package struct HotspotPattern: Hashable, Sendable {
    package let kind: Kind
    /// The word for the kind.
    package let words: Bilingual
    /// Why it is of that kind: one sentence with the figures.
    package let reason: Bilingual

    /// The classes of `HotSpotPattern` in the room Statistics, by the words that programs read.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Not hot in the last period, nor nearly always before.
        case unclear = "none"
        case new, intensifying, persistent, diminishing, sporadic, historical
    }

    package init(kind: Kind, words: Bilingual, reason: Bilingual) {
        self.kind = kind
        self.words = words
        self.reason = reason
    }

    init(_ history: HotSpotHistory, _ length: PeriodLength) {
        self.init(
            kind: Kind(history.pattern), words: Bilingual(history.pattern.words),
            reason: Bilingual(history.reason(length)))
    }
}

extension HotspotPattern.Kind {
    init(_ pattern: HotSpotPattern) {
        self =
            switch pattern {
            case .none: .unclear
            case .new: .new
            case .intensifying: .intensifying
            case .persistent: .persistent
            case .diminishing: .diminishing
            case .sporadic: .sporadic
            case .historical: .historical
            }
    }
}
