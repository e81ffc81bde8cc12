/// An e-mail address of the plain kind, `local@domain` in ASCII (RFC 5321 dot-string), that can be put in a header or an
/// argument as it is: no quotes, commas, spaces or line breaks, and not beginning with a hyphen.
struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Parses an address; nil for anything else. Domains with å, ä, ö must come as `xn--…`.
    init?(_ text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, halves.count == 2, (1...64).contains(halves[0].utf8.count),
            !halves[0].hasPrefix("-"), Self.atoms(of: halves[0], allowing: Self.localSigns),
            Self.atoms(of: halves[1], allowing: Self.domainSigns),
            halves[1].split(separator: ".").allSatisfy({ label in
                label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
            })
        else { return nil }
        description = text
    }

    /// What comes after the `@`.
    var domain: Substring { description.drop { $0 != "@" }.dropFirst() }

    private static func atoms(of text: Substring, allowing signs: Set<UInt8>) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy(signs.contains)
        }
    }

    private static let domainSigns = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".utf8)
    private static let localSigns = domainSigns.union("!#$%&'*+/=?^_`{|}~".utf8)
}
