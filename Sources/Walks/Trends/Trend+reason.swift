import Reports
import Statistics

/// The sentences of a ``Trend``.
extension Trend {
    static let calm = Bilingual(
        swedish: "Ingen ökning utöver vad slumpen brukar ge.",
        english: "No rise beyond what chance tends to bring.")

    static func tooEarly(weeksLeft: Int) -> Bilingual {
        Bilingual(
            swedish: "För tidigt att säga: \(counted(weeksLeft, "vecka", "veckor")) till behövs.",
            english: "Too early to say: \(counted(weeksLeft, "more week is", "more weeks are")) needed.")
    }

    static func tooFew(_ reports: Int, weeks: Int) -> Bilingual {
        guard reports > 0 else {
            return Bilingual(
                swedish: "Inga rapporter på \(counted(weeks, "vecka", "veckor")).",
                english: "No reports in \(counted(weeks, "week", "weeks")).")
        }
        return Bilingual(
            swedish: "Bara \(counted(reports, "rapport", "rapporter")) på "
                + "\(counted(weeks, "vecka", "veckor")): för få för att se en ökning.",
            english: "Only \(counted(reports, "report", "reports")) in "
                + "\(counted(weeks, "week", "weeks")): too few to see a rise.")
    }

    /// Names the year too when the rise began in another than the last week is numbered in.
    static func rising(_ alarm: TrendAlarm, in weeks: WeekSpan) -> Bilingual {
        let since = weeks.week(at: alarm.since)
        let isThisYear = since.year == weeks.week(at: weeks.count - 1).year
        let label = PlainWords(
            swedish: "vecka \(since.number)" + (isThisYear ? "" : " år \(since.year)"),
            english: "week \(since.number)" + (isThisYear ? "" : " of \(since.year)"))
        return Bilingual(alarm.reason(since: label))
    }

    private static func counted(_ number: Int, _ one: String, _ several: String) -> String {
        "\(number) \(number == 1 ? one : several)"
    }
}
