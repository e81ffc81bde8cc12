/// The series of a municipality, watched together: the total is judged first, each series by its share of it
/// (``CommonRise``) and by the season that its category has in all districts (``SharedSeason``).
package struct TrendPanel: Sendable {
    /// What is said of all reports together; nil where there is but one series.
    package let total: TrendCourse?
    private let watch: TrendWatch
    private let series: [[[Int?]]]
    private let common: CommonRise?
    private let seasons: [SharedSeasons?]

    /// The share of the false alarms asked for that the series of a panel are judged by. Real counts are clumped and like those of
    /// the week before; at the whole rate one list in six held a false rise, where one in seven is meant. docs/methods.md has both.
    private static let caution = 0.8

    /// - Parameter series: the counts by category, district and week: of all categories in the same districts and weeks.
    /// - Complexity: that of one series, and for each category a fit for every fourth week.
    package init(_ watch: TrendWatch, series: [[[Int?]]]) {
        let districts = series.first?.count ?? 0
        let weeks = series.first?.first?.count ?? 0
        func sum(_ counts: [[Int?]]) -> [Double?] {
            (0..<weeks).map { week in
                let known = counts.compactMap { $0[week] }
                return known.isEmpty ? nil : known.reduce(0) { $0 + TrendWatch.taken($1) }
            }
        }
        let categories = series.map(sum)
        self.watch = watch
        self.series = series
        guard series.count * districts > 1 else {
            (total, common) = (nil, nil)
            seasons = series.map { _ in nil }
            return
        }
        var run = TrendRun(falseAlarms: watch.falseAlarms, counts: sum(series.flatMap { $0 }))
        for week in 0..<weeks { run.advance(to: week) }
        var groups = categories.count > 1 ? categories : []
        if districts > 1 {
            groups += (0..<districts).map { district in sum(series.map { $0[district] }) }
        }
        let common = CommonRise(run, groups: groups.map { $0.map { $0 ?? 0 } })
        self.common = common
        total = run.course()
        seasons = categories.indices.map { category in
            guard districts > 1 else { return nil }
            let lifts = common.lifts(
                of: categories[category], in: series.count > 1 ? [category] : [])
            return SharedSeasons(categories[category], lifts: lifts)
        }
    }

    /// What is said of one series; see ``TrendWatch/courseUnlessTooFew(of:)``.
    ///
    /// - Complexity: that of ``TrendWatch/course(of:)``.
    package func course(category: Int, district: Int) -> TrendCourse {
        let counts = series[category][district]
        guard !TrendWatch.isTooFew(counts) else { return TrendWatch.tooFew(counts) }
        let own = counts.map { $0.map(TrendWatch.taken) }
        let categories = series.count > 1 ? series.count : 0
        var memberships: Set<Int> = categories > 0 ? [category] : []
        if series[category].count > 1 { memberships.insert(categories + district) }
        var run = TrendRun(
            falseAlarms: common == nil ? watch.falseAlarms : watch.falseAlarms.times(Self.caution),
            counts: own,
            shared: SharedExpectation(
                lifts: common?.lifts(of: own, in: memberships), season: seasons[category]))
        for week in own.indices { run.advance(to: week) }
        return run.course()
    }
}
