import Reports

/// Whole weeks or months that follow one another, by the Swedish calendar, counted back from the end of a span: the
/// last ends with the day on which the span ends, so it is as long as the others. A period is known by its index from
/// 0.
struct ReportPeriods: Hashable, Sendable {
    let length: PeriodLength
    /// The first day of each period, ascending, and the day after the last.
    private let starts: [CivilDate]

    var count: Int { starts.count - 1 }

    /// As many periods as the days from that of `from` to that of the moment before `until` have room for, and of them
    /// the latest `most`. Nil for fewer than `fewest`, and for none.
    init?(
        _ length: PeriodLength, from: Timestamp, until: Timestamp, fewest: Int, most: Int
    ) {
        guard from < until else { return nil }
        let first = SwedishTime(from).date
        let end = SwedishTime(until.subtracting(TimeSpan(milliseconds: 1))).date.adding(days: 1)
        var starts = [end]
        while starts.count <= most, let start = end.back(starts.count, length), start >= first {
            starts.append(start)
        }
        guard starts.count > max(1, fewest) else { return nil }
        self.length = length
        self.starts = starts.reversed()
    }

    /// The period of a day; nil for one outside them all.
    ///
    /// - Complexity: O(log *periods*).
    subscript(day: CivilDate) -> Int? {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low > 0 && low < starts.count ? low - 1 : nil
    }

    func firstDay(of period: Int) -> CivilDate { starts[period] }
}

extension ReportPeriods {
    /// What patterns are looked for in: the latest months, up to three years of them, when there are at least six; of a
    /// shorter span the weeks, when there are at least four; of a still shorter one nothing.
    ///
    /// Six, since no trend in fewer than five can be significant; months rather than weeks, since a place with a report
    /// or two a week stands out in no single week.
    static func forPattern(from: Timestamp, until: Timestamp) -> ReportPeriods? {
        ReportPeriods(.month, from: from, until: until, fewest: 6, most: 36)
            ?? ReportPeriods(.week, from: from, until: until, fewest: 4, most: 26)
    }
}

extension CivilDate {
    /// The day so many periods before; of a month that is too short, its last. Nil before the year 1600.
    fileprivate func back(_ count: Int, _ length: PeriodLength) -> CivilDate? {
        switch length {
        case .day: return adding(days: -count)
        case .week: return adding(days: -7 * count)
        case .month:
            let months = 12 * year + month - 1 - count
            return (0...3).lazy.compactMap { short in
                CivilDate(year: months / 12, month: months % 12 + 1, day: day - short)
            }.first
        }
    }
}

/// What a period is.
package enum PeriodLength: Hashable, Sendable, CaseIterable {
    case day, week, month
}
