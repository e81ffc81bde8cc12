import Reports

/// How many people a case has heard, in SQL: each reporter is one, each address that reports without a name came from in a day,
/// and, where that is not known either, each Swedish day on which something was seen (decision 0021).
enum CaseVoices {
    /// An aggregate over rows of `report`. Costs the time functions of SQLite for each report of which neither is known.
    static let counted = """
        count(DISTINCT ifnull(report.reporter, report.pseudonym))
            + count(DISTINCT iif(ifnull(report.reporter, report.pseudonym) IS NULL, \(swedishDay(of: "report.observed")), NULL))
        """

    /// 1 when a report that was just put into the case `:number` adds a voice to it, else 0. Wants `:voice`, the reporter or the pseudonym, and the day of
    /// the report, `:day_start` ..< `:day_end`; inside an `UPDATE` of `case_file` that has not yet counted the report in.
    ///
    /// A day before or after all that the case holds is told without a look at its reports; otherwise the reports of the unknown
    /// are looked through, latest first, until another of that day is found.
    static let added = """
        iif(:voice IS NULL,
            :day_start > last_observed OR :day_end <= first_observed OR 1 = (SELECT count(*) FROM (
                SELECT 1 FROM membership CROSS JOIN report ON report.number = membership.report
                WHERE membership.case_number = :number AND membership.voice IS NULL
                    AND report.observed >= :day_start AND report.observed < :day_end
                ORDER BY membership.report DESC LIMIT 2)),
            1 = (SELECT count(*) FROM membership WHERE case_number = :number AND voice = :voice))
        """

    /// The first moment of the Swedish day of `moment`, and that of the next, in milliseconds.
    static func day(of moment: Timestamp) -> (start: Int64, end: Int64) {
        let date = SwedishTime(moment).date
        let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
        return (
            SwedishTime.moment(of: date, minuteOfDay: 0).milliseconds,
            SwedishTime.moment(of: next, minuteOfDay: 0).milliseconds
        )
    }

    /// The date in Sweden at a moment in milliseconds, as text: ``SwedishTime`` said in SQL. Twenty-fifth March and October,
    /// and on to the next Sunday, are the last Sundays of these months.
    static func swedishDay(of column: String) -> String {
        let seconds = "\(column) / 1000"
        func change(_ monthAndDay: String) -> String {
            "unixepoch(strftime('%Y', \(seconds), 'unixepoch') || '-\(monthAndDay)', 'weekday 0', '+1 hour')"
        }
        return """
            date(\(seconds) + iif(\(seconds) >= \(change("03-25")) AND \(seconds) < \(change("10-25")), 7200, 3600), \
            'unixepoch')
            """
    }
}
