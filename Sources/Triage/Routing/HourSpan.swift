/// A part of the day by the Swedish clock, from its first minute until just before its last; it may pass midnight.
package struct HourSpan: Hashable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, 0–1439.
    package let start: Int
    /// Minutes since midnight, 1–1440.
    package let end: Int

    /// Parses `18-06` or `18:30-06:15`. `24` ends a day; start and end must differ.
    package init?(_ text: String) {
        let sides = text.split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, let start = Self.minutes(sides[0]), let end = Self.minutes(sides[1]),
            start < 1_440, start != end
        else { return nil }
        self.start = start
        self.end = end == 0 ? 1_440 : end
    }

    /// Whether the span holds the minute, counted from midnight.
    package func contains(_ minute: Int) -> Bool {
        start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    }

    package var description: String { "\(Self.clock(start))–\(Self.clock(end))" }

    static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy(isTwoDigits), let hour = Int(parts[0]),
            let minute = parts.count == 2 ? Int(parts[1]) : 0, minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }

    private static func isTwoDigits(_ text: Substring) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }
}
