/// When a place has been hot, and whether it gets hotter: what its class is decided by.
///
/// The classes, the first that fits:
///
/// - historical: not hot in the last period, but in at least 90 % of all, which takes ten periods or more;
/// - unclear: not hot in the last period otherwise;
/// - new: hot in the last period alone;
/// - intensifying, diminishing or persistent: hot in at least 90 % of all periods, and the standard scores have a
///   significant trend up, a significant trend down, or no significant trend;
/// - new or persistent: hot in one unbroken run at the end and not before, which is shorter than half of all periods,
///   or at least half;
/// - sporadic: hot on and off, and in the last period.
///
/// Method: the definitions of hot spots in Esri, "How Emerging Hot Spot Analysis works", documentation of ArcGIS Pro,
/// but for two. Its consecutive, one run at the end of at least two and under 90 % of the periods, is new or
/// persistent here. Its oscillating, hot now and significantly cold before, is sporadic, new or persistent here: cold
/// is not looked for, since few reports need not mean that a place is safe.
package struct HotSpotHistory: Hashable, Sendable {
    /// How many periods there are.
    package let periods: Int
    /// In how many of them the place was hot.
    package let hotPeriods: Int
    /// In how many of the last ones it was hot without a break; 0 when it is not hot in the last.
    package let run: Int
    package let trend: Trend
    package let pattern: EmergingClass

    /// Where standard scores are heading, as far as it is significant.
    package enum Trend: Hashable, Sendable {
        case rising, falling, none
    }

    /// - Parameters:
    ///   - scores: The standard score of each period, the latest last.
    ///   - isHot: Whether the place was significantly hot in each.
    ///   - level: The highest probability by chance, up or down, at which a trend is significant.
    ///
    /// Nil when the two differ in number, when a score is not finite, or when the level is not a probability.
    ///
    /// - Complexity: O(*periods*²).
    package init?(scores: [Double], isHot: [Bool], level: Double = 0.05) {
        guard scores.count == isHot.count, (0...1).contains(level), let test = MannKendall(scores) else {
            return nil
        }
        periods = isHot.count
        hotPeriods = isHot.count { $0 }
        run = isHot.reversed().prefix { $0 }.count
        trend = test.score == 0 || test.bothTails > level ? .none : test.score > 0 ? .rising : .falling
        pattern = Self.pattern(periods: periods, hot: hotPeriods, run: run, trend: trend)
    }

    /// Whether the place was hot in at least 90 % of all periods.
    package var isNearlyAlways: Bool { Self.isNearlyAlways(hotPeriods, of: periods) }

    private static func isNearlyAlways(_ hot: Int, of periods: Int) -> Bool {
        hot > 0 && 10 * hot >= 9 * periods
    }

    private static func pattern(periods: Int, hot: Int, run: Int, trend: Trend) -> EmergingClass {
        guard run > 0 else { return isNearlyAlways(hot, of: periods) ? .historical : .unclear }
        if hot == 1 { return .new }
        if isNearlyAlways(hot, of: periods) {
            return switch trend {
            case .rising: .intensifying
            case .falling: .diminishing
            case .none: .persistent
            }
        }
        guard run == hot else { return .sporadic }
        return 2 * run < periods ? .new : .persistent
    }
}

/// How a place has been hot over time, in the classes of Emerging Hot Spot Analysis; ``HotSpotHistory`` has the rules. The raw
/// values are the words that programs read.
package enum EmergingClass: String, Hashable, Sendable, CaseIterable {
    /// Not hot in the last period, nor nearly always before.
    case unclear = "none"
    case new, intensifying, persistent, diminishing, sporadic, historical
}
