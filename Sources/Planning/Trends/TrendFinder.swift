package import Reports
import Statistics

/// Tells which categories of reports are on the rise in which districts, early, and with few false alarms.
///
/// Reports are counted by category, district and the week they were seen in, one voice once for each category, spot
/// and day; see ``Voices``. Each series is watched by a ``TrendWatch``. The answer does not depend on the order of the
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
        let series = self.categories.count * (districts.areas.count + 1)
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
        var found: [Trend] = []
        for (done, category) in categories.enumerated() {
            let counts = counts(
                CountedReport.oncePerSpotAndDay(byCategory[category] ?? []), in: weeks, from: empty)
            for (place, (area, counts)) in zip(areas, counts).enumerated() {
                let share = (Double(done) + Double(place) / Double(areas.count)) / Double(categories.count)
                guard continuing(share) else { throw CancellationError() }
                found.append(Trend(category: category, area: area, counts: counts, in: weeks, watch))
            }
        }
        return Trends(found, listing: listing, weeks: weeks, falseAlarmsPerMonth: falseAlarmsPerMonth)
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
