/// A ``TrendWatch`` on its way through a series.
struct TrendRun {
    private let falseAlarms: FalseAlarmRate
    private let counts: [Double?]
    private var weeks: [TrendWeek] = []
    private var alarms: [TrendAlarm] = []
    /// The first week of the past that still counts.
    private var first = 0
    private var plan: Plan?
    private var rise = Rise(since: 0)
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
        let since: Int
        var sum = 0.0
        var observed = 0.0
        var expected = 0.0
    }

    /// An alarm that stands.
    private struct Signal {
        let raised: Int
        let chain: FalseAlarmChain
        /// The rise as it was in the last week that spoke for it.
        var rise: Rise
        var through: Int
        /// The evidence with nothing cut from it, and the greatest it was.
        var sum: Double
        var strongest: Double
    }

    init(falseAlarms: FalseAlarmRate, counts: [Int?]) {
        self.falseAlarms = falseAlarms
        self.counts = counts.map { count in
            count.map { Double(min(max(0, $0), TrendWatch.greatestCount)) }
        }
    }

    /// To be called for each week in turn.
    mutating func advance(to week: Int) {
        if plan.map({ week - $0.made >= TrendWatch.weeksBetweenReviews }) ?? true { review(week) }
        guard let plan else { return add(week, nil) }
        let expected = plan.baseline.expectation(of: week)
        if let count = counts[week] { weigh(count, in: week, expected, plan) }
        let limit = expected.prediction.limit(exceededWith: falseAlarms.perWeek)
        add(week, TrendWeek.Outlook(expected: expected.mean, limit: Int(limit)))
        guard let signal else { return }
        if rise.sum <= 0 {
            close()
        } else if week - signal.raised + 1 >= TrendWatch.weeksToAdopt {
            first = rise.since
            close()
            self.plan = nil
        }
    }

    private mutating func review(_ week: Int) {
        let end = min(week - TrendWatch.guardWeeks, signal == nil ? week : rise.since)
        guard end > first, let baseline = Baseline(counts, weeks: first..<end) else { return }
        // One for all the weeks until the next review: that of a week in their middle.
        let expected = baseline.expectation(of: week + TrendWatch.weeksBetweenReviews / 2)
        let factor = RiseEvidence.factor(for: expected)
        let chain = FalseAlarmChain(expected, factor: factor)
        plan = Plan(
            made: week, baseline: baseline, chain: chain, factor: factor,
            threshold: chain.threshold(for: falseAlarms.perWeek))
    }

    private mutating func weigh(_ count: Double, in week: Int, _ expected: Expectation, _ plan: Plan) {
        let evidence = RiseEvidence(expected, factor: plan.factor).of(count)
        if rise.sum <= 0 { rise = Rise(since: week) }
        rise.sum = max(0, rise.sum + evidence)
        rise.observed += count
        rise.expected += expected.mean
        if signal == nil, rise.sum >= plan.threshold, rise.observed >= Double(TrendWatch.fewestReports) {
            signal = Signal(
                raised: week, chain: plan.chain, rise: rise, through: week, sum: rise.sum, strongest: rise.sum
            )
        } else {
            signal?.sum += evidence
        }
        guard var standing = signal else { return }
        standing.strongest = max(standing.strongest, standing.sum)
        if evidence > 0 { (standing.rise, standing.through) = (rise, week) }
        signal = standing
        // So that the alarm does not outlast the rise by as much as the rise was great.
        rise.sum = min(rise.sum, plan.threshold)
    }

    private mutating func add(_ week: Int, _ outlook: TrendWeek.Outlook?) {
        weeks.append(
            TrendWeek(observed: counts[week].map { Int($0) }, outlook: outlook, isAlarmed: signal != nil))
    }

    private mutating func close() {
        if let signal { alarms.append(alarm(signal, isStanding: false)) }
        signal = nil
        rise = Rise(since: 0)
    }

    private func alarm(_ signal: Signal, isStanding: Bool) -> TrendAlarm {
        let rate = min(signal.chain.rate(threshold: signal.strongest), falseAlarms.perWeek)
        return TrendAlarm(
            since: signal.rise.since, raised: signal.raised, through: signal.through, isStanding: isStanding,
            observed: Int(signal.rise.observed), expected: signal.rise.expected,
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
