/// A share in percent as somebody published it, with as many decimals as it had.
package struct PublishedPercent: Hashable, Sendable {
    /// Hundredths of a percent, from 0 to 10,000.
    package let hundredths: Int
    /// How many decimals it was published with, from 0 to 2.
    package let decimals: Int

    /// Nil outside 0 to 100 %, for more than two decimals, and where a digit beyond the decimals is not 0.
    package init?(hundredths: Int, decimals: Int) {
        guard (0...10_000).contains(hundredths), (0...2).contains(decimals),
            hundredths.isMultiple(of: [100, 10, 1][decimals])
        else { return nil }
        self.hundredths = hundredths
        self.decimals = decimals
    }

    /// Reads `11`, `11,3`, `11.35` and the same with a percent sign.
    package init?(_ text: some StringProtocol) {
        let number = String(text).filter { !$0.isWhitespace && $0 != "%" }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
            let whole = Int(parts[0]), whole <= 100
        else { return nil }
        let decimals = parts.count == 2 ? parts[1].count : 0
        guard decimals <= 2, let rest = Int((parts.count == 2 ? String(parts[1]) : "").padded(to: 2)) else {
            return nil
        }
        self.init(hundredths: whole * 100 + rest, decimals: decimals)
    }

    /// From 0 to 1.
    package var share: Double { Double(hundredths) / 10_000 }

    /// How far what was counted may lie from it: 0.005 for a whole percent.
    package var rounding: Double { 0.5 / [100, 1_000, 10_000][decimals] }
}

extension PublishedPercent: CustomStringConvertible {
    /// `11,3`
    package var description: String {
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard decimals > 0 else { return "\(whole)" }
        let digits = rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(whole),\(digits.prefix(decimals))"
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: "0", count: max(0, count - self.count))
    }
}
