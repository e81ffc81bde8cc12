package import Reports
package import Statistics

/// The measures of a year judged together, so that luck is not taken for success: of forty without effect one or two would seem to have
/// had one.
///
/// The chances of all are adjusted (``FalseDiscovery``, Benjamini and Hochberg 1995): of those still told to have fallen or risen, at most
/// one in twenty is so by luck, in the long run. A measure that is too few to say counts among those tried.
package struct MeasuresTable<ID: Hashable & Sendable>: Sendable {
    package let rows: [Row]

    package struct Row: Sendable {
        package let measure: ID
        package let effect: MeasuredEffect
        /// The least rate of false discoveries at which it would still be one.
        package let adjusted: Double
        /// The verdict beside all the others.
        package let verdict: EffectVerdict
    }

    /// At most so many of those told are so by luck.
    package static var rate: Double { 0.05 }

    /// In the order given.
    package init(_ judged: [(measure: ID, effect: MeasuredEffect)]) {
        let adjusted =
            FalseDiscovery.adjusted(judged.map { min(1, max(0, $0.effect.chance)) }) ?? judged.map { _ in 1 }
        rows = zip(judged, adjusted).map { judged, adjusted in
            let own = judged.effect.verdict
            let isLuck = adjusted > Self.rate && (own == .fell || own == .rose)
            return Row(
                measure: judged.measure, effect: judged.effect, adjusted: adjusted,
                verdict: isLuck ? .noClearChange : own)
        }
    }
}

extension MeasuresTable.Row {
    /// Why the verdict is another than the measure's own; nil when it is the same.
    package var reason: Bilingual? {
        guard verdict != effect.verdict else { return nil }
        return Bilingual(
            swedish:
                "För sig syntes en förändring, men bland så många åtgärder som prövades kan den vara tur.",
            english: "By itself a change was seen, but among as many measures as were tried it may be luck.")
    }
}
