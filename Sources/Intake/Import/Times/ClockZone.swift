import Reports

/// By which clock times without an offset are meant.
enum ClockZone: Hashable, Sendable {
    /// Of the hour that clocks show twice in autumn the first.
    case swedish
    /// Minutes east of UTC, all the year.
    case offset(Int)

    /// `Europe/Stockholm`, `UTC`, `Z` or `+01:00`; nil for anything else.
    init?(_ text: String) {
        switch text {
        case "Europe/Stockholm": self = .swedish
        case "UTC": self = .offset(0)
        default:
            var rest = Substring(text)
            guard let minutes = TimeForm.offset(in: &rest), rest.isEmpty else { return nil }
            self = .offset(minutes)
        }
    }

    /// Nil for a time that the clock never shows.
    func moment(of date: CivilDate, minuteOfDay: Int) -> Timestamp? {
        switch self {
        case .swedish: SwedishTime.shownMoment(of: date, minuteOfDay: minuteOfDay)
        case .offset(let minutes):
            Timestamp(
                milliseconds: Int64(date.daysSinceEpoch) * 86_400_000 + Int64(minuteOfDay - minutes) * 60_000)
        }
    }
}
