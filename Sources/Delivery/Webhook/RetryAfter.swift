import Reports

/// The header `Retry-After` (RFC 9110 §10.2.3): seconds, or a date such as `Fri, 20 Nov 2026 17:00:00 GMT`.
enum RetryAfter {
    /// The time to wait from `now`, at most a day; nil when the header says nothing that can be used.
    static func wait(_ header: String, at now: Timestamp) -> TimeSpan? {
        guard header.utf8.count <= 40 else { return nil }
        if let seconds = number(header[...]) { return min(.seconds(Int64(seconds)), longest) }
        guard let moment = moment(header) else { return nil }
        return min(max(moment.since(now), .seconds(0)), longest)
    }

    private static let longest = TimeSpan.hours(24)

    private static func moment(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[5] == "GMT", parts[0].hasSuffix(","), let day = number(parts[1]),
            let month = months.firstIndex(of: parts[2]), let year = number(parts[3]),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2], hour <= 23,
            minute <= 59, second <= 60
        else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
        return Timestamp.epoch.adding(.seconds(Int64(seconds)))
    }

    /// Digits only, at most nine.
    private static func number(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count),
            text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        return Int(text)
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
