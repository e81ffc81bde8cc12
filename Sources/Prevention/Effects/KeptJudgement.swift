package import Reports

/// What was said of a measure's effect on a day, with all that it rested on: its parameters, the reports it counted, and a digest of
/// these. It never changes, whatever is reported later or a later way of reckoning would say. Judged again as of its time, it is to come
/// out the same; see ``JudgedAgain``.
package struct KeptJudgement: Hashable, Sendable, Identifiable {
    /// Made by the caller that keeps it, or by Lykta.
    package let id: JudgementID
    package let measure: MeasureID
    /// That of the measure.
    package let municipality: MunicipalityCode
    /// When it was judged: only what had been received before that counts.
    package let judged: Timestamp
    package let by: Agent
    /// What the control area is called; nil for a circle that nobody has named.
    package let controlName: String?
    /// Why it was chosen.
    package let why: Bilingual
    package let parameters: Parameters
    package let figures: Figures
    /// By area, span, week and id.
    package let reports: [Counted]
    /// SHA-256 of ``digestedBytes``.
    package let digest: [UInt8]

    /// All that the answer depends on but the reports. Places are exact, as ``EffectPlaceText`` writes them.
    package struct Parameters: Hashable, Sendable {
        /// Which way of reckoning.
        package let method: Int
        package let treated: String
        package let control: String
        /// How wide the rings about both are, in centimetres; nil for none.
        package let ring: Int64?
        package let before: Weeks
        package let after: Weeks
        /// Nil for all.
        package let categories: [Code<Category>]?

        package init(
            method: Int, treated: String, control: String, ring: Int64?, before: Weeks, after: Weeks,
            categories: [Code<Category>]?
        ) {
            (self.method, self.treated, self.control) = (method, treated, control)
            (self.ring, self.before, self.after) = (ring, before, after)
            self.categories = categories?.sorted()
        }
    }

    package struct Weeks: Hashable, Sendable {
        package let from: CivilDate
        package let count: Int

        package init(from: CivilDate, count: Int) { (self.from, self.count) = (from, count) }
    }

    /// What was reckoned, as it was said.
    package struct Figures: Hashable, Sendable {
        package let difference: Figure
        package let rateRatio: Figure
        package let isRateRatioCorrected: Bool
        package let chance: Double
        /// Nil where nothing was to be expected; `months` nil where it would take more than ten years.
        package let enough: Enough?
        /// As programs read it.
        package let verdict: String
        package let words: Bilingual

        package init(
            difference: Figure, rateRatio: Figure, isRateRatioCorrected: Bool, chance: Double,
            enough: Enough?, verdict: String, words: Bilingual
        ) {
            (self.difference, self.rateRatio) = (difference, rateRatio)
            (self.isRateRatioCorrected, self.chance) = (isRateRatioCorrected, chance)
            (self.enough, self.verdict, self.words) = (enough, verdict, words)
        }
    }

    package struct Figure: Hashable, Sendable {
        package let value: Double
        package let low: Double
        package let high: Double
        package let p: Double

        package init(value: Double, low: Double, high: Double, p: Double) {
            (self.value, self.low, self.high, self.p) = (value, low, high, p)
        }
    }

    package struct Enough: Hashable, Sendable {
        package let reports: Int
        package let months: Int?

        package init(reports: Int, months: Int?) { (self.reports, self.months) = (reports, months) }
    }

    /// A report that was counted, and where. It may have been erased since.
    package struct Counted: Hashable, Sendable {
        package let report: Report.ID
        /// 0 for the treated area, 1 for the control area, 2 and 3 for what lies next to them.
        package let area: Int
        package let isAfter: Bool
        /// The week of its span, from 0.
        package let week: Int

        package init(report: Report.ID, area: Int, isAfter: Bool, week: Int) {
            (self.report, self.area, self.isAfter, self.week) = (report, area, isAfter, week)
        }
    }

    package init(
        id: JudgementID, measure: MeasureID, municipality: MunicipalityCode, judged: Timestamp, by: Agent,
        controlName: String?, why: Bilingual, parameters: Parameters, figures: Figures, reports: [Counted],
        digest: [UInt8]
    ) {
        (self.id, self.measure, self.municipality) = (id, measure, municipality)
        (self.judged, self.by, self.controlName, self.why) = (judged, by, controlName, why)
        (self.parameters, self.figures, self.reports, self.digest) = (parameters, figures, reports, digest)
    }

    /// Whether it is what is kept again when this caller keeps one of this measure under its id. Which key it was is not kept.
    package func isRepeat(of measure: MeasureID, by agent: Agent) -> Bool {
        self.measure == measure && by.name == agent.name && by.person == agent.person
    }

    /// The digest in hexadecimal, to be compared by eye.
    package var digestText: String { digest.hexadecimal }

    /// The day it was judged, in Sweden.
    package var day: CivilDate { SwedishTime(judged).date }
}
