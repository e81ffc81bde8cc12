import Foundation

/// Ranges of the weights that circles can have, each 3 % wide, so that what depends on the weight can be looked up.
struct WeightBuckets: Sendable {
    private static let ratio = 1.03
    private static let most = 512

    /// At least one.
    let count: Int
    private let least: Double
    private let secondEdge: Double

    /// - Parameter weights: of the spots; none negative, and their sum finite.
    init(of weights: [Double]) {
        let total = weights.reduce(0, +)
        least = weights.lazy.filter { $0 > 0 }.min() ?? 0
        // So wide a range that it needs too many buckets has its lower part all in the first.
        secondEdge = max(least, total * pow(Self.ratio, -Double(Self.most - 2))) * Self.ratio
        guard total > secondEdge else {
            count = 1
            return
        }
        count = Int(log(total / secondEdge) / log(Self.ratio)) + 3
    }

    func bucket(of weight: Double) -> Int32 {
        guard weight >= secondEdge, secondEdge > 0 else { return 0 }
        return Int32(min(count - 1, Int(log(weight / secondEdge) / log(Self.ratio)) + 1))
    }

    /// A weight that no circle of the bucket is below, but for rounding.
    func leastWeight(of bucket: Int) -> Double {
        bucket == 0 ? least : secondEdge * pow(Self.ratio, Double(bucket - 1))
    }
}
