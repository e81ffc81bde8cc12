import Foundation

/// How many of so many sets, with the 95 % interval of the rate.
///
/// Method: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22 (1927).
struct Rate: CustomStringConvertible {
    var count = 0
    var sets = 0

    mutating func add(_ isSo: Bool) {
        sets += 1
        if isSo { count += 1 }
    }

    var interval: ClosedRange<Double> {
        let (n, z) = (Double(max(1, sets)), 1.959964)
        let share = Double(count) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, middle - reach)...min(1, middle + reach)
    }

    var description: String {
        String(
            format: "%.1f %% (%.1f–%.1f)", 100 * Double(count) / Double(max(1, sets)),
            100 * interval.lowerBound, 100 * interval.upperBound)
    }
}

/// Writes at once, so that a long run can be followed.
func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
