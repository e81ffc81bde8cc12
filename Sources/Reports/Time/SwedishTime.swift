/// A moment as clocks in Sweden show it: UTC+1, and UTC+2 from the last Sunday of March to the last of October, both at
/// 01:00 UTC (Directive 2000/84/EC; Swedish since 1996). Earlier moments are shown by the same rule.
package struct SwedishTime: Hashable, Sendable, CustomStringConvertible {
    package let date: CivilDate
    /// Minutes since midnight by the clock, 0–1439.
    package let minuteOfDay: Int
    package let second: Int
    package let isSummerTime: Bool

    package init(_ moment: Timestamp) {
        isSummerTime = Self.isSummerTime(moment)
        let seconds = Self.floored(moment.milliseconds, by: 1_000) + (isSummerTime ? 7_200 : 3_600)
        let days = Self.floored(seconds, by: 86_400)
        let ofDay = Int(seconds - days * 86_400)
        date = CivilDate(daysSinceEpoch: Int(days))
        minuteOfDay = ofDay / 60
        second = ofDay % 60
    }

    package var hour: Int { minuteOfDay / 60 }
    package var minute: Int { minuteOfDay % 60 }

    /// The moment when clocks in Sweden first show `minuteOfDay` on `date`. A time skipped in March becomes the same
    /// number of minutes after the skip; of a time shown twice in October, the first.
    package static func moment(of date: CivilDate, minuteOfDay: Int) -> Timestamp {
        let local = Int64(date.daysSinceEpoch) * 86_400_000 + Int64(minuteOfDay) * 60_000
        let summer = Timestamp(clamping: local - 7_200_000)
        return isSummerTime(summer) ? summer : Timestamp(clamping: local - 3_600_000)
    }

    /// The same; nil for a time skipped in March, which no clock shows.
    package static func shownMoment(of date: CivilDate, minuteOfDay: Int) -> Timestamp? {
        let moment = Self.moment(of: date, minuteOfDay: minuteOfDay)
        return SwedishTime(moment).minuteOfDay == minuteOfDay ? moment : nil
    }

    /// `2026-11-20 18:05`, as Swedish spreadsheets read it.
    package var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(16)
        text.append(date)
        text.append(" ")
        text.append(hour, digits: 2)
        text.append(":")
        text.append(minute, digits: 2)
        return String(decoding: text, as: UTF8.self)
    }

    private static func isSummerTime(_ moment: Timestamp) -> Bool {
        let day = CivilDate(daysSinceEpoch: Int(floored(moment.milliseconds, by: 86_400_000)))
        guard (3...10).contains(day.month) else { return false }
        guard day.month == 3 || day.month == 10 else { return true }
        let lastDay = CivilDate(year: day.year, month: day.month, day: 31)?.daysSinceEpoch ?? 0
        let lastSunday = lastDay - CivilDate(daysSinceEpoch: lastDay).weekday % 7
        let change = Int64(lastSunday) * 86_400_000 + 3_600_000
        return (moment.milliseconds >= change) == (day.month == 3)
    }

    private static func floored(_ value: Int64, by unit: Int64) -> Int64 {
        let quotient = value / unit
        return value % unit < 0 ? quotient - 1 : quotient
    }
}
