import Reports
import Statistics

/// When a category is reported: relative rates by month, day of the week and hour of the Swedish clock.
struct Rhythm: Sendable {
    /// January first.
    let months: [Double]
    /// Monday first.
    let weekdays: [Double]
    /// From midnight.
    let hours: [Double]

    func rate(at time: SwedishTime) -> Double {
        months[(time.date.month - 1) % months.count] * weekdays[(time.date.weekday - 1) % weekdays.count]
            * hours[time.hour % hours.count]
    }

    /// An hour of the clock, drawn by its rate.
    func hour(using chance: inout Chance) -> Int {
        var left = chance.fraction() * hours.reduce(0, +)
        for (hour, rate) in hours.enumerated() {
            left -= rate
            if left < 0 { return hour }
        }
        return hours.count - 1
    }

    private static let evenWeek = [1, 1, 1, 1, 1.1, 0.9, 0.9]
    private static let weekendWeek = [0.7, 0.7, 0.7, 0.9, 1.7, 2, 1.1]
    private static let workingWeek = [1.3, 1.2, 1.2, 1.2, 1.1, 0.6, 0.5]

    private static let evening: [Double] = [
        1, 0.5, 0.3, 0.2, 0.2, 0.4, 0.8, 1, 1, 1, 1, 1, 1.2, 1.2, 1.4, 1.8, 2.6, 3.6, 4.4, 5, 5, 4.6, 3.4, 2,
    ]
    private static let night: [Double] = [
        4, 3, 2, 1.2, 0.6, 0.4, 0.4, 0.6, 0.8, 1, 1, 1, 1, 1, 1.2, 1.6, 2, 2.6, 3.4, 4.4, 5, 5.4, 5.6, 5,
    ]
    private static let commuting: [Double] = [
        0.3, 0.1, 0.1, 0.1, 0.2, 0.8, 2.6, 5, 4, 2, 1.6, 1.6, 1.8, 1.8, 2.4, 3.8, 5, 4.4, 3, 2.4, 2, 1.6, 1,
        0.6,
    ]
    private static let daytime: [Double] = [
        0.2, 0.1, 0.1, 0.1, 0.2, 0.5, 1.4, 2.6, 3.2, 3.4, 3.4, 3.2, 3, 3, 3, 3.2, 3.4, 3.2, 2.6, 2, 1.6, 1.2,
        0.8, 0.4,
    ]

    static func of(_ category: DemoCategory) -> Rhythm {
        switch category {
        case .lighting:
            Rhythm(
                months: [1.8, 1.5, 1.1, 0.7, 0.4, 0.25, 0.25, 0.6, 1.1, 1.6, 2, 2.1], weekdays: evenWeek,
                hours: evening)
        case .speeding:
            Rhythm(
                months: [0.6, 0.6, 0.8, 1.1, 1.4, 1.5, 1.2, 1.4, 1.2, 0.9, 0.7, 0.6], weekdays: workingWeek,
                hours: commuting)
        case .visibility:
            Rhythm(
                months: [0.5, 0.4, 0.4, 0.7, 1.3, 1.8, 1.9, 1.8, 1.4, 0.9, 0.5, 0.5], weekdays: workingWeek,
                hours: daytime)
        case .mopeds:
            Rhythm(
                months: [0.2, 0.2, 0.6, 1.2, 1.7, 1.9, 1.8, 1.8, 1.3, 0.7, 0.3, 0.2], weekdays: weekendWeek,
                hours: night)
        case .drugs:
            Rhythm(
                months: [0.8, 0.8, 0.9, 1, 1.1, 1.2, 1.2, 1.2, 1.1, 1, 0.9, 0.8], weekdays: weekendWeek,
                hours: evening)
        case .vandalism:
            Rhythm(
                months: [1.1, 0.8, 0.9, 1, 1.1, 1.1, 0.9, 1.1, 1.1, 1.2, 0.9, 1.3], weekdays: evenWeek,
                hours: daytime)
        case .disorder:
            Rhythm(
                months: [0.8, 0.7, 0.8, 1, 1.3, 1.4, 1.4, 1.3, 1.1, 0.9, 0.8, 1.1], weekdays: weekendWeek,
                hours: night)
        case .burglary:
            Rhythm(
                months: [1.1, 1, 1, 0.9, 0.8, 0.9, 1.3, 0.9, 0.9, 1.1, 1.2, 1.3], weekdays: evenWeek,
                hours: daytime)
        case .other:
            Rhythm(
                months: [1.1, 1, 1, 1, 0.9, 0.9, 0.8, 0.9, 1, 1.1, 1.2, 1.1], weekdays: evenWeek,
                hours: evening)
        }
    }
}
