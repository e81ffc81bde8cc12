import Reports
import Statistics

/// The verdict on a measure with its sentences: what the difference says where the ratio agrees, and why not where it does
/// not.
///
/// The difference takes for granted that the areas would have changed by the same number, the ratio that they would have by
/// the same share. Where they are alike in size both come to the same; where they are not, a large area that grows by a tenth
/// gains more reports than a small one has. So a fall or a rise is stated only when both say it, with the areas next door
/// counted in. Where one area has more than twice the reports of the other, the ratio may say it alone, unless the difference goes
/// the other way: weeks that bring more everywhere then cancel in the ratio only.
struct EffectConclusion {
    let verdict: EffectVerdict
    let words: Bilingual

    /// - Parameters:
    ///   - ratio: of the areas with those next door counted in.
    ///   - pairs: the counts of treated and control, then of the areas next door if there are any.
    ///   - shared: how many reports lie in more than one of the areas.
    ///   - spans: the weeks that were compared.
    ///   - asksForBoth: whether the ratio may never say it alone.
    init(
        _ difference: DisplacementDifference, _ ratio: RateRatio,
        pairs: [(treated: MeasuredEffect.Counts, control: MeasuredEffect.Counts)], shared: Int,
        _ spans: EffectSpans, asksForBoth: Bool
    ) {
        let verdict: EffectVerdict
        let words: Bilingual
        let said = difference.words()
        let caution = pairs.indices.lazy.compactMap { Self.caution(pairs[$0], isNextDoor: $0 > 0) }.first
        if let lacking = pairs.first.flatMap({ Self.lacking($0.treated, $0.control) }),
            pairs.contains(where: { !$0.treated.isNone || !$0.control.isNone })
        {
            (verdict, words) = (.tooFewToSay, lacking)
        } else if difference.dispersion == nil, [.fell, .rose].contains(difference.verdict()) {
            (verdict, words) = (.tooFewToSay, Self.tooShort + caution)
        } else if let told = Self.toldByShare(difference, ratio), caution != nil {
            verdict = asksForBoth ? difference.verdict() : told
            words = asksForBoth ? said + Self.onlyByShare + caution : ratio.words() + caution
        } else if let doubt = Self.doubt(difference.verdict(), ratio) {
            let isHidden = ratio.cautiousInterval().lowerBound <= 0.5
            verdict = isHidden ? .tooFewToSay : .noClearChange
            words = doubt + (isHidden ? Self.tooFew : nil) + caution
        } else {
            (verdict, words) = (difference.verdict(), said + caution)
        }
        self.verdict = verdict
        self.words = words + Self.overlap(shared) + (difference.standardError > 0 ? spans.words : nil)
    }

    /// A fall or rise that the ratio tells and the difference does not, nor its opposite; nil for none.
    private static func toldByShare(_ difference: DisplacementDifference, _ ratio: RateRatio)
        -> EffectVerdict?
    {
        let (verdict, interval) = (difference.verdict(), ratio.cautiousInterval())
        guard difference.dispersion != nil, verdict != .fell, verdict != .rose else { return nil }
        if interval.upperBound < 1, difference.estimate < 0 { return .fell }
        return interval.lowerBound > 1 && difference.estimate > 0 ? .rose : nil
    }

    /// What is said of areas that share reports; nil when they share none.
    private static func overlap(_ shared: Int) -> Bilingual? {
        guard shared > 0 else { return nil }
        return Bilingual(
            swedish:
                "Områdena går in i varandra: \(shared) \(shared == 1 ? "rapport" : "rapporter") ligger i mer "
                + "än ett av dem och räknades bara till det första.",
            english:
                "The areas overlap: \(shared) \(shared == 1 ? "report lies" : "reports lie") in more than one of "
                + "them and counted to the first alone.")
    }

