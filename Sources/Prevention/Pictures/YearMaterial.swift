package import Reports

/// What a yearly report is made of beside what every picture takes: what had been kept of it when the day of the report ended. The order of the
/// lists is of no matter.
package struct YearMaterial: Sendable {
    /// Strategic pictures of days until the end of the year.
    package var pictures: [PictureHead] = []
    /// Those that were in force on some day of the year.
    package var plans: [ActionPlan] = []
    /// What was told of the duties of the law, by the day of the report.
    package var duties: [DutyDone] = []
    /// Those of the year.
    package var meetings: [Meeting] = []
    /// Those that were walked in the year.
    package var walks: [SafetyWalk] = []
    /// Of these walks, and those of others that are still open.
    package var findings: [Finding] = []
    /// Reports that were received in the year before, by source and by category.
    package var sourcesBefore: [StatisticsRow] = []
    package var categoriesBefore: [StatisticsRow] = []
    /// Promises that ended in the year.
    package var ended: [CitizenPromise] = []
    /// What indicators of plans count: hotspots that were kept, and the cases that lived when a day ended.
    package var hotspots: [KeptHotspot] = []
    package var casesOn: [CivilDate: [CaseThen]] = [:]

    package init() {}
}

extension PictureScope {
    /// The same span a year before.
    package var yearBefore: PictureSpan? { PictureSpan(year: span.from.year - 1) }
}

extension ActionPlan {
    /// Whether it was decided and in force on some day of a span.
    package func isInForce(in span: PictureSpan) -> Bool {
        guard withdrawn == nil, let decided, decided <= span.until else { return false }
        return period.from <= span.until && period.until >= span.from
    }

    /// The first and the last day of it in a span.
    package func days(in span: PictureSpan) -> (first: CivilDate, last: CivilDate) {
        (max(period.from, span.from), min(period.until, span.until))
    }

    /// Whether one of its indicators counts cases.
    package var countsCases: Bool { indicators.contains { $0.kind.word == .openCases } }
}

extension DutyDone {
    /// As it was known at a moment: nil for what was told later; a later withdrawal had not been made.
    package func known(before moment: Timestamp) -> DutyDone? {
        guard made < moment else { return nil }
        guard let withdrawn, withdrawn.at >= moment else { return self }
        var done = self
        done.withdrawn = nil
        return done
    }
}
