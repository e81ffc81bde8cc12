/// A finite number rounded to a few decimals, to be written without exponent, noise or trailing zeros.
package struct RoundedNumber: Hashable, Sendable {
    private let scaled: Int64
    private let decimals: Int

    /// Rounds to the nearest, halves away from zero.
    ///
    /// - Parameter decimals: 0–9; what lies outside counts as the nearest of these.
    /// - Returns: nil for infinity and NaN, and for what is too large to count exactly: 9 × 10¹⁵ units of the last decimal.
    package init?(_ value: Double, decimals: Int) {
        let places = min(max(decimals, 0), 9)
        let scaled = (value * Double(Self.power(places))).rounded()
        guard scaled.magnitude <= 9e15, let exact = Int64(exactly: scaled) else { return nil }
        self.scaled = exact
        self.decimals = places
    }

    /// Digits with `separator` before the decimals, if any are left: `-0.5`, `12`, `14.5306`.
    package func text(separator: Character = ".") -> String {
        let unit = Self.power(decimals)
        let whole = String(scaled.magnitude / unit)
        var fraction = String(scaled.magnitude % unit)
        fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = scaled < 0 ? "-" : ""
        return fraction.isEmpty ? sign + whole : "\(sign)\(whole)\(separator)\(fraction)"
    }

    private static func power(_ decimals: Int) -> UInt64 {
        (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}
