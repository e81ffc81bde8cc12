/// What statistics are about.
package struct StatisticsQuestion: Hashable, Sendable {
    package var municipalities: Set<MunicipalityCode>
    /// Received, or opened, at or after this moment.
    package var from: Timestamp?
    /// Received, or opened, before this moment.
    package var until: Timestamp?
    package var grouping: StatisticsGrouping?
    /// The day on which cases are overdue or not.
    package var today: CivilDate
    /// Whether restricted reports are counted.
    package var includesRestricted: Bool

    package init(
        municipalities: Set<MunicipalityCode> = [], from: Timestamp? = nil, until: Timestamp? = nil,
        by grouping: StatisticsGrouping? = nil, today: CivilDate, includesRestricted: Bool = false
    ) {
        self.municipalities = municipalities
        self.from = from
        self.until = until
        self.grouping = grouping
        self.today = today
        self.includesRestricted = includesRestricted
    }
}

/// What each row of statistics is about.
package enum StatisticsGrouping: String, CaseIterable, Sendable {
    case month, category, unit, district, source
}

/// One row of statistics: what each number means stands in docs/methods.md.
package struct StatisticsRow: Hashable, Sendable {
    /// A month such as `2026-11`, or a code. Nil for what belongs to no group, such as a case without a place by district.
    package let key: String?
    /// Reports received in the span.
    package var received = 0
    /// Cases opened in the span that were not merged into others.
    package var cases = 0
    package var done = 0
    package var open = 0
    package var overdue = 0
    package var toFirstAnswer = Durations([])
    package var toDone = Durations([])

    package init(key: String?) { self.key = key }
}

/// Statistics in rows, ordered by key with the row of no group last, and all together.
package struct CaseStatistics: Hashable, Sendable {
    package let rows: [StatisticsRow]
    package let total: StatisticsRow
    /// Restricted reports that were received in the span and are not counted.
    package let withheld: Int

    package init(rows: [StatisticsRow], total: StatisticsRow, withheld: Int) {
        self.rows = rows
        self.total = total
        self.withheld = withheld
    }
}

/// How long things took.
package struct Durations: Hashable, Sendable {
    package let count: Int
    /// In days; nil when there is none.
    package let median: Double?
    /// The 90th percentile, in days; nil when there is none.
    package let ninth: Double?

    /// - Parameter milliseconds: In any order.
    package init(_ milliseconds: [Int64]) {
        let ordered = milliseconds.sorted()
        count = ordered.count
        median = Self.quantile(ordered, tenths: 5)
        ninth = Self.quantile(ordered, tenths: 9)
    }

    /// Definition 7 of R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages” (1996), as spreadsheets have it: at
    /// (n − 1) p between two neighbours, on the line between them.
    private static func quantile(_ ordered: [Int64], tenths: Int) -> Double? {
        guard let last = ordered.last else { return nil }
        let (whole, rest) = ((ordered.count - 1) * tenths).quotientAndRemainder(dividingBy: 10)
        let low = ordered[whole]
        let high = whole + 1 < ordered.count ? ordered[whole + 1] : last
        return (Double(low) + Double(high - low) * Double(rest) / 10) / 86_400_000
    }
}
