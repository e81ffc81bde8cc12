/// An amount of whole Swedish kronor.
package struct Kronor: Hashable, Sendable, Comparable {
    package let amount: Int

    /// What a measure may cost: less than any municipality has.
    package static let amounts = 0...1_000_000_000_000

    /// Nil outside ``amounts``.
    package init?(_ amount: Int) {
        guard Self.amounts.contains(amount) else { return nil }
        self.amount = amount
    }

    package static func < (one: Self, other: Self) -> Bool { one.amount < other.amount }
}

extension Kronor: CustomStringConvertible {
    /// `125 000 kr`, with spaces that do not break.
    package var description: String {
        let digits = Array(String(amount))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
            text.append(digit)
        }
        return text + "\u{A0}kr"
    }
}
