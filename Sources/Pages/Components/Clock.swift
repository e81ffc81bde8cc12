import Reports

/// Times of day in Sweden, as pages show them.
enum Clock {
    /// `15:25`
    static func text(_ moment: Timestamp) -> String { String(SwedishTime(moment).description.suffix(5)) }

    /// The first whole minute at which so many seconds have passed.
    static func text(_ moment: Timestamp, after seconds: Int) -> String {
        let minutes = Int64(seconds) + 59
        return text(moment.adding(TimeSpan(milliseconds: minutes * 1_000)))
    }

    /// The minute of the day of what a field for a time gives, `15:25` or `15:25:00`; nil for anything that no clock shows.
    static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }
}
