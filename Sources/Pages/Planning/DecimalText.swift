import JSON
import Web

/// Numbers with decimals as the pages write them.
enum DecimalText {
    static func of(_ number: Double, decimals: Int, _ separator: Character) -> String {
        RoundedNumber(number, decimals: decimals)?.text(separator: separator) ?? "–"
    }

    static func of(_ number: Double, decimals: Int, in language: Language) -> String {
        of(number, decimals: decimals, language == .swedish ? "," : ".")
    }

    /// With its sign: `+3`, `−12`, `0`.
    static func signed(_ number: Double, in language: Language) -> String {
        let text = of(abs(number), decimals: 1, in: language)
        return number > 0.05 ? "+\(text)" : number < -0.05 ? "−\(text)" : text
    }
}
