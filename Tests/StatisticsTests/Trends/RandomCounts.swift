import Foundation
import Statistics

/// Negative binomial counts by seeded chance, from the inverse of the distribution as its definition sums it.
struct RandomCounts {
    var chance: Chance

    mutating func draw(mean: Double, dispersion: Double) -> Int {
        var left = chance.fraction()
        var count = 0
        while count < 1_000 {
            left -= Self.probability(of: count, mean: mean, dispersion: dispersion)
            if left < 0 { return count }
            count += 1
        }
        return count
    }

    static func probability(of count: Int, mean: Double, dispersion: Double) -> Double {
        let y = Double(count)
        guard dispersion > 1 else { return exp(y * log(mean) - mean - lgamma(y + 1)) }
        let size = mean / (dispersion - 1)
        let share = 1 / dispersion
        let ways = lgamma(y + size) - lgamma(size) - lgamma(y + 1)
        return exp(ways + size * log(share) + y * log(1 - share))
    }
}
