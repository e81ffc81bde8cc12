/// Whether a measure did what it should, in one word; the raw values are the words that programs read.
package enum EffectVerdict: String, Hashable, Sendable, CaseIterable {
    /// Reports fell by more than chance would have it.
    case fell
    /// The difference may be chance, though a halving would more likely than not have been seen.
    case noClearChange
    /// Reports rose by more than chance would have it.
    case rose
    /// The difference may be chance, and so few reports would more likely than not have hidden even a halving.
    case tooFewToSay
}

extension DisplacementDifference {
    /// The verdict at a level, by these rules, the first that holds:
    ///
    /// 1. ``EffectVerdict/fell`` when the whole interval lies below 0, and would with ``nullStandardError`` too, and by the
    ///    cautious reach of the ``Dispersion``.
    /// 2. ``EffectVerdict/rose`` when the whole interval lies above 0, and would with the standard error that a small count
    ///    before does not shrink too, and by the cautious reach, unless the control area lost more reports than the treated area had.
    /// 3. ``EffectVerdict/tooFewToSay`` when the fall that has an even chance to be seen,
    ///    ``smallestVisibleFall(at:power:)`` at power 0.5, is more than half of the reports ``expected``, or more
    ///    than all of them.
    /// 4. ``EffectVerdict/noClearChange`` otherwise.
    ///
    /// At 95 % and with as many independent reports in all four counts, rule 3 holds up to 61 reports in each.
    package func verdict(at level: ConfidenceLevel = .ninetyFive) -> EffectVerdict {
        let interval = interval(at: level)
        let reach = dispersion.cautiousReach(at: level)
        if interval.upperBound < 0, estimate < -reach * max(standardError, nullStandardError) { return .fell }
        if interval.lowerBound > 0, estimate > reach * max(standardError, nullStandardErrorOfRise),
            !isBeyondControl
        {
            return .rose
        }
        guard let fall = smallestVisibleFall(at: level, power: 0.5), fall <= expected / 2 else {
            return .tooFewToSay
        }
        return .noClearChange
    }
}
