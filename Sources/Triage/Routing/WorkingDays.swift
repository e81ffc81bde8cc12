package import Reports

/// The days on which Swedish offices work: Monday to Friday, less ``SwedishHolidays``.
package enum WorkingDays {
    package static func contains(_ date: CivilDate) -> Bool {
        date.weekday <= 5 && SwedishHolidays.name(of: date) == nil
    }

    /// The last of so many working days after the day on which clocks in Sweden show `opened`, that day not counted.
    ///
    /// For zero or fewer working days it is that day itself; more than 1,000 count as 1,000.
    package static func deadline(after opened: Timestamp, workingDays: Int) -> CivilDate {
        var date = SwedishTime(opened).date
        var left = min(workingDays, 1_000)
        while left > 0 {
            date = date.adding(days: 1)
            if contains(date) { left -= 1 }
        }
        return date
    }
}
