package import Reports
import Statistics

/// Tells which categories of reports are on the rise in which districts, early, and with few false alarms.
///
/// Reports are counted by category, district and the week they were seen in, one voice once for each category, spot
/// and day; see ``Voices``. The series are watched by a ``TrendPanel``, which judges the total of all categories first,
/// and each series by its share of it and its category's season. The answer does not depend on the order of the
/// reports, and later weeks never change how an earlier one was judged.
package struct TrendFinder: Sendable {
    package let categories: [Code<Category>]
    package let districts: TrendDistricts
    /// How many false alarms a month all series bring together in the mean: as many as were asked for, from 0.01 to 10, or
    /// what so many series cannot fall below.
    package let falseAlarmsPerMonth: Double
    private let watch: TrendWatch

    private static let weeksInMonth = 365.2425 / 12 / 7

    /// - Parameters:
    ///   - categories: those to be told about; one given twice counts once.
    ///   - falseAlarmsPerMonth: how many false alarms the whole list may bring in the mean, shared evenly by all
    ///     series, with and without reports. What is out of range, or not a number, goes to its nearest end.
    package init(
        categories: some Sequence<Code<Category>>, districts: TrendDistricts,
        falseAlarmsPerMonth: Double = 1
    ) {
        self.categories = Set(categories).sorted()
        self.districts = districts
        let asked = falseAlarmsPerMonth > 0.01 ? min(falseAlarmsPerMonth, 10) : 0.01
        let each = self.categories.count * (districts.areas.count + 1)
        // The total is watched too.
        let series = each > 1 ? each + 1 : each
        let falseAlarms = FalseAlarmRate(weeksBetween: Self.weeksInMonth / asked, among: series)
        watch = TrendWatch(falseAlarms: falseAlarms)
        // Among very many series the rate of each would be lower than one can be told at.
        let wanted = Self.weeksInMonth / asked * Double(series)
        self.falseAlarmsPerMonth = asked * max(1, wanted / falseAlarms.weeksBetween)
    }

    /// What is to be said at the end of `weeks`. Reports seen in other weeks are passed over.
    ///
    /// A series begins with the first of the weeks, or with the first whole week of its district.
    ///
    /// - Parameter continuing: called before each series with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    /// - Complexity: O(*n* log *n*) in the reports, and for each series that of ``TrendWatch/course(of:)``, which
    ///   outweighs the rest: for five years some 20 ms.
    package func trends(
        among reports: [FoundReport], in weeks: WeekSpan, listing: Trends.Listing = .rising,
        continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> Trends {
        let byCategory = Dictionary(grouping: reports, by: \.category)
        let empty = emptyCounts(weeks)
        let areas = districts.areas.map(Optional.some) + [nil]
        // Those not asked about count in the total.
        let others = Set(byCategory.keys).subtracting(categories).sorted()
        let panel = TrendPanel(
            watch,
            series: (categories + others).map {
                counts(CountedReport.oncePerSpotAndDay(byCategory[$0] ?? []), in: weeks, from: empty)
            })
        var found: [Trend] = []
        for (done, category) in categories.enumerated() {
            for (place, area) in areas.enumerated() {
                let share = (Double(done) + Double(place) / Double(areas.count)) / Double(categories.count)
                guard continuing(share) else { throw CancellationError() }
                let course = panel.course(category: done, district: place)
                found.append(Trend(category: category, area: area, course: course, in: weeks))
            }
        }
        return Trends(
            found, total: panel.total.map { TotalTrend($0, in: weeks) }, listing: listing, weeks: weeks,
            falseAlarmsPerMonth: falseAlarmsPerMonth)
    }

    /// A series of zeros for each district, nil where it was not there, and last one for what lies in none.
    private func emptyCounts(_ weeks: WeekSpan) -> [[Int?]] {
        let weeks = weeks.weeks
        return districts.areas.indices.map { position in
            weeks.map { districts.isMapped(position, in: $0) ? 0 : nil }
        } + [weeks.map { _ in 0 }]
    }

    private func counts(_ reports: [CountedReport], in weeks: WeekSpan, from empty: [[Int?]]) -> [[Int?]] {
        var counts = empty
        for report in reports {
            guard let week = weeks.position(of: report.day) else { continue }
            let series = districts.position(of: report.place, on: report.day) ?? districts.areas.count
            counts[series][week]? += 1
        }
        return counts
    }
}
