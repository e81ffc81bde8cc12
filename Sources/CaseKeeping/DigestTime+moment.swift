import Reports
import Triage

extension DigestTime {
    /// The first moment after `earlier` at which the digest goes.
    ///
    /// A time that the clock skips in March is the same number of minutes after the skip, and one that it shows twice in October is
    /// the first: each day has its time once.
    func moment(after earlier: Timestamp) -> Timestamp {
        var day = SwedishTime(earlier).date
        // There is no fortnight without a working day.
        for _ in 0..<14 {
            let moment = SwedishTime.moment(of: day, minuteOfDay: minuteOfDay)
            if moment > earlier, days == .all || WorkingDays.contains(day) { return moment }
            day = day.adding(days: 1)
        }
        return SwedishTime.moment(of: day, minuteOfDay: minuteOfDay)
    }
}
