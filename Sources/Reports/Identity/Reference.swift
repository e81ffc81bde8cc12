/// The short name of a report that can be said over the telephone: `OLO-7K3M-9Q`.
///
/// Three letters of the municipality, then six signs of an alphabet without look-alikes (no 0 O 1 I L 8 B 5 S U V).
/// 25⁶ ≈ 244 million per municipality; the store refuses one that is taken.
package struct Reference: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Makes a reference by chance.
    package init(prefix: ReferencePrefix, using chance: inout some RandomNumberGenerator) {
        var text = prefix.letters + "-"
        for position in 0..<6 {
            if position == 4 { text += "-" }
            text.unicodeScalars.append(Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &chance)])
        }
        description = text
    }

    /// Parses a reference; lower case and missing hyphens are accepted, as people type them.
    package init?(_ text: some StringProtocol) {
        // As it is kept: a list reads hundreds.
        if Self.isWhole(text.utf8) {
            description = String(text)
            return
        }
        let signs = text.uppercased().unicodeScalars.filter { $0 != "-" && $0 != " " }
        guard signs.count == 9,
            let prefix = ReferencePrefix(String(String.UnicodeScalarView(signs.prefix(3)))),
            signs.dropFirst(3).allSatisfy(Self.alphabet.contains)
        else { return nil }
        let rest = Array(signs.dropFirst(3))
        description =
            "\(prefix.letters)-\(String(String.UnicodeScalarView(rest.prefix(4))))-\(String(String.UnicodeScalarView(rest.suffix(2))))"
    }

    private static func isWhole(_ text: some Collection<UInt8>) -> Bool {
        text.count == 11
            && text.enumerated().allSatisfy { position, sign in
                switch position {
                case 0..<3: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(sign)
                case 3, 8: sign == UInt8(ascii: "-")
                default: signs.contains(sign)
                }
            }
    }

    private static let signs = Array("234679ACDEFGHJKMNPQRTWXYZ".utf8)
    static let alphabet = Array("234679ACDEFGHJKMNPQRTWXYZ".unicodeScalars)
}

/// The three letters A–Z that begin every reference of a municipality.
package struct ReferencePrefix: Hashable, Sendable {
    package let letters: String

    package init?(_ letters: String) {
        guard letters.utf8.count == 3,
            letters.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains)
        else { return nil }
        self.letters = letters
    }
}
