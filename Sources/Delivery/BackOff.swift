import Reports

/// How long a message waits after each failure, and when it is given up.
///
/// Nine pauses over about four days, so that a receiver that is down over a weekend still gets its messages.
enum BackOff {
    /// The pause before the next try, or nil when the message is dead.
    ///
    /// The pause is drawn evenly from 80–120 % of the schedule's, so that what failed together is not tried together.
    ///
    /// - Parameter earlier: The failures before the one just seen; 0 for a message's first.
    static func pause(afterFailures earlier: Int, using chance: inout some RandomNumberGenerator) -> TimeSpan?
    {
        guard schedule.indices.contains(earlier) else { return nil }
        let whole = schedule[earlier].milliseconds
        return TimeSpan(milliseconds: Int64.random(in: whole / 5 * 4...whole / 5 * 6, using: &chance))
    }

    static let schedule: [TimeSpan] = [
        .seconds(5), .seconds(30), .minutes(2), .minutes(10), .hours(1), .hours(4), .hours(12), .hours(24),
        .hours(48),
    ]
}
