package import Reports
import Statistics

/// What a store knows of a municipality, of which indicators are computed. The order of the lists is of no matter.
package struct IndicatorMaterial: Sendable {
    package let profile: Profile
    package let today: CivilDate
    /// Those that lived when each of the days ended that ``ActionPlan/indicatorDays(on:)`` names.
    package var cases: [CivilDate: [CaseThen]] = [:]
    package var hotspots: [KeptHotspot] = []
    package var watchAreas: [WatchArea] = []
    /// Of the municipality itself.
    package var survey: [SurveyFigure] = []

    package init(_ profile: Profile, on today: CivilDate) {
        self.profile = profile
        self.today = today
    }
}

/// What an indicator said on a day.
package struct IndicatorFigure: Hashable, Sendable {
    package let day: CivilDate
    /// Nil for what is not known.
    package let value: PlanNumber?
    /// The ends of the 95 % interval; nil where it has none.
    package let low: PlanNumber?
    package let high: PlanNumber?
    /// What it is taken from, where that is not of the day itself: the year of a survey, the day of a number.
    package let of: String?

    package init(
        day: CivilDate, value: PlanNumber?, low: PlanNumber? = nil, high: PlanNumber? = nil,
        of: String? = nil
    ) {
        self.day = day
        self.value = value
        self.low = low
        self.high = high
        self.of = of
    }
}

extension ActionPlan {
    /// The days of a series, the first first: the first day of the plan, the end of each quarter in it, and today or, where the plan is over, its
    /// last day. None before it begins.
    package func indicatorDays(on today: CivilDate) -> [CivilDate] {
        let last = min(today, period.until)
        guard period.from <= last else { return [] }
        let ends = (period.from.year...last.year).flatMap { year in
            [(3, 31), (6, 30), (9, 30), (12, 31)].compactMap { month, day in
                CivilDate(year: year, month: month, day: day)
            }
        }
        return Set([period.from, last] + ends.filter { $0 > period.from && $0 < last }).sorted()
    }

    /// What an indicator said on each day of its series: the same material gives the same.
    package func series(of indicator: PlanIndicator, given material: IndicatorMaterial) -> [IndicatorFigure] {
        indicatorDays(on: material.today).map { figure(of: indicator, on: $0, given: material) }
    }

    /// What an indicator said on a day.
    package func figure(of indicator: PlanIndicator, on day: CivilDate, given material: IndicatorMaterial)
        -> IndicatorFigure
    {
        switch indicator.kind {
        case .openCases(let category):
            return material.openCases(of: category, on: day)
        case .hotspots(let category):
            let since = day.adding(months: -12)
            // Those of all categories are of none, and nobody having kept any is not that there are none.
            let kept = material.hotspots.filter { $0.categories.contains(category) && $0.day <= day }
            guard !kept.isEmpty else { return IndicatorFigure(day: day, value: nil) }
            let count = kept.count { $0.day > since }
            return IndicatorFigure(day: day, value: PlanNumber(Double(count)))
        case .watchAreas:
            let count = material.watchAreas.active(on: day).areas
            return IndicatorFigure(day: day, value: PlanNumber(Double(count)))
        case .survey(let question): return material.share(of: question, in: municipality, on: day)
        case .stated:
            let last = numbers.filter { $0.indicator == indicator.code && $0.day <= day }
                .max { $0.day < $1.day }
            return IndicatorFigure(
                day: day, value: last?.number,
                of: last.flatMap { $0.day == day ? nil : $0.day.description })
        }
    }
}

extension IndicatorMaterial {
    /// Nil where nobody has asked how cases stood on the day, or the profile has the category no more.
    fileprivate func openCases(of category: Code<Category>, on day: CivilDate) -> IndicatorFigure {
        guard let then = cases[day], let group = profile.category(category)?.group else {
            return IndicatorFigure(day: day, value: nil)
        }
        let count = then.count { $0.group == group && $0.takesReports }
        return IndicatorFigure(day: day, value: PlanNumber(Double(count)))
    }

    /// Of a day that has passed, the survey of the last year that had ended by then; of today the latest that is kept.
    fileprivate func share(
        of question: Code<SurveyQuestion>, in municipality: MunicipalityCode, on day: CivilDate
    ) -> IndicatorFigure {
        let newYear = day.adding(days: 1).year
        let figure = survey.filter {
            $0.key.question == question && $0.key.municipality == municipality
                && ($0.key.year.number < newYear || day >= today)
        }.max { $0.key.year < $1.key.year }
        let interval = figure?.sampled?.interval()
        return IndicatorFigure(
            day: day, value: figure.flatMap { PlanNumber($0.percent.share * 100) },
            low: interval.flatMap { PlanNumber($0.lowerBound * 100) },
            high: interval.flatMap { PlanNumber($0.upperBound * 100) },
            of: figure.map { "\($0.key.year)" })
    }
}
