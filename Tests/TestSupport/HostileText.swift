/// Text that breaks careless writers: up to 30 scalars of those with a meaning somewhere.
package func hostileText(_ chance: inout SeededChance) -> String {
    let scalars = Array(
        "=+-@'\"\\;,\t\r\n <>&]/{}[]:%|aÅö1\u{8}\u{1B}\u{7F}\u{85}\u{A0}\u{301}\u{200B}\u{202E}\u{2028}\u{2029}\u{FEFF}\u{FF1D}\u{FFFF}🏴🙂"
            .unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...30, using: &chance) {
        text.append(scalars[Int.random(in: 0..<scalars.count, using: &chance)])
    }
    return String(text)
}
