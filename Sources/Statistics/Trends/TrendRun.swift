/// A ``TrendWatch`` on its way through a series.
struct TrendRun {
    let counts: [Double?]
    /// What was expected of each week by what was known before it, with what all series had in common.
    private(set) var expectations: [Expectation?] = []
    private var standings: [Standing] = []
    private let falseAlarms: FalseAlarmRate
    private let shared: SharedExpectation?
    private var weeks: [TrendWeek] = []
    private var alarms: [TrendAlarm] = []
    /// The first week of the past that still counts.
    private var first = 0
    private var plan: Plan?
    private var rise = Rise()
    private var signal: Signal?

    /// What is decided at a review and holds until the next.
    private struct Plan {
        let made: Int
        let baseline: Baseline
        let chain: FalseAlarmChain
        let factor: Double
        let threshold: Double
    }

    /// What has been summed since the evidence was last at 0.
    private struct Rise {
        var since = 0
        var sum = 0.0
        var observed = 0.0
        var expected = 0.0
        /// The last week that by itself spoke for it.
        var through = 0
    }

    /// An alarm that stands.
    private struct Signal {
        let raised: Int
        /// Where the rise began and its alarm was raised first, if it had ended for some weeks in between.
        let origin: Origin
        let chain: FalseAlarmChain
        let threshold: Double
        /// The rise as it was in the last week that spoke for it.
        var rise: Rise
        /// The evidence with nothing cut from it, and the greatest it was.
        var sum: Double
        var strongest: Double
        var end = RiseEnd()

        /// How many times the expected the rise is.
        var size: Double { max(1.2, rise.observed / max(rise.expected, 1e-6)) }
    }

    struct Origin {
        let since: Int
        let raised: Int
    }

    /// The weeks from ``raised`` until, never including, ``end``, in which an alarm stood.
    struct Standing {
        let since: Int
        let raised: Int
        let end: Int
        let origin: Origin
        let ending: Ending
    }

    enum Ending {
        /// By what came after.
        case over
        /// As the new normal.
        case adopted
        /// As it had stood long enough to be one, and its last weeks no longer were raised.
        case faded
    }

    /// - Parameter shared: what the series has in common with others; nil for one by itself.
    init(falseAlarms: FalseAlarmRate, counts: [Double?], shared: SharedExpectation? = nil) {
        self.falseAlarms = falseAlarms
        self.shared = shared
        self.counts = counts
    }

    /// To be called for each week in turn.
    mutating func advance(to week: Int) {
        let isChanged = shared?.lifts?.changes(in: week) ?? false
        if isChanged || (plan.map { week - $0.made >= TrendWatch.weeksBetweenReviews } ?? true) {
            review(week)
        }
        guard let plan else { return add(week, nil) }
        if isChanged { judgeAgain(before: week, plan) }
        let expected = expectation(of: week, knownAt: week, plan)
        if let count = counts[week] { weigh(count, in: week, expected, plan) }
        add(week, expected)
        // Every alarm is told in the week that raises it, however long the rise has been told before.
        guard let signal, week > signal.raised,
            week - signal.origin.raised + 1 >= TrendWatch.weeksToAdopt
        else { return }
        guard isRaised(week, signal) else { return close(at: week + 1, .faded) }
        first = signal.origin.since
        close(at: week + 1, .adopted)
        self.plan = nil
    }

    private func expectation(of week: Int, knownAt now: Int, _ plan: Plan) -> Expectation {
        plan.baseline.expectation(of: week).lifted(shared?.lifts?.lift(of: week, knownAt: now))
    }

    private mutating func review(_ week: Int) {
        var end = week - TrendWatch.guardWeeks
        if let signal { end = min(end, signal.origin.since) }
        if let last = standings.last, last.ending == .over, week - last.end < TrendWatch.guardWeeks {
            end = min(end, last.origin.since)
        }
        let lifts = shared?.lifts
        guard end > first,
            let baseline = Baseline(
                counts, weeks: first..<end, season: shared?.season?.known(at: week),
                lift: { lifts?.lift(of: $0, knownAt: week)?.logarithm ?? 0 })
        else { return }
        // One for all the weeks until the next review: that of a week in their middle.
        let expected = baseline.expectation(of: week + TrendWatch.weeksBetweenReviews / 2)
            .lifted(lifts?.lift(of: week, knownAt: week))
        let factor = RiseEvidence.factor(for: expected)
        let chain = FalseAlarmChain(expected, factor: factor)
        plan = Plan(
            made: week, baseline: baseline, chain: chain, factor: factor,
            threshold: chain.threshold(for: falseAlarms.perWeek))
    }

