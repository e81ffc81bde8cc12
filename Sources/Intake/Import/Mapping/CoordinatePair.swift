/// Two numbers that stand in one text: `(56.2767, 14.5306)`, `POINT (14.5306 56.2767)`, `56,2767; 14,5306`, and below an address in the
/// last parentheses. Which is which, and whether they are numbers, is told by whoever reads them.
struct CoordinatePair {
    let first: String
    let second: String

    /// Nil for what is not two.
    init?(_ text: String) {
        var inner = Substring(text)
        if let open = inner.lastIndex(of: "("), let close = inner[open...].firstIndex(of: ")") {
            inner = inner[inner.index(after: open)..<close]
        }
        var pieces = inner.split { $0.isWhitespace || ";[]".contains($0) }.filter { $0 != "," }
        if pieces.count == 1 { pieces = pieces[0].split(separator: ",", omittingEmptySubsequences: false) }
        guard pieces.count == 2, let last = pieces.last, var start = pieces.first else { return nil }
        if start.hasSuffix(",") { start.removeLast() }
        first = String(start)
        second = String(last)
    }

    /// Whether nothing is said: neither a letter nor a digit, as in `(, )`.
    static func isEmpty(_ text: String) -> Bool { !text.contains { $0.isLetter || $0.isNumber } }
}
