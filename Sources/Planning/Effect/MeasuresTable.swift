package import Reports
package import Statistics

/// The measures of a year judged together, so that luck is not taken for success: of forty without effect one or two would seem to have
/// had one.
///
/// The chances of all are adjusted (``FalseDiscovery``, Benjamini and Hochberg 1995): of those still told to have fallen or risen, at most
/// one in twenty is so by luck, in the long run. A measure that is too few to say counts among those tried. So does each that was
/// done and that nobody has judged, as if its chance were 1, and the chance of one that was judged in several ways counts once for each (C. E.
/// Bonferroni): then neither leaving out measures nor trying again makes luck into success.
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
    ///
    /// - Parameters:
    ///   - ways: in how many ways a measure was judged; once where nothing is said.
    ///   - unjudged: how many measures more there were.
    package init(
        _ judged: [(measure: ID, effect: MeasuredEffect)], ways: [ID: Int] = [:], unjudged: Int = 0
    ) {
        let chances = judged.map { one in
            min(1, max(0, one.effect.chance) * Double(max(1, ways[one.measure] ?? 1)))
        }
        let others = [Double](repeating: 1, count: max(0, unjudged))
        let adjusted = FalseDiscovery.adjusted(chances + others) ?? chances.map { _ in 1 }
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
