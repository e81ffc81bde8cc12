/// Whether short texts about a sender have the form they should. Plausible, not proven: only a letter that arrives
/// proves an address.
enum ContactForm {
    /// Something, one `@`, and a name with a dot; at most 254 bytes, no spaces or control characters.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty && $0.utf8.count <= 63 }
            && (labels.last?.count ?? 0) >= 2
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && !isControl($0) && !"<>()[],;:\\\"".unicodeScalars.contains($0)
            }
    }

    /// Five to fifteen digits, perhaps after a `+`, with spaces, hyphens and parentheses among them.
    static func isPhone(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        let isFormed = text.unicodeScalars.enumerated().allSatisfy { index, scalar in
            ("0"..."9").contains(scalar) || " -()/".unicodeScalars.contains(scalar)
                || scalar == "+" && index == 0
        }
        return isFormed && (5...15).contains(digits(of: text).utf8.count)
    }

    static func digits(of phone: String) -> String {
        String(String.UnicodeScalarView(phone.unicodeScalars.filter { ("0"..."9").contains($0) }))
    }

    /// 1–200 bytes without control characters.
    static func isName(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && !text.unicodeScalars.contains(where: isControl)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
