package import Reports
import Statistics

/// What it would take to see a halving four times of five, if reports go on coming as they do.
package struct EnoughReports: Hashable, Sendable {
    /// How many reports more would have to be expected in the treated area, for each span; 0 for enough.
    package let reports: Int
    /// How many months longer both spans would have to be; 0 for enough, nil where it would be beyond ten years in all.
    package let months: Int?

    package init(reports: Int, months: Int?) { (self.reports, self.months) = (reports, months) }

    /// Nil when none are to be expected, so that nothing can be said.
    init?(_ difference: DisplacementDifference, _ ratio: RateRatio, _ spans: EffectSpans) {
        guard let byNumber = difference.timesForHalving(), let byShare = ratio.timesForHalving() else {
            return nil
        }
        let times = max(byNumber, byShare)
        guard times > 1 else { (reports, months) = (0, 0); return }
        reports = Int(min(1e9, ((times - 1) * difference.expected).rounded(.up)))
        let weeks = (times - 1) * Double(spans.after.weeks)
        months =
            weeks + Double(spans.after.weeks) <= Double(EffectSpans.lengths.upperBound)
            ? Int((weeks * 7 * 12 / 365.2425).rounded(.up)) : nil
    }

    package var words: Bilingual? {
        guard reports > 0 else { return nil }
        let more = Bilingual(
            swedish:
                "För att en halvering ska synas fyra gånger av fem behövs ungefär \(reports) \(reports == 1 ? "rapport" : "rapporter") till att vänta där åtgärden "
                + "gjordes, lika många fler före",
            english:
                "To see a halving four times of five takes some \(reports) more \(reports == 1 ? "report" : "reports") to be expected where the measure was, and as many "
                + "more before")
        guard let months else {
            return Bilingual(
                swedish:
                    "\(more.swedish). Så som rapporterna kommer tar det mer än tio år: välj ett större område, fler kategorier eller "
                    + "se flera sådana åtgärder tillsammans.",
                english:
                    "\(more.english). As reports come that is more than ten years: choose a larger area or more categories, or look at several "
                    + "such measures together.")
        }
        return Bilingual(
            swedish:
                "\(more.swedish): så som rapporterna kommer \(months) \(months == 1 ? "månad" : "månader") till, före och efter.",
            english:
                "\(more.english): as reports come, \(months) more \(months == 1 ? "month" : "months") before and after."
        )
    }
}
