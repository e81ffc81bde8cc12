/// When a unit gets its digest: at a time of day by the Swedish clock, on certain days.
package struct DigestTime: Hashable, Sendable {
    /// Minutes since midnight, 0–1439.
    package let minuteOfDay: Int
    package let days: Days

    package init(minuteOfDay: Int, days: Days) {
        self.minuteOfDay = minuteOfDay
        self.days = days
    }

    package enum Days: String, CaseIterable, Sendable {
        /// Monday to Friday, but not on public holidays.
        case working = "working-days"
        case all = "every-day"
    }

    /// Parses `07:00`; nil for anything that no clock shows.
    package static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(digits.contains) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
