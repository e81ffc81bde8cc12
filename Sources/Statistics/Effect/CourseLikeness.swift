/// How alike the courses of two areas were before a measure, by their reports in blocks of four weeks.
///
/// The square roots of counts of the same mean differ by chance alike much whatever the mean is: F. J. Anscombe, "The
/// transformation of Poisson, binomial and negative-binomial data", Biometrika 35 (1948). So ``distance`` is about 1 for two
/// areas where independent reports come as often all along, and grows with what they differ by in size and in course. To choose what to
/// compare with by the course before alone, never by what came after, is the way of A. Abadie, A. Diamond, J. Hainmueller, "Synthetic
/// control methods for comparative case studies", Journal of the American Statistical Association 105 (2010).
package struct CourseLikeness: Hashable, Sendable {
    /// The mean square of the differences, by what chance makes of them where reports come independently and as often.
    package let distance: Double
    /// The number of blocks compared.
    package let blocks: Int

    /// Weeks in a block; the weeks left over at the beginning go with the first.
    package static let weeksOfBlock = 4

    /// - Parameters:
    ///   - one: reports by week, as many weeks as `other`; nil for none.
    package init?(_ one: [Int], _ other: [Int]) {
        guard one.count == other.count, !one.isEmpty else { return nil }
        let pairs = zip(Self.blocks(of: one), Self.blocks(of: other))
        let squares = pairs.map { one, other in
            let difference = (Double(one) + 0.375).squareRoot() - (Double(other) + 0.375).squareRoot()
            // Each root varies by a quarter.
            return 2 * difference * difference
        }
        blocks = squares.count
        distance = squares.reduce(0, +) / Double(squares.count)
    }

    /// The sums of four weeks at a time, the last week in the last.
    package static func blocks(of weeks: [Int]) -> [Int] {
        let count = max(1, weeks.count / weeksOfBlock)
        var blocks = [Int](repeating: 0, count: count)
        for (week, reports) in weeks.enumerated() {
            let fromEnd = (weeks.count - 1 - week) / weeksOfBlock
            blocks[max(0, count - 1 - fromEnd)] += reports
        }
        return blocks
    }
}
