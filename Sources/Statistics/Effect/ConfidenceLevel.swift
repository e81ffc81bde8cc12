/// How sure an interval is meant to be, in whole percent from 50 to 99.
package struct ConfidenceLevel: Hashable, Sendable {
    package let percent: Int
    /// How many standard errors the interval reaches to either side.
    package let standardErrors: Double

    /// The share of cases that it is meant not to hold.
    var tail: Double { Double(100 - percent) / 100 }

    /// Nil for a percentage outside 50 to 99.
    package init?(percent: Int) {
        guard (50...99).contains(percent) else { return nil }
        self.init(percent)
    }

    package static let ninetyFive = ConfidenceLevel(95)

    private init(_ percent: Int) {
        self.percent = percent
        standardErrors = -Normal.quantile(Double(100 - percent) / 200)
    }
}
