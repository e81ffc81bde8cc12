/// The names of months in Swedish and English.
package enum MonthName {
    /// The month, 1–12, of its name, or of three letters of it or more; nil for what is none.
    ///
    /// - Parameter word: In lower case.
    package static func number(of word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return names.firstIndex { $0.contains { $0.hasPrefix(word) } }.map { $0 + 1 }
    }

    private static let names = [
        ["januari", "january"], ["februari", "february"], ["mars", "march"], ["april"], ["maj", "may"],
        ["juni", "june"], ["juli", "july"], ["augusti", "august"], ["september"], ["oktober", "october"],
        ["november"], ["december"],
    ]
}
