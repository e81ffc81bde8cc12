/// A Swedish municipality's code (*kommunkod*): four digits, county first, kept with its leading zero.
package struct MunicipalityCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The code as a number: 1060 for Olofström, 880 for Kalmar's `0880`.
    package let number: Int16

    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 4, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let number = Int16(text)
        else { return nil }
        self.init(number: number)
    }

    package init?(number: Int16) {
        guard (101...2_599).contains(number) else { return nil }
        self.number = number
    }

    package var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}
