package import Geometry
package import Projection
package import Reports

/// What is asked when hotspots are asked for, whoever asks, with what holds where nothing is said.
package struct HotspotQuestion: Sendable {
    /// The time that reports are chosen by, from its beginning up to, not including, its end.
    package let from: Timestamp
    package let until: Timestamp
    package let parameters: HotspotParameters
    private let categories: Set<Code<Category>>
    private let baseline: HotspotBaseline
    private let inhabitants: Inhabitants?
    /// Nil where no end was given: then a report whose clock is a little ahead counts too.
    private let observedUntil: Timestamp?
    private let now: Timestamp

    /// How far apart linked reports may lie, in whole metres, and how many reports a hotspot has at least.
    package static let reaches = 1...1_000
    package static let minimums = HotspotParameters.minimums
    package static let usualReach = 75
    package static let usualMinimum = 3
    /// How long a time is looked at where no beginning is given.
    package static let usualTime = TimeSpan.days(365)

    /// - Parameters:
    ///   - since: a year before the end when absent.
    ///   - until: now when absent.
    ///   - categories: all when empty.
    ///   - reach: nil for a number that is no distance.
    ///   - baseline: what significance is against.
    ///   - inhabitants: how many live in the districts, where that is known.
    ///   - now: the moment that reports are old or new at.
    package init(
        since: Timestamp? = nil, until: Timestamp? = nil, categories: Set<Code<Category>> = [],
        reach: Radius? = Radius(metres: Double(usualReach)), minimum: Int = usualMinimum,
        baseline: HotspotBaseline = .even, inhabitants: Inhabitants? = nil, at now: Timestamp
    ) throws(HotspotQuestionFault) {
        guard let reach,
            (Int64(Self.reaches.lowerBound) * 100...Int64(Self.reaches.upperBound) * 100)
                .contains(reach.centimetres)
        else { throw .reachOutOfRange }
        guard let parameters = HotspotParameters(reach: reach, minimumReports: minimum) else {
            throw .minimumOutOfRange
        }
        guard baseline != .reports || !categories.isEmpty else { throw .baselineWithoutCategory }
        guard baseline != .inhabitants || inhabitants != nil else { throw .inhabitantsUnknown }
        self.baseline = baseline
        self.inhabitants = inhabitants
        self.until = until ?? now
        from = since ?? self.until.subtracting(Self.usualTime)
        guard from < self.until else { throw .sinceNotBeforeUntil }
        self.parameters = parameters
        self.categories = categories
        observedUntil = until
        self.now = now
    }

    /// The reports that the answer is about, and those that they are compared with.
    ///
    /// - Parameters:
    ///   - municipalities: all when empty.
    ///   - sight: what the asker may see of them; nil for everything.
    package func filter(
        municipalities: Set<MunicipalityCode> = [], includesRestricted: Bool, sight: Sight? = nil
    ) -> ReportFilter {
        ReportFilter(
            municipalities: municipalities, categories: baseline == .reports ? [] : categories,
            observedFrom: from,
            observedUntil: observedUntil, includesRestricted: includesRestricted, sight: sight)
    }

    /// The answer that `reports`, those of the filter, give; see ``HotspotFinder``.
    ///
    /// - Parameters:
    ///   - statistics: nil when ranks are all that is wanted, which is far cheaper.
    ///   - continuing: called now and then with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    package func answer(
        among reports: [FoundReport], _ projector: Projector, statistics: HotspotStatistics?,
        continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> HotspotAnswer {
        let finder = HotspotFinder(parameters, projector)
        let background: HotspotBackground =
            if baseline == .reports { .reports(reports) } else if baseline == .inhabitants, let inhabitants {
                .inhabitants(inhabitants)
            } else { .even }
        let reports =
            baseline == .reports ? reports.filter { categories.contains($0.category) } : reports
        guard let statistics else { return HotspotAnswer(finder.hotspots(among: reports, at: now)) }
        return try finder.answer(
            among: reports, against: background, from: from, until: until, at: now, statistics: statistics,
            continuing: continuing)
    }
}

/// Why hotspots cannot be asked for so.
package enum HotspotQuestionFault: Error, Hashable, Sendable {
    /// The time has no length, or runs backwards; its end is now where none was given.
    case sinceNotBeforeUntil
    /// Not in ``HotspotQuestion/reaches``.
    case reachOutOfRange
    /// Not in ``HotspotQuestion/minimums``.
    case minimumOutOfRange
    /// All reports cannot be compared with themselves.
    case baselineWithoutCategory
    /// Nobody has said how many live in the districts.
    case inhabitantsUnknown
}