    /// Why a fall or a rise by number is not stated; nil when it is, or when there is none.
    private static func doubt(_ verdict: EffectVerdict, _ ratio: RateRatio) -> Bilingual? {
        let interval = ratio.cautiousInterval()
        let (isBelow, isAbove) = (interval.upperBound < 1, interval.lowerBound > 1)
        switch verdict {
        case .noClearChange, .tooFewToSay: return nil
        case .fell where isBelow, .rose where isAbove: return nil
        case .fell where isAbove, .rose where isBelow:
            return Bilingual(
                swedish:
                    "Räknat i antal och räknat i andelar går skillnaden mot jämförelseområdet åt olika håll, så "
                    + "områdena är för olika för att jämföras.",
                english:
                    "By number and by share the difference from the comparison area goes opposite ways, so the areas "
                    + "are too unlike to be compared.")
        case .fell, .rose:
            return Bilingual(
                swedish: "Räknat i andelar kan skillnaden mot jämförelseområdet vara slump.",
                english: "In shares, the difference from the comparison area may be chance.")
        }
    }

    private static let onlyByShare = Bilingual(
        swedish:
            "Räknat i andelar är skillnaden mer än slumpen brukar ge, men inte räknat i antal. Båda ska säga det.",
        english:
            "In shares the difference is more than chance tends to bring, but not by number. Both are to say it."
    )

    private static let tooFew = Bilingual(
        swedish: "Rapporterna är för få för att säga mer.", english: "There are too few reports to say more.")

    private static let tooShort = Bilingual(
        swedish:
            "En enda vecka före och en efter räcker inte för att se hur ojämnt rapporterna kommer, så om skillnaden är "
            + "mer än slump går inte att säga.",
        english:
            "A single week before and one after do not show how unevenly reports come, so whether the difference is "
            + "more than chance cannot be said.")

    /// What is said where one of the areas has no reports at all; nil where both have some.
    private static func lacking(
        _ treated: MeasuredEffect.Counts, _ control: MeasuredEffect.Counts
    ) -> Bilingual? {
        if treated.isNone {
            return Bilingual(
                swedish: "Området där åtgärden gjordes har inga rapporter, varken före eller efter.",
                english: "The area of the measure has no reports, neither before nor after.")
        }
        guard control.isNone else { return nil }
        return Bilingual(
            swedish:
                "Jämförelseområdet har inga rapporter, varken före eller efter, så det finns inget att jämföra med.",
            english:
                "The comparison area has no reports, neither before nor after, so there is nothing to compare with."
        )
    }

    /// What is said of areas of which one had more than twice as many reports as the other.
    private static func caution(
        _ pair: (treated: MeasuredEffect.Counts, control: MeasuredEffect.Counts), isNextDoor: Bool
    ) -> Bilingual? {
        let (treated, control) = (pair.treated.before, pair.control.before)
        guard max(treated, control) > 2 * min(treated, control) else { return nil }
        return isNextDoor
            ? Bilingual(
                swedish:
                    "Områdena intill är olika stora: \(treated) rapporter före åtgärden mot \(control) intill "
                    + "jämförelseområdet. Välj hellre sådana som är ungefär lika stora.",
                english:
                    "The areas next door differ in size: \(treated) reports before the measure, \(control) next "
                    + "to the comparison area. Rather choose such as are about as large.")
            : Bilingual(
                swedish: "Områdena är olika stora: \(treated) rapporter före åtgärden mot \(control) i "
                    + "jämförelseområdet. Välj hellre ett som är ungefär lika stort.",
                english: "The areas differ in size: \(treated) reports before the measure, \(control) in the "
                    + "comparison area. Rather choose one about as large.")
    }
}

extension MeasuredEffect.Counts {
    fileprivate var isNone: Bool { before == 0 && after == 0 }
}

extension Bilingual {
    /// One after the other.
    static func + (one: Bilingual, other: Bilingual?) -> Bilingual {
        guard let other else { return one }
        return Bilingual(
            swedish: "\(one.swedish) \(other.swedish)", english: "\(one.english) \(other.english)")
    }
}
