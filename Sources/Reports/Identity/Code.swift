/// A short machine name such as `lighting` or `park-avdelningen`: 1–40 of a–z, 0–9 and `-`, a letter first.
///
/// The type parameter keeps a unit's code from being passed where a category's is wanted.
package struct Code<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let description: String

    package init?(_ text: some StringProtocol) {
        guard (1...40).contains(text.utf8.count), let first = text.utf8.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
            text.utf8.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            })
        else { return nil }
        description = String(text)
    }

    package static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}
