package import Reports

/// What is asked when trends are asked for, whoever asks, with what holds where nothing is said.
package struct TrendQuestion: Sendable {
    private let since: CivilDate?
    private let finder: TrendFinder
    private let listing: Trends.Listing
    private let now: Timestamp

    /// How many false alarms a month the whole list may bring in the mean.
    package static let falseAlarms = 0.01...10

    /// - Parameters:
    ///   - since: the first day that counts; ``WeekSpan/usualStart(at:)``, or the day of the first report if that is
    ///     later, when absent.
    ///   - categories: all of `known` when empty.
    ///   - areas: those that are mapped; areas of other layers are passed over.
    ///   - now: what is not over then is left out.
    package init(
        since: CivilDate? = nil, categories: Set<Code<Category>> = [], among known: Set<Code<Category>>,
        areas: [MappedArea], layer: AreaLayer = .district, falseAlarmsPerMonth: Double = 1,
        listing: Trends.Listing = .rising, at now: Timestamp
    ) throws(TrendQuestionFault) {
        guard Self.falseAlarms.contains(falseAlarmsPerMonth) else { throw .falseAlarmsOutOfRange }
        if let since, since > SwedishTime(now).date { throw .sinceYetToCome(since) }
        self.since = since
        self.listing = listing
        self.now = now
        finder = TrendFinder(
            categories: categories.isEmpty ? known : categories,
            districts: TrendDistricts(areas, of: layer), falseAlarmsPerMonth: falseAlarmsPerMonth)
    }

    /// The reports that the answer is about: of all categories, since the first report of any says since when reports could
    /// come.
    ///
    /// - Parameters:
    ///   - municipalities: all when empty.
    ///   - sight: what the asker may see of them; nil for everything.
    package func filter(
        municipalities: Set<MunicipalityCode> = [], includesRestricted: Bool, sight: Sight? = nil
    ) -> ReportFilter {
        ReportFilter(
            municipalities: municipalities,
            observedFrom: SwedishTime.moment(of: since ?? WeekSpan.usualStart(at: now), minuteOfDay: 0),
            includesRestricted: includesRestricted, sight: sight)
    }

    /// The trends that `reports`, those of the filter, show; see ``TrendFinder``.
    ///
    /// - Parameter continuing: called now and then with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    package func trends(
        among reports: [FoundReport],
        continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> Trends {
        try finder.trends(
            among: reports, in: WeekSpan(of: reports, since: since, finishedAt: now), listing: listing,
            continuing: continuing)
    }
}

/// Why trends cannot be asked for so.
package enum TrendQuestionFault: Error, Hashable, Sendable {
    case sinceYetToCome(CivilDate)
    /// Not in ``TrendQuestion/falseAlarms``.
    case falseAlarmsOutOfRange
}