    private mutating func weigh(_ count: Double, in week: Int, _ expected: Expectation, _ plan: Plan) {
        let evidence = RiseEvidence(expected, factor: plan.factor).of(count)
        if signal == nil, rise.sum <= 0 { rise = Rise(since: week) }
        rise.sum = max(0, rise.sum + evidence)
        rise.observed += count
        rise.expected += expected.mean
        if evidence > 0 { rise.through = week }
        guard var standing = signal else {
            if rise.sum >= plan.threshold, rise.observed >= Double(TrendWatch.fewestReports) {
                raise(week, plan)
            }
            return
        }
        standing.sum += evidence
        standing.strongest = max(standing.strongest, standing.sum)
        if evidence > 0 { standing.rise = rise }
        let isOver = standing.end.isOver(
            after: count, expected, size: standing.size, surplus: standing.strongest - standing.threshold)
        signal = standing
        if isOver { close(at: week, .over) }
    }

    private mutating func raise(_ week: Int, _ plan: Plan) {
        rise.through = week
        var origin = Origin(since: rise.since, raised: week)
        if let last = standings.last, last.ending == .over, rise.since - last.end < TrendWatch.guardWeeks {
            origin = last.origin
        }
        signal = Signal(
            raised: week, origin: origin, chain: plan.chain, threshold: plan.threshold, rise: rise,
            sum: rise.sum, strongest: rise.sum)
    }

    /// Weighs the weeks of the rise once more, now that it is known that all series were raised in them: an alarm that
    /// then would not have been raised is over.
    private mutating func judgeAgain(before week: Int, _ plan: Plan) {
        guard rise.sum > 0 else { return }
        var again = Rise(since: rise.since)
        var strongest = 0.0
        for past in rise.since..<week {
            guard let count = counts[past] else { continue }
            let expected = expectation(of: past, knownAt: week, plan)
            let evidence = RiseEvidence(expected, factor: plan.factor).of(count)
            if again.sum <= 0 { again = Rise(since: past) }
            again.sum = max(0, again.sum + evidence)
            again.observed += count
            again.expected += expected.mean
            if evidence > 0 { again.through = past }
            strongest = max(strongest, again.sum)
        }
        if signal != nil, strongest < plan.threshold { close(at: week, .faded) }
        if signal == nil { rise = again }
    }

    /// Whether the last weeks speak for a standing rise rather than for the expected.
    private func isRaised(_ week: Int, _ signal: Signal) -> Bool {
        let last = max(0, week - TrendWatch.guardWeeks + 1)...week
        return last.reduce(0) { sum, week in
            guard let count = counts[week], week < expectations.count, let expected = expectations[week]
            else {
                return sum
            }
            return sum + RiseEvidence(expected, factor: signal.size).of(count)
        } > 0
    }

    private mutating func add(_ week: Int, _ expected: Expectation?) {
        let outlook = expected.map {
            TrendWeek.Outlook(
                expected: $0.mean, limit: Int($0.prediction.limit(exceededWith: falseAlarms.perWeek)))
        }
        expectations.append(expected)
        weeks.append(
            TrendWeek(observed: counts[week].map { Int($0) }, outlook: outlook, isAlarmed: signal != nil))
    }

    private mutating func close(at week: Int, _ ending: Ending) {
        if let signal {
            alarms.append(alarm(signal, isStanding: false))
            standings.append(standing(signal, end: week, ending))
        }
        signal = nil
        rise = Rise()
    }

    private func standing(_ signal: Signal, end: Int, _ ending: Ending) -> Standing {
        Standing(
            since: signal.rise.since, raised: signal.raised, end: end, origin: signal.origin, ending: ending)
    }

    /// To be called after the last week: the weeks in which an alarm stood, those of one that still does among them.
    func allStandings() -> [Standing] {
        standings + (signal.map { [standing($0, end: counts.count, .over)] } ?? [])
    }

    private func alarm(_ signal: Signal, isStanding: Bool) -> TrendAlarm {
        let rate = min(signal.chain.rate(threshold: signal.strongest), falseAlarms.perWeek)
        return TrendAlarm(
            since: signal.rise.since, raised: signal.raised, through: signal.rise.through,
            isStanding: isStanding, observed: Int(signal.rise.observed), expected: signal.rise.expected,
            weeksBetween: 1 / max(rate, 1e-6))
    }

    /// What was seen up to the week advanced to.
    func course() -> TrendCourse {
        let standing = signal.map { alarm($0, isStanding: true) }
        let verdict: TrendVerdict =
            if let standing { .rising(standing) } else if weeks.last?.outlook != nil { .calm } else {
                .tooEarly(weeksLeft: weeksLeft)
            }
        return TrendCourse(weeks: weeks, alarms: alarms + (standing.map { [$0] } ?? []), verdict: verdict)
    }

    /// How many more known weeks there must be for one of them to have a verdict, if no week is missing.
    private var weeksLeft: Int {
        max(1, TrendWatch.fewestWeeks + 1 - counts[min(first, counts.count)...].count { $0 != nil })
    }
}
