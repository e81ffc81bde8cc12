import Foundation

/// A share that was counted, and the ends of its 95 % interval.
///
/// Method: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
struct Rate: CustomStringConvertible {
    let hits: Int
    let trials: Int

    var description: String {
        guard trials > 0 else { return "none" }
        let (n, z) = (Double(trials), 1.959964)
        let share = Double(hits) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return
            "\(text(100 * share, 1)) % (\(text(100 * (middle - half), 1))–\(text(100 * (middle + half), 1)))"
    }
}

/// A mean over independent sets, and the ends of its 95 % interval by the normal distribution.
struct Mean: CustomStringConvertible {
    private var count = 0.0
    private var sum = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    var description: String {
        let mean = sum / max(1, count)
        let variance = max(0, squares / max(1, count) - mean * mean)
        let half = 1.96 * (variance / max(1, count - 1)).squareRoot()
        return "\(text(mean)) (\(text(mean - half))–\(text(mean + half)))"
    }
}
